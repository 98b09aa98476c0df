import { ComplianceError } from "../errors.ts";
import type { IdColumn } from "../formats/entry-reader.ts";
import { IdSet } from "../ids/id-set.ts";
import type { JobType } from "../types.ts";
import { createUploadWriter, longestLineBytes, type UploadFile, type UploadWriter } from "./upload-file.ts";

/** Most IDs of one job, with room to spare. Source: X's "batch compliance" reference, 2026: "about 6.5 million IDs". */
export const maxIdsPerJob = 6_000_000;
/** Most bytes of one upload, with room to spare. Source: as above, 128 MB. */
export const maxBytesPerJob = 120_000_000;
/** Parts are counted in 16 bits. */
const maxParts = 65_536;

export interface IdCollector {
  readonly submitted: IdSet;
  /** Adds those of the first `count` IDs of a column that are new. */
  add(bytes: Uint8Array, column: IdColumn, count: number): void;
  flush(): Promise<void>;
  finish(): Promise<readonly UploadFile[]>;
  abort(): Promise<void>;
}

export interface CollectorOptions {
  readonly folder: string;
  readonly maxIdsPerJob?: number | undefined;
  readonly maxBytesPerJob?: number | undefined;
}

/**
 * Collects IDs into files of at most so many IDs and bytes each. Where one ends depends on the IDs and their order
 * alone, not on how they arrive, so that the same content gives the same parts.
 */
export function createIdCollector(type: JobType, options: CollectorOptions): IdCollector {
  const maxIds = options.maxIdsPerJob ?? maxIdsPerJob;
  const maxBytes = options.maxBytesPerJob ?? maxBytesPerJob;
  const submitted = new IdSet();
  const full: UploadWriter[] = [];
  const finished: UploadFile[] = [];
  let parts = 0;
  let current = openPart();

  function openPart(): UploadWriter {
    if (parts === maxParts) {
      throw new ComplianceError(
        "OPTION_INVALID",
        `The ${type} would need more than ${maxParts} jobs: allow more IDs in each.`,
      );
    }
    submitted.openPart(parts);
    return createUploadWriter(buildUploadName(options.folder, type, parts++));
  }

  function hasRoom(ids: number): boolean {
    return current.countIds() + ids <= maxIds && current.countBytes() + ids * longestLineBytes <= maxBytes;
  }

  /** Where a part may end within the block: one ID after the other. */
  function addEach(bytes: Uint8Array, column: IdColumn, count: number): void {
    for (let row = 0; row < count; row++) {
      const [high, low] = [column.high[row] as number, column.low[row] as number];
      if (submitted.has(high, low)) continue;
      const sizeBytes = (column.idEnd[row] as number) - (column.idStart[row] as number) + 1;
      if (
        current.countIds() > 0 &&
        (current.countIds() === maxIds || current.countBytes() + sizeBytes > maxBytes)
      ) {
        full.push(current);
        current = openPart();
      }
      submitted.add(high, low);
      current.add(bytes, column, row);
    }
  }

  async function flush(): Promise<void> {
    for (const writer of full.splice(0)) finished.push(await writer.finish());
    await current.flush();
  }

  return {
    submitted,
    add(bytes, column, count) {
      if (!hasRoom(count)) addEach(bytes, column, count);
      else
        current.addNew(bytes, column, { isOld: submitted.addBlock(column.high, column.low, count), count });
    },
    flush,
    async finish() {
      await flush();
      const last = await current.finish();
      return (last.ids === 0 ? finished : [...finished, last]).map((file, part) => ({
        ...file,
        place: BigInt(part) << 40n,
      }));
    },
    async abort() {
      await Promise.all([...full, current].map((writer) => writer.abort()));
    },
  };
}

export function buildUploadName(folder: string, type: JobType, part: number): string {
  return `${folder}/upload-${type}-${String(part).padStart(5, "0")}.txt`;
}
