import { isComplianceError } from "../errors.ts";
import { IdSet } from "../ids/id-set.ts";
import type { Dataset, DatasetFile, Fault, JobType } from "../types.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";
import { type BatchVisitor, type ReadBatchesOptions, readBatches } from "./read-batches.ts";
import { openFile } from "./read-file.ts";

import { createSpool, type Spool, type SpooledIds } from "./spool.ts";

/** X's limits for one job, with room to spare: 128 MB and "about 6.5 million IDs" (X's documentation, 2026). */
export const maxIdsPerJob = 6_000_000;
export const maxBytesPerJob = 120_000_000;

export interface ScanOptions {
  /** Where the upload file is made; the caller removes it. */
  readonly folder: string;
  readonly maxIdsPerJob?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told, file by file, which format and field were chosen and why. */
  readonly onChoice?: ((dataset: Dataset, text: string) => void) | undefined;
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
      const reader = { ...dataset, onChoice: (text: string) => options.onChoice?.(dataset, text) };
      for (const file of dataset.files) {
        files++;
        const scanned = await scanFile(file, { submitted, own, spool, signal: options.signal, reader });
        entries += scanned.entries;
        faults.push(...scanned.faults);
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
  file: DatasetFile,
  {
    submitted,
    own,
    spool,
    signal,
    reader,
  }: {
    readonly submitted: IdSet;
    readonly own: IdSet;
    readonly spool: Spool;
    readonly signal: AbortSignal | undefined;
    readonly reader: ReaderOptions;
  },
): Promise<{ readonly entries: number; readonly faults: readonly Fault[] }> {
  const faults: Fault[] = [];
  let more = 0;
  let entries = 0;
  const visitor: BatchVisitor = {
    onBatch(bytes, _region, batch) {
      entries += batch.count;
      spool.addNew(bytes, batch, submitted.addBlock(batch.high, batch.low, batch.count));
      if (own !== submitted) own.addBlock(batch.high, batch.low, batch.count);
    },
    onPiece: () => spool.flush(),
    onFault: (fault) => (faults.length < namedFaults ? faults.push(fault) : more++),
  };
  const createReader: ReadBatchesOptions["createReader"] = (onFault, firstBytes) =>
    openReader({ name: file.name, firstBytes }, reader, onFault);
  try {
    await using opened = await openFile(file);
    await readBatches(opened, visitor, { name: file.name, signal, createReader });
  } catch (error) {
    if (!isComplianceError(error) || error.code !== "FILE_UNREADABLE") throw error;
    faults.push({ message: error.message });
  }
  if (more > 0) faults.push({ file: file.name, message: `has ${more} more lines that are not IDs` });
  return { entries, faults };
}

function findExcess(ids: number, sizeBytes: number, limit: number): readonly Fault[] {
  if (ids <= limit && sizeBytes <= maxBytesPerJob) return [];
  const message = `${ids} distinct IDs (${sizeBytes} bytes) are more than one job takes (${limit} IDs, ${maxBytesPerJob} bytes): check fewer files in one run`;
  return [{ message }];
}
