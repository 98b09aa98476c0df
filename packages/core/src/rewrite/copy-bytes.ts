import { createEntryBatch, type EntryReader } from "../formats/entry-reader.ts";
import { type BlockSource, readBlocks } from "./read-blocks.ts";

/** Bytes from the first that nothing was made of yet. */
export interface BytesLeft {
  bytes: Uint8Array;
  at: number;
  end: number;
}

/** What is left of a copy, decompressed and in UTF-8. No entries are looked for. */
export interface CopyBytes extends BytesLeft, AsyncDisposable {
  /** Sees to it that so many bytes are there, or all that are left. */
  need(count: number): Promise<void>;
}

/** Opens the bytes of a file. Throws what `readBlocks` throws. */
export function openCopyBytes(source: Omit<BlockSource, "createReader">): CopyBytes {
  const blocks = readBlocks({ ...source, createReader: () => tellNoEntries });
  let isOver = false;
  const copy: CopyBytes = {
    bytes: new Uint8Array(0),
    at: 0,
    end: 0,
    async need(count) {
      while (!isOver && copy.end - copy.at < count) {
        const { value } = await blocks.next();
        isOver = value === undefined;
        if (value === undefined) return;
        const rest = copy.bytes.subarray(copy.at, copy.end);
        const more = value.bytes.subarray(0, value.sizeBytes);
        copy.bytes = rest.length === 0 ? more : Buffer.concat([rest, more]);
        copy.at = 0;
        copy.end = copy.bytes.length;
      }
    },
    async [Symbol.asyncDispose]() {
      await blocks.return(undefined);
    },
  };
  return copy;
}

/** Whether the copy goes on with these bytes of another one. As many have to be there, or it has no more. */
export function goesOnWith(copy: BytesLeft, bytes: Uint8Array, start: number, end: number): boolean {
  const { bytes: own, at } = copy;
  if (copy.end - at < end - start) return false;
  // Byte by byte: for entries as short as these, views of them would take longer than they are worth.
  for (let index = end - start - 1; index >= 0; index--) {
    if (own[at + index] !== bytes[start + index]) return false;
  }
  return true;
}

const tellNoEntries: EntryReader = {
  batch: createEntryBatch(1, 1),
  maxRecordBytes: 0,
  scrubbedField: "",
  read: (_bytes, { to }) => to,
  findUnscrubbed: () => [],
  holdsOnlyIds: () => false,
};
