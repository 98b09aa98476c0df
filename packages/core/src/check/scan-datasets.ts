import { hintOfFiles } from "../error-table.ts";
import { ComplianceError } from "../errors.ts";
import { makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { requireDatasets } from "../options/dataset-table.ts";
import { abortSignal, callback, needed, type OptionTable, text, wholeUpTo } from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import type { Dataset } from "../types.ts";
import { type Scan, type ScanOptions, scanFiles } from "../upload/scan.ts";
import { maxBytesPerJob, maxIdsPerJob } from "../upload/write-parts.ts";

const scanOptionTable: OptionTable<ScanOptions> = {
  folder: needed(text),
  maxIdsPerJob: wholeUpTo(maxIdsPerJob),
  maxBytesPerJob: wholeUpTo(maxBytesPerJob),
  signal: abortSignal,
  onProgress: callback,
  onChoice: callback,
};

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
  requireOptions("`scanDatasets`", options, scanOptionTable);
  requireDatasets(datasets);
  return await scanAll(datasets, options);
}

/** The same for datasets and options that were looked at. */
export async function scanAll(datasets: readonly Dataset[], options: ScanOptions): Promise<Scan> {
  await makeFolder(options.folder, "The folder of the scan");
  const scan = await wrapFileErrors("A file of the scan cannot be used", () => scanFiles(datasets, options));
  if (scan.faults.length === 0) return scan;
  throw new ComplianceError("DATASET_INVALID", "The lists cannot be checked as they are.", {
    faults: scan.faults,
    ...(scan.badEntries === 0 && { hint: hintOfFiles }),
  });
}
