import { formatLines, lineMarginBytes, longestLineBytes } from "../ids/format-lines.ts";
import type { IdSet } from "../ids/id-set.ts";
import { sortIds } from "../ids/sort-ids.ts";
import type { JobType } from "../types.ts";
import { type PartRange, planParts } from "./plan-parts.ts";
import { createUploadWriter, type UploadFile } from "./upload-file.ts";

/** Most IDs of one job, with room to spare. Source: X's "batch compliance" reference, 2026: "about 6.5 million IDs". */
export const maxIdsPerJob = 6_000_000;
/** Most bytes of one upload, with room to spare. Source: X's "batch compliance" reference, 2026: 128 MB. */
export const maxBytesPerJob = 120_000_000;

export interface PartOptions {
  /** Where the upload files are made; the caller removes them. Created if it does not exist. */
  readonly folder: string;
  /** Most IDs of one part, from 1. Default and most: 6,000,000. */
  readonly maxIdsPerJob?: number | undefined;
  /** Most bytes of one part, from 1. Default and most: 120,000,000. */
  readonly maxBytesPerJob?: number | undefined;
  /** Ends the work; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

/** IDs that are sorted at once, 8 bytes each: each time all IDs are read twice. */
const sortedIds = 25_000_000;
const idsPerWrite = 50_000;

/**
 * Divides the IDs of a type into parts (`planParts`), and writes each into a file: ascending, one ID per line. Reports the
 * set which part an ID is in. Throws FILE_UNWRITABLE, or the signal's reason.
 */
export async function writeParts(
  type: JobType,
  ids: IdSet,
  options: PartOptions,
): Promise<readonly UploadFile[]> {
  const parts = planParts(ids, {
    maxIds: options.maxIdsPerJob ?? maxIdsPerJob,
    maxBytes: options.maxBytesPerJob ?? maxBytesPerJob,
  });
  for (const [number, { first }] of parts.entries()) ids.beginPart(number === 0 ? 0n : first, number);
  const groups = groupParts(parts);
  const room = new BigUint64Array(Math.max(0, ...groups.map(countIds)));
  const bytes = new Uint8Array(lineMarginBytes + longestLineBytes * Math.min(room.length, idsPerWrite));
  const uploads: UploadFile[] = [];
  for (const group of groups) {
    const [first, last] = [(group[0] as PartRange).first, (group.at(-1) as PartRange).last];
    const sorted = room.subarray(0, countIds(group));
    sortIds(ids, { first, last }, sorted);
    let from = 0;
    for (const part of group) {
      const path = buildUploadName(options.folder, type, uploads.length);
      const own = sorted.subarray(from, from + part.ids);
      uploads.push(await writePart(own, { path, place: part.first, bytes, signal: options.signal }));
      from += part.ids;
    }
  }
  return uploads;
}

export function buildUploadName(folder: string, type: JobType, part: number): string {
  return `${folder}/upload-${type}-${String(part).padStart(5, "0")}.txt`;
}

interface PartToWrite {
  readonly path: string;
  readonly place: bigint;
  /** Used for the lines of each part in turn. */
  readonly bytes: Uint8Array;
  readonly signal: AbortSignal | undefined;
}

async function writePart(
  ids: BigUint64Array,
  { path, place, bytes, signal }: PartToWrite,
): Promise<UploadFile> {
  const writer = createUploadWriter(path);
  try {
    for (let from = 0; from < ids.length; from += idsPerWrite) {
      signal?.throwIfAborted();
      const some = ids.subarray(from, from + idsPerWrite);
      writer.add(bytes.subarray(formatLines(some, bytes)), some.length);
      await writer.flush();
    }
    return await writer.finish(place);
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

/** Neighbours that are sorted together, one at least. */
function groupParts(parts: readonly PartRange[]): readonly (readonly PartRange[])[] {
  const groups: PartRange[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    if (group !== undefined && countIds(group) + part.ids <= sortedIds) group.push(part);
    else groups.push([part]);
  }
  return groups;
}

function countIds(parts: readonly PartRange[]): number {
  return parts.reduce((sum, { ids }) => sum + ids, 0);
}
