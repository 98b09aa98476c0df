import { isComplianceError } from "../errors.ts";
import { IdSet } from "../ids/id-set.ts";
import type { Dataset, Fault, JobType } from "../types.ts";
import { readEntries } from "./read-entries.ts";
import { openFile } from "./read-file.ts";
import { createSpool, type SpooledIds } from "./spool.ts";

/** X's limits for one job, with room to spare: 128 MB and "about 6.5 million IDs" (X's documentation, 2026). */
export const maxIdsPerJob = 6_000_000;
export const maxBytesPerJob = 120_000_000;

export interface ScanOptions {
  /** Where the upload file is made; the caller removes it. */
  readonly folder: string;
  readonly maxIdsPerJob?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** All IDs of one type, over all its datasets. */
export interface ScannedIds {
  readonly type: JobType;
  readonly files: number;
  readonly entries: number;
  /** Distinct. */
  readonly submitted: IdSet;
  readonly spooled: SpooledIds;
  /** Distinct IDs of each. */
  readonly datasets: readonly { readonly dataset: Dataset; readonly ids: number }[];
  readonly faults: readonly Fault[];
}

/** Faults of one file that are named; the rest is counted. */
const namedFaults = 10;

/**
 * Reads all files of one type into distinct IDs and the file to upload, in the order of the datasets and
 * files, so that the same content gives the same bytes. Bad lines are collected, never thrown.
 */
export async function scanType(
  type: JobType,
  datasets: readonly Dataset[],
  options: ScanOptions,
): Promise<ScannedIds> {
  const submitted = new IdSet();
  const spool = await createSpool(`${options.folder}/upload-${type}.txt`);
  const faults: Fault[] = [];
  const counted: { dataset: Dataset; ids: number }[] = [];
  let entries = 0;
  let files = 0;
  try {
    for (const dataset of datasets) {
      // One dataset is all there is: counting it apart would double the memory.
      const own = datasets.length === 1 ? submitted : new IdSet();
      for (const file of dataset.files) {
        files++;
        faults.push(
          ...(await scanFile(file, {
            signal: options.signal,
            onId(high, low) {
              entries++;
              if (submitted.add(high, low)) spool.add(high, low);
              if (own !== submitted) own.add(high, low);
            },
            onChunk: () => spool.flush(),
          })),
        );
      }
      counted.push({ dataset, ids: own.size });
    }
  } catch (error) {
    await spool.abort();
    throw error;
  }
  const spooled = await spool.finish();
  faults.push(...findExcess(submitted.size, spooled.body.sizeBytes, options.maxIdsPerJob ?? maxIdsPerJob));
  return { type, files, entries, submitted, spooled, datasets: counted, faults };
}

async function scanFile(
  file: Dataset["files"][number],
  {
    onId,
    onChunk,
    signal,
  }: {
    readonly onId: (high: number, low: number) => void;
    readonly onChunk: () => Promise<void>;
    readonly signal: AbortSignal | undefined;
  },
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  let more = 0;
  try {
    await using opened = await openFile(file);
    await readEntries(
      opened,
      {
        onEntry: onId,
        onFault: (fault) => (faults.length < namedFaults ? faults.push(fault) : more++),
        onChunk,
      },
      { name: file.name, signal },
    );
  } catch (error) {
    if (!isComplianceError(error) || error.code !== "FILE_UNREADABLE") throw error;
    faults.push({ message: error.message });
  }
  if (more > 0) faults.push({ file: file.name, message: `has ${more} more lines that are not IDs` });
  return faults;
}

function findExcess(ids: number, sizeBytes: number, limit: number): readonly Fault[] {
  if (ids <= limit && sizeBytes <= maxBytesPerJob) return [];
  const message = `${ids} distinct IDs (${sizeBytes} bytes) are more than one job takes (${limit} IDs, ${maxBytesPerJob} bytes): check fewer files in one run`;
  return [{ message }];
}
