import { createLineSplitter } from "../bytes/line-splitter.ts";
import { createIdWords } from "../ids/parse-id.ts";
import type { Fault } from "../types.ts";
import { type OpenFile, readChunks } from "./read-file.ts";
import { bomBytes, explainBadLine, maxLineBytes, readTxtLine, startsWithBom } from "./txt-entry.ts";

/** What a reader is told of a file, in the order of its bytes. Every byte belongs to exactly one call. */
export interface EntryVisitor {
  /** The file's bytes as they were read, before anything else is told of them. */
  onRead?(bytes: Uint8Array): void;
  /** An entry: its ID as two words, and its bytes with its line end. Valid during the call only. */
  onEntry(high: number, low: number, bytes: Uint8Array): void;
  /** Bytes that are no entry and always stay: byte order mark, blank lines, comments. */
  onOther?(bytes: Uint8Array): void;
  /** A line that is no ID. `withheld`: its bytes go to nobody, so what is written from here would lack them. */
  onFault?(fault: Fault, withheld: boolean): void;
  /** Between chunks, so that a writer can keep up. */
  onChunk?(sizeBytes: number): Promise<void>;
}

const lfsMessage = "is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`";
const pointerStart = "version https://git-lfs.github.com/spec/";

/** Reads a txt file entry by entry. Memory is one chunk and the longest line. */
export async function readEntries(
  file: OpenFile,
  visitor: EntryVisitor,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const words = createIdWords();
  let line = 0;
  const splitter = createLineSplitter({
    maxLineBytes,
    onLine(bytes, { start, end, hasLf }) {
      line++;
      const stop = hasLf ? end + 1 : end;
      const kind = readTxtLine(bytes, { start, end }, words);
      if (kind === "id") {
        visitor.onEntry(words[0] as number, words[1] as number, bytes.subarray(start, stop));
        return;
      }
      if (kind === "bad")
        visitor.onFault?.({ file: name, line, message: explainBadLine(bytes, { start, end }) }, false);
      visitor.onOther?.(bytes.subarray(start, stop));
    },
    onTooLong() {
      line++;
      visitor.onFault?.({ file: name, line, message: "is longer than 64 KiB, so it is no ID" }, true);
    },
  });
  let first = true;
  for await (const chunk of readChunks(file, { name, signal })) {
    visitor.onRead?.(chunk);
    let rest = chunk;
    if (first && startsWithBom(chunk)) {
      visitor.onOther?.(chunk.subarray(0, bomBytes));
      rest = chunk.subarray(bomBytes);
    }
    if (first && isLfsPointer(rest)) {
      visitor.onFault?.({ file: name, message: lfsMessage }, true);
      return;
    }
    first = false;
    splitter.push(rest);
    await visitor.onChunk?.(chunk.length);
  }
  splitter.end();
}

function isLfsPointer(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, pointerStart.length)).toString("latin1") === pointerStart;
}
