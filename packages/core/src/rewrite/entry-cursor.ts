import { createHash, type Hash } from "node:crypto";
import { elementsBefore } from "../formats/entry-reader.ts";
import { type BlockSource, type EntryBlock, readBlocks } from "./read-blocks.ts";

/** A place in the entries of a file. Only to come to the next block takes waiting: of millions, each wait would count. */
export interface EntryCursor extends AsyncDisposable {
  block: EntryBlock | undefined;
  row: number;
  readonly blocks: AsyncGenerator<EntryBlock>;
  /** Of all bytes so far that belong to no entry. */
  readonly between: Hash;
  /** So many of the next bytes belong to an entry, as the separator behind it. */
  ahead: number;
  /** An element that is no entry stands in front, in the array that the last entry was in. */
  isBehindOther: boolean;
}

/** Opens a cursor before the first block. */
export function openCursor(source: BlockSource): EntryCursor {
  const blocks = readBlocks(source);
  return {
    block: undefined,
    row: 0,
    blocks,
    between: createHash("sha256"),
    ahead: 0,
    isBehindOther: false,
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
    cursor.ahead = hashBetween(value, cursor);
    cursor.block = value;
    cursor.row = 0;
  }
  return true;
}

/** Returns what of the last entry is beyond the block. */
function hashBetween({ bytes, sizeBytes, ...block }: EntryBlock, cursor: EntryCursor): number {
  const { between, ahead } = cursor;
  // A container without entries is nobody's to change.
  const { count, start, end } = block.containers ?? block;
  let from = ahead;
  for (let row = 0; row < count; row++) {
    const to = start[row] as number;
    if (to > from) between.update(bytes.subarray(from, to));
    from = findElementEnd({ end, elements: block.elements }, row, cursor);
  }
  if (sizeBytes > from) between.update(bytes.subarray(from, sizeBytes));
  return Math.max(0, from - sizeBytes);
}

/**
 * Where an element ends with the separators that may go with it. The one behind may, until an element that is no entry has
 * stayed: from there on each element has its own in front of it, in either copy.
 */
function findElementEnd(
  { end, elements }: Pick<EntryBlock, "end" | "elements">,
  row: number,
  cursor: EntryCursor,
): number {
  if (elements === undefined) return end[row] as number;
  const { before, next } = elements;
  if (before[row] !== elementsBefore.entry) cursor.isBehindOther = before[row] === elementsBefore.other;
  return (cursor.isBehindOther ? end : next)[row] as number;
}
