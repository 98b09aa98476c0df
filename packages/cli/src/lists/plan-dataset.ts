import type { Dataset, DatasetFile, JobType } from "@x-batch-compliance/core";
import type { PlannedDataset } from "@x-batch-compliance/core/config";
import type { OptionValues } from "../arguments/option-table.ts";

/** Where the IDs are, and how they are written. */
type Reading = Pick<OptionValues, "field" | "format" | "quoting" | "separator" | "id-form" | "on-bad-entry">;

/** All lists of a command line as one dataset, with the policy of the options. */
export function planDataset(options: OptionValues, files: readonly DatasetFile[]): PlannedDataset {
  return {
    ...planReading(options, options.type, files),
    embeddedPosts: options["embedded-posts"],
    allowEmpty: options["allow-empty"],
    keepReasons: options["keep-reasons"],
    onScrub: options["on-scrub"],
    scrubFields: options["scrub-fields"],
    onRefetch: options["on-refetch"],
    maxRemoval: options["max-removal"],
  };
}

/** The same for who only wants the IDs of the entries themselves. */
export function planReading(options: Reading, type: JobType, files: readonly DatasetFile[]): Dataset {
  const { field, format, quoting, separator } = options;
  return {
    name: "ids",
    ids: field.length === 0 ? [{ type }] : field.map((one) => ({ type, field: one })),
    files,
    format,
    quoting,
    separator,
    idForm: options["id-form"],
    embeddedPosts: "ignore",
    onBadEntry: options["on-bad-entry"],
  };
}
