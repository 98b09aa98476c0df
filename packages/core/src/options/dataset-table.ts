import { ComplianceError } from "../errors.ts";
import {
  type Dataset,
  type DatasetFile,
  datasetFormats,
  type IdPlace,
  idForms,
  jobTypes,
  tableSeparators,
} from "../types.ts";
import { needed, type OptionRule, type OptionTable, oneOf, text, texts, yesOrNo } from "./option-rule.ts";
import { requireOptions } from "./require-options.ts";

const list: OptionRule = { accepts: Array.isArray, what: "a list" };

export const datasetTable: OptionTable<Dataset> = {
  name: needed(text),
  ids: needed(list),
  files: needed(list),
  format: oneOf("auto", ...datasetFormats),
  quoting: oneOf("auto", "csv", "none"),
  separator: oneOf("auto", ...tableSeparators),
  idForm: oneOf("auto", ...idForms),
  embeddedPosts: oneOf("remove", "scrub", "ignore"),
  allowEmpty: yesOrNo,
  scrubFields: texts,
  onScrub: oneOf("auto", "remove", "keep"),
  onRefetch: oneOf("keep", "scrub"),
  keepReasons: texts,
  onBadEntry: oneOf("fail", "keep"),
};

const placeTable: OptionTable<IdPlace> = { type: needed(oneOf(...jobTypes)), field: text };

const fileTable: OptionTable<DatasetFile> = { name: needed(text), path: needed(text), isReal: yesOrNo };

/** Throws OPTION_INVALID for datasets with faults of their own, before their files are opened. */
export function requireDatasets(datasets: readonly Dataset[]): void {
  if (!Array.isArray(datasets)) throw refuse("The datasets must be a list.");
  for (const dataset of datasets as readonly Dataset[]) requireDataset(dataset);
}

export function requireDataset(dataset: Dataset): void {
  // Programs keep what is theirs beside it.
  requireOptions({ name: "a dataset", isOpen: true }, dataset, datasetTable);
  const { name, ids, files, onRefetch, scrubFields = [] } = dataset;
  const places = { name: `the IDs of the dataset ${name}`, isOpen: true } as const;
  for (const place of ids) requireOptions(places, place, placeTable);
  const listed = { name: `a file of the dataset ${name}`, isOpen: true } as const;
  for (const file of files) requireOptions(listed, file, fileTable);
  if (ids.length === 0) throw refuse(`The dataset ${name} needs at least one place for its IDs.`);
  if (hasUnnamed(ids)) {
    throw refuse(
      `The dataset ${name} has several places for IDs of one type: set a \`field\` for each of them.`,
    );
  }
  if (onRefetch === "scrub" && scrubFields.length === 0) {
    throw refuse(
      `The dataset ${name} has no fields to scrub: name them in \`scrubFields\`, or leave \`onRefetch\` out.`,
    );
  }
}

/** By the usual names one place is found, not two of them. */
function hasUnnamed(places: readonly IdPlace[]): boolean {
  return places.some(
    ({ type, field }) => field === undefined && places.filter((other) => other.type === type).length > 1,
  );
}

function refuse(what: string): ComplianceError {
  return new ComplianceError("OPTION_INVALID", what);
}
