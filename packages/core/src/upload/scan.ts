import { isComplianceError } from "../errors.ts";
import { openFile } from "../files/read-file.ts";
import { createSharedBatch, type SharedBatch } from "../formats/entry-reader.ts";
import type { BatchVisitor } from "../formats/read-batches.ts";
import { readList } from "../formats/read-list.ts";
import { IdSet } from "../ids/id-set.ts";
import { type Dataset, type DatasetFile, type Fault, type JobType, jobTypes } from "../types.ts";
import { createIdCollector } from "./collect-ids.ts";
import { foldFaults } from "./fold-faults.ts";
import { createIdJudge } from "./judge-ids.ts";
import { createReserve } from "./reserve-rest.ts";
import type { Scan, ScannedDataset, ScannedIds, ScanOptions } from "./scan-terms.ts";
import { writeParts } from "./write-parts.ts";

export type { ReadProgress, Scan, ScannedDataset, ScannedIds, ScanOptions } from "./scan-terms.ts";

interface Scanning {
  readonly submitted: ReadonlyMap<JobType, IdSet>;
  readonly progress: { files: number; entries: number; readBytes: number };
  readonly faults: Fault[];
  readonly badEntries: Fault[];
  readonly options: ScanOptions;
}

/**
 * Reads all files of all datasets once, into the distinct IDs of each type and the files to upload. The same IDs give
 * the same files, whatever stands around them and in whatever order they come. Faults are collected, never thrown.
 */
export async function scanFiles(datasets: readonly Dataset[], options: ScanOptions): Promise<Scan> {
  const types = jobTypes.filter((type) =>
    datasets.some(({ ids }) => ids.some((place) => place.type === type)),
  );
  const submitted = new Map(types.map((type) => [type, new IdSet()]));
  const progress = { files: 0, entries: 0, readBytes: 0 };
  const scanning: Scanning = { submitted, progress, faults: [], badEntries: [], options };
  const scanned: ScannedDataset[] = [];
  for (const dataset of datasets) {
    scanned.push(await scanDataset(dataset, { ...scanning, isAlone: datasets.length === 1 }));
  }
  const found: ScannedIds[] = [];
  for (const [type, ids] of submitted) {
    found.push({ type, submitted: ids, parts: await writeParts(type, ids, options) });
  }
  const { faults, badEntries } = scanning;
  return { types: found, datasets: scanned, faults, badEntries: badEntries.length, progress };
}

async function scanDataset(
  dataset: Dataset,
  scanning: Scanning & { readonly isAlone: boolean },
): Promise<ScannedDataset> {
  const { submitted, isAlone, progress } = scanning;
  // One dataset is all there is: counting it apart would double the memory.
  const owned = new Map([...submitted].map(([type, all]) => [type, isAlone ? all : new IdSet()]));
  const collector = createIdCollector(dataset, { all: submitted, own: owned });
  const before = progress.entries;
  const kept: Fault[] = [];
  const doubts: Fault[] = [];
  const visitor: DatasetVisitor = {
    sets: collector.sets,
    onBatch(_bytes, _region, { batch }) {
      progress.entries += batch.count;
      collector.add(batch);
    },
    async onPiece() {
      scanning.options.onProgress?.({ ...progress });
    },
  };
  const batch = createSharedBatch(dataset.ids.length);
  for (const file of dataset.files) {
    progress.files++;
    kept.push(...(await scanFile(file, { dataset, batch, visitor, scanning, doubts })));
  }
  return { dataset, entries: progress.entries - before, ids: collector.count(), kept, doubts };
}

interface DatasetVisitor extends Required<Pick<BatchVisitor, "onBatch" | "onPiece">> {
  readonly sets: readonly IdSet[];
}

async function scanFile(
  file: DatasetFile,
  {
    dataset,
    batch,
    visitor,
    doubts,
    scanning: { options, faults, badEntries: ofEntries, progress },
  }: {
    readonly doubts: Fault[];
    readonly dataset: Dataset;
    readonly batch: SharedBatch;
    readonly visitor: DatasetVisitor;
    readonly scanning: Scanning;
  },
): Promise<readonly Fault[]> {
  const badEntries = foldFaults(file.name);
  const entriesBefore = progress.entries;
  const judge = createIdJudge(dataset.ids);
  const faultsBefore = faults.length;
  const readBefore = progress.readBytes;
  try {
    await using opened = await openFile(file);
    let expectRest = createReserve(visitor.sets, opened.sizeBytes);
    const onChoice = (text: string): void => options.onChoice?.(dataset, text, file);
    const reader = { ...dataset, batch, onChoice };
    await readList(
      opened,
      {
        onBatch(bytes, region, reader) {
          judge.see(bytes, region, reader);
          visitor.onBatch(bytes, region, reader);
        },
        onPiece() {
          expectRest(progress.readBytes - readBefore);
          return visitor.onPiece();
        },
        onExtent(readBytes) {
          expectRest = createReserve(visitor.sets, readBytes);
        },
        onRead: (bytes) => {
          progress.readBytes += bytes.length;
        },
        onBadEntry: badEntries.add,
        onRefusal: (fault) => faults.push(fault),
      },
      { name: file.name, signal: options.signal, reader },
    );
  } catch (error) {
    if (!isComplianceError(error) || error.code !== "FILE_UNREADABLE") throw error;
    faults.push({ message: error.message });
  }
  const isRefused = faults.length > faultsBefore;
  // Of what was refused nothing else is told.
  if (!isRefused) {
    const judgement = judge.conclude(file.name);
    faults.push(...judgement.faults);
    doubts.push(...judgement.doubts);
  }
  if (dataset.onBadEntry === "keep") return badEntries.list("may be a list");
  const listed = badEntries.list(
    isRefused || progress.entries > entriesBefore ? "may be a list" : "has no ID",
  );
  ofEntries.push(...listed);
  faults.push(...listed);
  return [];
}
