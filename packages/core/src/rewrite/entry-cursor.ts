import { createHash, type Hash } from "node:crypto";
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
function hashBetween(
  { bytes, sizeBytes, ...block }: EntryBlock,
  { between, ahead }: Pick<EntryCursor, "between" | "ahead">,
): number {
  // Elements go with either separator. A container without entries is nobody's to change.
  const { count, start, end } = block.containers ?? {
    count: block.count,
    start: block.start,
    end: block.elements?.next ?? block.end,
  };
  let from = ahead;
  for (let row = 0; row < count; row++) {
    const to = start[row] as number;
    if (to > from) between.update(bytes.subarray(from, to));
    from = end[row] as number;
  }
  if (sizeBytes > from) between.update(bytes.subarray(from, sizeBytes));
  return Math.max(0, from - sizeBytes);
}
