import type { Hash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { ComplianceError } from "../errors.ts";
import type { Judge } from "../types.ts";
import { appendBytes, createFile } from "./create-file.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";
import { readBatches } from "./read-batches.ts";
import { type OpenFile, openFile } from "./read-file.ts";

/** What a rewrite did, or would do. */
export interface FileChange {
  readonly entries: number;
  /** Entries left out. */
  readonly removed: number;
  /** Entries kept although nothing is proven about their IDs, such as those added since the check. */
  readonly unverified: number;
}

export interface RewriteOptions {
  /** Shown in errors. */
  readonly name: string;
  readonly judge: Judge;
  readonly reader: ReaderOptions;
  readonly signal?: AbortSignal | undefined;
}

interface CopyOptions extends RewriteOptions {
  /** Told of all bytes that are read. */
  readonly hash?: Hash;
}

/**
 * Copies a file without its violations. Everything else keeps its bytes and its order: entries, comments,
 * blank lines, byte order mark, line ends, the missing final one.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
export async function copyCompliant(
  from: OpenFile,
  to: FileHandle,
  { name, judge, reader, signal, hash }: CopyOptions,
): Promise<FileChange> {
  // Nearly all entries: neither to be removed nor to be counted.
  const isPlain = Uint8Array.from(judge.judgements, ({ ruling }) => (ruling === "compliant" ? 1 : 0));
  let entries = 0;
  let removed = 0;
  let unverified = 0;
  let buffer: Uint8Array = new Uint8Array(0);
  // The front of the buffer is filled with what is kept, and written before the buffer is used again.
  let kept = 0;
  const keep = (bytes: Uint8Array, start: number, end: number): void => {
    if (start !== kept) bytes.copyWithin(kept, start, end);
    kept += end - start;
  };
  await readBatches(
    from,
    {
      onRead: (bytes) => void hash?.update(bytes),
      onBatch(bytes, region, batch) {
        const { count, start, end, high, low } = batch;
        const numbers = judge.judge(high, low, count);
        let keptFrom = region.from;
        entries += count;
        for (let row = 0; row < count; row++) {
          const number = numbers[row] as number;
          if (isPlain[number] === 1) continue;
          if (judge.judgements[number]?.ruling === "unverified") {
            unverified++;
            continue;
          }
          removed++;
          keep(bytes, keptFrom, start[row] as number);
          keptFrom = end[row] as number;
        }
        keep(bytes, keptFrom, region.to);
        buffer = bytes;
      },
      async onPiece() {
        if (kept > 0) await appendBytes(to, buffer.subarray(0, kept), name);
        kept = 0;
      },
      onFault(fault, unreadable) {
        if (unreadable) {
          throw new ComplianceError("DATASET_INVALID", `${name} cannot be rewritten.`, { faults: [fault] });
        }
      },
    },
    {
      name,
      signal,
      createReader: (onFault, firstBytes) => openReader({ name, firstBytes }, reader, onFault),
    },
  );
  return { entries, removed, unverified };
}

/**
 * Writes the compliant copy of a file to a new file. Nothing is left behind where it fails.
 * Throws OPTION_INVALID if both are one, and what `copyCompliant` throws.
 */
export async function rewriteToNewFile(
  paths: { readonly from: string; readonly to: string },
  options: RewriteOptions,
): Promise<FileChange> {
  // Opening the new file empties it.
  if (resolve(paths.from) === resolve(paths.to)) {
    throw new ComplianceError("OPTION_INVALID", `The new ${options.name} cannot take the old one's place.`);
  }
  await using from = await openFile({ name: options.name, path: paths.from });
  await using to = await createFile(paths.to, `The new ${options.name}`);
  try {
    // Awaited here: the files are closed as soon as this function is left.
    return await copyCompliant(from, to, options);
  } catch (error) {
    await rm(paths.to, { force: true });
    throw error;
  }
}
