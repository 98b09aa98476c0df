import type { Place } from "../../errors/fault.ts";
import type { DatasetPlan } from "../dataset-plan.ts";
import { splitGlobs } from "../field-schemas.ts";
import { parseMaxRemoval } from "../max-removal.ts";
import type { Config, ConfigDataset } from "./config-schema.ts";

/** What holds for datasets that do not say otherwise. */
export type DatasetDefaults = Pick<
  DatasetPlan,
  "keepReasons" | "maxRemoval" | "onScrub" | "onRefetch" | "onBadEntry"
>;

/** Turns what a config file says into datasets to look for. */
export function planDatasets(
  { datasets }: Config,
  {
    defaults,
    findPlace,
  }: { readonly defaults: DatasetDefaults; readonly findPlace: (path: readonly PropertyKey[]) => Place },
): readonly DatasetPlan[] {
  return datasets.map((dataset, index) => ({
    ...planDataset(dataset, defaults),
    findPlace: (pattern) => {
      const item =
        Array.isArray(dataset.files) && pattern !== undefined ? dataset.files.indexOf(pattern) : -1;
      return findPlace(["datasets", index, "files", ...(item < 0 ? [] : [item])]);
    },
  }));
}

function planDataset(dataset: ConfigDataset, defaults: DatasetDefaults): Omit<DatasetPlan, "findPlace"> {
  const { name, files, format, ids = [{ type: "tweets" }] } = dataset;
  const limit = dataset["max-removal"];
  return {
    name,
    // An item of a list is one glob, so that a name may have a comma in it.
    patterns: typeof files === "string" ? splitGlobs(files) : files,
    format: format ?? "auto",
    ids: ids.map(({ type, field }) => ({ type, field: field === undefined ? undefined : String(field) })),
    scrubFields: dataset["scrub-fields"]?.map(String) ?? [],
    onScrub: dataset["on-scrub"] ?? defaults.onScrub,
    // Of all datasets it is meant for those with fields to scrub.
    onRefetch: dataset["on-refetch"] ?? (dataset["scrub-fields"] && defaults.onRefetch),
    keepReasons: dataset["keep-reasons"] ?? defaults.keepReasons,
    maxRemoval: parseMaxRemoval(String(limit)) ?? defaults.maxRemoval,
    onBadEntry: dataset["on-bad-entry"] ?? defaults.onBadEntry,
  };
}
