import { rm, stat } from "node:fs/promises";
import { ComplianceError, isComplianceError } from "../../errors.ts";
import type { Scan, ScannedDataset } from "../../upload/scan.ts";
import type { UploadFile } from "../../upload/upload-file.ts";
import type { CheckOptions } from "../terms/check-options.ts";
import type { CheckFolder } from "./check-folder.ts";
import { type Measured, reckonRoom } from "./reckon-room.ts";

/** Sees to it that the temporary files find room, and gives up what is wanted least where they would not. */
export interface RoomKeeper {
  /** To be called before a part costs anything. Throws TEMPORARY_SPACE. */
  beforePart(upload: UploadFile): Promise<void>;
  /** Takes the result of a part into the results, if there is room for it besides what is still to come. */
  keepResult(part: KeptPart): Promise<void>;
  /** Leaves the result of an earlier job where it is, as long as there is room: a newer one may come, or it stands in. */
  holdResult(part: KeptPart): Promise<void>;
  /** An earlier result was looked at in vain: the part still waits for one. */
  postponePart(upload: UploadFile): void;
  /** A newer result has come, or the held one is of no use. */
  dropHeld(path: string): Promise<void>;
  /** A part was too large: these come in its place. */
  replacePart(upload: UploadFile, halves: readonly UploadFile[]): void;
  /** A part came to no result. Throws FILE_UNWRITABLE. */
  leavePart(upload: UploadFile, resultPath: string): Promise<void>;
  /** To be called before the violations are listed, when no part is to come. */
  beforeComparing(): Promise<void>;
}

interface KeptPart {
  readonly upload: UploadFile;
  readonly records: number;
  readonly path: string;
}

interface Room {
  readonly neededBytes: number;
  readonly freeBytes: number;
}

export interface RoomKeeperOptions {
  readonly scan: Pick<Scan, "types" | "datasets">;
  readonly folder: CheckFolder;
  readonly options: Pick<CheckOptions, "keepResults" | "signal" | "onEvent">;
}

export function createRoomKeeper({ scan, folder, options }: RoomKeeperOptions): RoomKeeper {
  const { keepResults = true, signal, onEvent } = options;
  const waiting = new Set(scan.types.flatMap(({ parts }) => parts));
  const running = new Set<UploadFile>();
  const entries = scan.datasets.reduce((sum, dataset) => sum + dataset.entries, 0);
  const ids = scan.types.reduce((sum, { submitted }) => sum + submitted.size, 0);
  const nameBytes = Math.max(0, ...scan.datasets.flatMap(listNameBytes));
  const held = new Set<string>();
  const counted = new Set<UploadFile>();
  const measured: Measured = { ids: 0, records: 0, resultBytes: 0 };
  let keeps = keepResults;

  const reckon = (): number =>
    reckonRoom({ waiting, running, measured, nameBytes, linesPerId: entries / Math.max(1, ids) });

  /** Whether there is so much room, if need be without the results. */
  async function makeRoom(neededBytes: number): Promise<boolean> {
    const freeBytes = await folder.readFreeBytes();
    if (freeBytes >= neededBytes) return true;
    if (folder.gatheredBytes() > 0 || held.size > 0) await dropResults({ neededBytes, freeBytes });
    return (await folder.readFreeBytes()) >= neededBytes;
  }

  async function dropResults(room: Room): Promise<void> {
    keeps = false;
    await folder.emptyResults();
    await Promise.all([...held].map(dropHeld));
    onEvent?.({ type: "results-dropped", ...room });
  }

  async function dropHeld(path: string): Promise<void> {
    held.delete(path);
    await rm(path, { force: true });
  }

  /** What a result turned out to be shows what others will: of each part once. */
  async function measure({ upload, records, path }: KeptPart): Promise<number> {
    const { size } = await stat(path);
    if (counted.has(upload)) return size;
    counted.add(upload);
    measured.ids += upload.ids;
    measured.records += records;
    measured.resultBytes += size;
    return size;
  }

  /** A disk that is full all the same, as others write there, too, costs the records and not what they said. */
  async function gather(path: string, room: Room): Promise<void> {
    try {
      await folder.gatherResult(path, signal);
    } catch (error) {
      if (!isComplianceError(error) || error.code !== "FILE_UNWRITABLE") throw error;
      await dropResults(room);
    }
  }

  return {
    async beforePart(upload) {
      waiting.delete(upload);
      running.add(upload);
      const neededBytes = reckon();
      if (await makeRoom(neededBytes)) return;
      running.delete(upload);
      const free = await folder.readFreeBytes();
      const [needed, left] = [neededBytes, free].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
      throw new ComplianceError(
        "TEMPORARY_SPACE",
        `The remaining results need about ${needed}, but their folder has only ${left} free.`,
      );
    },
    async keepResult(part) {
      const { upload, path } = part;
      running.delete(upload);
      waiting.delete(upload);
      await rm(upload.path, { force: true });
      // What was held may have been dropped since.
      const resultBytes = counted.has(upload) && !keeps ? 0 : await measure(part);
      const neededBytes = resultBytes + reckon();
      const freeBytes = await folder.readFreeBytes();
      if (keeps && freeBytes < neededBytes) await dropResults({ neededBytes, freeBytes });
      if (keeps) await gather(path, { neededBytes, freeBytes });
      await dropHeld(path);
    },
    async holdResult(part) {
      running.delete(part.upload);
      waiting.add(part.upload);
      await measure(part);
      if (keeps) held.add(part.path);
      else await dropHeld(part.path);
    },
    postponePart(upload) {
      if (running.delete(upload)) waiting.add(upload);
    },
    dropHeld,
    replacePart(upload, halves) {
      running.delete(upload);
      for (const half of halves) waiting.add(half);
    },
    async leavePart(upload, resultPath) {
      running.delete(upload);
      await Promise.all([upload.path, resultPath].map((path) => rm(path, { force: true })));
    },
    async beforeComparing() {
      // Parts that were not begun after a failure need no upload any more.
      await Promise.all([...waiting].map(({ path }) => rm(path, { force: true })));
      waiting.clear();
      running.clear();
      await makeRoom(reckon());
    },
  };
}

function listNameBytes({ dataset }: ScannedDataset): readonly number[] {
  return dataset.files.map(({ name }) => Buffer.byteLength(dataset.name) + Buffer.byteLength(name));
}
