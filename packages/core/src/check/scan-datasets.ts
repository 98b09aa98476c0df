import { type ScannedIds, type ScanOptions, scanType } from "../dataset/scan.ts";
import { ComplianceError } from "../errors.ts";
import type { Dataset, Fault, JobType } from "../types.ts";

export const jobTypes: readonly JobType[] = ["tweets", "users"];

/**
 * Reads all files of all datasets, type by type, without asking X anything.
 * @throws {ComplianceError} DATASET_INVALID with every fault of every file; FILE_UNWRITABLE.
 */
export async function scanDatasets(
  datasets: readonly Dataset[],
  options: ScanOptions,
): Promise<readonly ScannedIds[]> {
  const scans: ScannedIds[] = [];
  for (const type of jobTypes) {
    const own = datasets.filter((dataset) => dataset.type === type);
    if (own.length > 0) scans.push(await scanType(type, own, options));
  }
  refuseFaults(scans.flatMap(({ faults }) => faults));
  return scans;
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new ComplianceError("DATASET_INVALID", "The lists cannot be checked as they are.", { faults });
}
