import type { Hash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { openSink } from "../compression/byte-sink.ts";
import { readPacking } from "../detect/inspect-file.ts";
import { ComplianceError } from "../errors.ts";
import { appendBytes, createFile } from "../files/create-file.ts";
import { type OpenFile, openFile, readChunks } from "../files/read-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { openReader, type ReaderOptions } from "../formats/open-reader.ts";
import { readBatches } from "../formats/read-batches.ts";
import type { Classifier } from "../types.ts";
import { createEntryDecider, entryDecisions } from "./decide-entries.ts";
import { createOutputBuffer } from "./output-buffer.ts";
import { blankFields } from "./scrub-fields.ts";

/** What a rewrite did, or would do, in entries. */
export interface FileChange {
  readonly entries: number;
  /** Left out. */
  readonly removed: number;
  /** Kept, with fields blanked. */
  readonly scrubbed: number;
  /** Kept although nothing is proven about their IDs, such as those added since the check. */
  readonly unverified: number;
}

export interface RewriteOptions {
  /** Shown in errors. */
  readonly name: string;
  /** For each place of the IDs, in their order. */
  readonly judges: readonly Classifier[];
  readonly reader: ReaderOptions;
  readonly signal?: AbortSignal | undefined;
}

interface CopyOptions extends RewriteOptions {
  /** Told of all bytes that are read. */
  readonly hash?: Hash;
}

/**
 * Copies a file without its violations. Everything else keeps its bytes and its order: entries, comments,
 * blank lines, byte order mark, line ends, the missing final one. What was packed is packed again.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
export async function copyCompliant(
  from: OpenFile,
  to: FileHandle,
  { name, judges, reader: options, signal, hash }: CopyOptions,
): Promise<FileChange> {
  const ruler = createEntryDecider(judges, options);
  const kept = createOutputBuffer();
  const change = { entries: 0, removed: 0, scrubbed: 0, unverified: 0 };
  const { keep, unverified, scrub } = entryDecisions;
  const sink = openSink(to, { name, compression: await readPacking(from, name) });
  const copying = readBatches(
    from,
    {
      onRead: (bytes) => void hash?.update(bytes),
      onBatch(bytes, region, reader) {
        const { count, start, end } = reader.batch;
        const rulings = ruler.rule(bytes, reader);
        const { from: first, to } = region;
        let keptFrom = first;
        change.entries += count;
        for (let row = 0; row < count; row++) {
          const ruling = rulings[row];
          if (ruling === keep) continue;
          if (ruling === unverified) {
            change.unverified++;
            continue;
          }
          const entry = { start: start[row] as number, end: end[row] as number };
          kept.keep(bytes, keptFrom, entry.start);
          keptFrom = entry.end;
          if (ruling === scrub) {
            change.scrubbed++;
            kept.insert(blankFields(bytes, entry, reader));
          } else change.removed++;
        }
        kept.keep(bytes, keptFrom, to);
      },
      onPiece: () => sink.write(kept.take()),
      onRefusal(fault) {
        throw new ComplianceError("DATASET_INVALID", `${name} cannot be rewritten.`, { faults: [fault] });
      },
    },
    {
      name,
      signal,
      createReader: (onFault, content) => openReader(content, options, onFault),
    },
  );
  try {
    await copying;
    await sink.finish();
  } catch (error) {
    await sink.abort();
    throw error;
  }
  return change;
}

/**
 * Writes the compliant copy of a file to a new file. Nothing is left behind where it fails.
 * Throws OPTION_INVALID if both are one, FILE_CHANGED, and what `copyCompliant` throws.
 */
export function rewriteToNewFile(
  paths: { readonly from: string; readonly to: string },
  options: RewriteOptions,
): Promise<FileChange> {
  return wrapFileErrors(`The new ${options.name} cannot be written`, () => writeCopy(paths, options));
}

async function writeCopy(
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
    const change = await copyCompliant(from, to, options);
    // Packed anew the same content may be other bytes: a file that keeps all its entries is to stay the same file.
    if (change.removed === 0 && change.scrubbed === 0) await copyUnchanged(from, paths, options);
    return change;
  } catch (error) {
    await rm(paths.to, { force: true });
    throw error;
  }
}

async function copyUnchanged(
  { identity }: OpenFile,
  paths: { readonly from: string; readonly to: string },
  { name, signal }: RewriteOptions,
): Promise<void> {
  await using from = await openFile({ name, path: paths.from });
  if ((await readPacking(from, name)) === "none") return;
  if (from.identity !== identity) {
    throw new ComplianceError("FILE_CHANGED", `${name} was changed while it was being rewritten.`);
  }
  await using to = await createFile(paths.to, `The new ${name}`);
  for await (const chunk of readChunks(from, { name, signal }))
    await appendBytes(to, chunk, `The new ${name}`);
}
