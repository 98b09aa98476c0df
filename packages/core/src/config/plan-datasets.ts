import { parseMaxRemoval } from "../max-removal.ts";
import type { Place } from "../placed-fault.ts";
import type { DatasetPlan } from "../search/dataset-plan.ts";
import type { IdPlace } from "../types.ts";
import type { Config, ConfigDataset, ConfigPlace } from "./config-types.ts";
import { splitGlobs, splitList } from "./split-words.ts";

/** What holds for datasets that do not set their own. */
export type DatasetDefaults = Pick<
  DatasetPlan,
  "keepReasons" | "maxRemoval" | "onScrub" | "onRefetch" | "onBadEntry" | "embeddedPosts" | "allowEmpty"
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
  const { name, files, format, quoting, separator, ids = { type: "tweets" } } = dataset;
  const limit = dataset["max-removal"];
  const reasons = dataset["keep-reasons"];
  return {
    name,
    // An item of a list is one glob, so that a name may have a comma in it.
    patterns: typeof files === "string" ? splitGlobs(files) : files,
    format: format ?? "auto",
    quoting,
    separator,
    idForm: dataset["id-form"],
    embeddedPosts: dataset["embedded-posts"] ?? defaults.embeddedPosts,
    allowEmpty: readYesOrNo(dataset["allow-empty"]) ?? defaults.allowEmpty,
    ids: [ids].flat().flatMap(listPlaces),
    scrubFields: dataset["scrub-fields"]?.map(String) ?? [],
    onScrub: dataset["on-scrub"] ?? defaults.onScrub,
    // Of all datasets it is meant for those with fields to scrub.
    onRefetch: dataset["on-refetch"] ?? (dataset["scrub-fields"] && defaults.onRefetch),
    keepReasons: (typeof reasons === "string" ? splitList(reasons) : reasons) ?? defaults.keepReasons,
    maxRemoval: parseMaxRemoval(String(limit)) ?? defaults.maxRemoval,
    onBadEntry: dataset["on-bad-entry"] ?? defaults.onBadEntry,
  };
}

/** A place with several fields is as many places. An item is one name, so that it may have a comma in it. */
function listPlaces({ type, field }: ConfigPlace): readonly IdPlace[] {
  if (field === undefined) return [{ type }];
  return [field].flat().map((one) => ({ type, field: String(one) }));
}

function readYesOrNo(value: ConfigDataset["allow-empty"]): boolean | undefined {
  return value === undefined ? undefined : String(value).toLowerCase() === "true";
}
