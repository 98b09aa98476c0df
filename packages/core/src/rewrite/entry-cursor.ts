import { createHash, type Hash } from "node:crypto";
import type { Span } from "../formats/entry-reader.ts";
import { type BlockSource, type EntryBlock, readBlocks } from "./read-blocks.ts";

/** A place in the entries of a file. Only to come to the next block takes waiting: of millions, each wait would count. */
export interface EntryCursor extends AsyncDisposable {
  block: EntryBlock | undefined;
  row: number;
  readonly blocks: AsyncGenerator<EntryBlock>;
  /** Of all bytes so far that belong to no entry. */
  readonly between: Hash;
}

/** Opens a cursor before the first block. */
export function openCursor(source: BlockSource): EntryCursor {
  const blocks = readBlocks(source);
  return {
    block: undefined,
    row: 0,
    blocks,
    between: createHash("sha256"),
    async [Symbol.asyncDispose]() {
      await blocks.return(undefined);
    },
  };
}

/** Sees to it that the cursor is at an entry. Returns false where the file has no more of them. */
export async function settleCursor(cursor: EntryCursor): Promise<boolean> {
  while (cursor.block === undefined || cursor.row >= cursor.block.count) {
    const { value } = await cursor.blocks.next();
    if (value === undefined) return false;
    hashBetween(value, cursor.between);
    cursor.block = value;
    cursor.row = 0;
  }
  return true;
}

export function readSpan({ start, end }: EntryBlock, row: number): Span {
  return { start: start[row] as number, end: end[row] as number };
}

function hashBetween({ bytes, sizeBytes, count, start, end }: EntryBlock, between: Hash): void {
  let from = 0;
  for (let row = 0; row < count; row++) {
    const to = start[row] as number;
    if (to > from) between.update(bytes.subarray(from, to));
    from = end[row] as number;
  }
  if (sizeBytes > from) between.update(bytes.subarray(from, sizeBytes));
}
