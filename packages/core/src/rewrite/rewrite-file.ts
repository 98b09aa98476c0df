import type { Hash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { openSink } from "../compression/byte-sink.ts";
import { encodeSink } from "../compression/utf16-sink.ts";
import type { TextEncoding } from "../compression/utf16-source.ts";
import { readOpenCompression } from "../detect/inspect-file.ts";
import { ComplianceError } from "../errors.ts";
import { appendBytes, createFile } from "../files/create-file.ts";
import { type OpenFile, openFile, readChunks } from "../files/read-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { openReader, type ReaderOptions } from "../formats/open-reader.ts";
import { readBatches } from "../formats/read-batches.ts";
import type { Classifier } from "../types.ts";
import { type ChangedEntry, describeChanged } from "./changed-entry.ts";
import { createEntryDecider } from "./decide-entries.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { createOutputBuffer } from "./output-buffer.ts";
import type { RetainedEntries } from "./retained-entries.ts";
import { createBatchSifter } from "./sift-batch.ts";
import { createBatchWriter } from "./write-batch.ts";

/** What a rewrite did, or would do, in entries. */
export interface FileChange {
  readonly entries: number;
  /** Left out. */
  readonly removed: number;
  /** Kept, with fields scrubbed. */
  readonly scrubbed: number;
  /** Kept although nothing is proven about their IDs, for example those added since the check. */
  readonly unverified: number;
}

export interface RewriteOptions {
  readonly name: string;
  /** Or which, by the identity of the file that was opened. */
  readonly classifiers: readonly Classifier[] | ((identity: string) => readonly Classifier[]);
  readonly reader: ReaderOptions;
  /** Entries that remain removed or scrubbed, whatever the classifiers say. */
  readonly retained?: RetainedEntries | undefined;
  readonly onChange?: ((entry: ChangedEntry) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface CopyOptions extends RewriteOptions {
  readonly hash?: Hash;
}

/**
 * Copies a file without its violations. Everything else stays byte for byte as it is, in its order: entries, comments,
 * blank lines, byte order mark, line ends, the missing final one. What was compressed is compressed again, and UTF-16 is
 * written as it was.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
export async function copyCompliant(
  from: OpenFile,
  to: FileHandle,
  { name, classifiers, reader: options, retained, onChange, signal, hash }: CopyOptions,
): Promise<FileChange> {
  const bound = typeof classifiers === "function" ? classifiers(from.identity) : classifiers;
  const decider = createEntryDecider(bound, { ...options, retained });
  const sift = createBatchSifter(bound, { retained });
  const output = createOutputBuffer();
  const passOn = createBatchWriter(output);
  const change = { entries: 0, removed: 0, scrubbed: 0, unverified: 0 };
  const { keep, unverified, scrub } = entryDecisions;
  let encoding: TextEncoding = "utf-8";
  const compressed = openSink(to, { name, compression: await readOpenCompression(from, name) });
  const sink = encodeSink(compressed, () => encoding);
  const copying = readBatches(
    from,
    {
      onRead: (bytes) => void hash?.update(bytes),
      onEncoding(found) {
        encoding = found;
      },
      onBatch(bytes, region, reader) {
        const { batch } = reader;
        change.entries += batch.count;
        sift(batch);
        const decisions = decider.decide(bytes, reader);
        for (let row = 0; row < batch.count; row++) {
          const decision = decisions[row] as number;
          if (decision === keep) continue;
          if (decision === unverified) change.unverified++;
          else if (decision === scrub) change.scrubbed++;
          else change.removed++;
          if (decision === unverified) continue;
          onChange?.(describeChanged(batch, row, { decision, isRetained: decider.kept[row] === 1 }));
        }
        passOn(bytes, region, { reader, decisions });
      },
      onPiece: () => sink.write(output.take()),
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
    throw new ComplianceError("OPTION_INVALID", `The new ${options.name} cannot replace the old one.`);
  }
  await using from = await openFile({ name: options.name, path: paths.from });
  await using to = await createFile(paths.to, `The new ${options.name}`);
  try {
    const change = await copyCompliant(from, to, options);
    // Compressed anew the same content may be other bytes: a file that keeps all its entries is to stay the same file.
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
  if ((await readOpenCompression(from, name)) === "none") return;
  if (from.identity !== identity) {
    throw new ComplianceError("FILE_CHANGED", `${name} was changed while it was being rewritten.`);
  }
  await using to = await createFile(paths.to, `The new ${name}`);
  for await (const chunk of readChunks(from, { name, signal }))
    await appendBytes(to, chunk, `The new ${name}`);
}
