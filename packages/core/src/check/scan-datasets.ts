import { ComplianceError } from "../errors.ts";
import { makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { type Dataset, type IdPlace, jobTypes } from "../types.ts";
import { type Scan, type ScanOptions, scanFiles } from "../upload/scan.ts";

/**
 * Reads all files of all datasets without asking X anything: what a check would submit, or what is wrong with the
 * lists.
 *
 * @throws {ComplianceError} DATASET_INVALID with every fault of every file; OPTION_INVALID; FILE_UNWRITABLE.
 * @example
 * ```ts
 * const { types, progress } = await scanDatasets([dataset], { folder: "scan" });
 * console.log(`${progress.entries} entries, ${types[0]?.submitted.size} distinct IDs`);
 * ```
 */
export async function scanDatasets(datasets: readonly Dataset[], options: ScanOptions): Promise<Scan> {
  for (const { name, ids, onRefetch, scrubFields = [] } of datasets) {
    if (ids.length === 0)
      throw new ComplianceError(
        "OPTION_INVALID",
        `The dataset ${name} needs at least one place for its IDs.`,
      );
    if (!ids.every(({ type }) => jobTypes.includes(type))) {
      const words = jobTypes.map((type) => `\`${type}\``).join(" or ");
      throw new ComplianceError(
        "OPTION_INVALID",
        `The \`type\` of IDs of the dataset ${name} must be ${words}.`,
      );
    }
    if (hasUnnamed(ids)) {
      throw new ComplianceError(
        "OPTION_INVALID",
        `The dataset ${name} has several places for IDs of one type: set a \`field\` for each of them.`,
      );
    }
    if (onRefetch === "scrub" && scrubFields.length === 0) {
      throw new ComplianceError(
        "OPTION_INVALID",
        `The dataset ${name} has no fields to scrub: name them in \`scrubFields\`, or leave \`onRefetch\` out.`,
      );
    }
  }
  await makeFolder(options.folder, "The folder of the scan");
  const scan = await wrapFileErrors("A file of the scan cannot be used", () => scanFiles(datasets, options));
  if (scan.faults.length === 0) return scan;
  throw new ComplianceError("DATASET_INVALID", "The lists cannot be checked as they are.", {
    faults: scan.faults,
  });
}

/** By the usual names one place is found, not two of them. */
function hasUnnamed(places: readonly IdPlace[]): boolean {
  return places.some(
    ({ type, field }) => field === undefined && places.filter((other) => other.type === type).length > 1,
  );
}
