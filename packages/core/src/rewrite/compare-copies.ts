import type { ReaderOptions } from "../formats/open-reader.ts";
import { type EntryCursor, openCursor, readSpan, settleCursor } from "./entry-cursor.ts";
import type { EntryBlock } from "./read-blocks.ts";
import { scrubFields } from "./scrub-fields.ts";

/** Two copies of one file: as it was, and as a proposal makes it. */
export interface FileCopies {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** What became of an entry. */
export type EntryChange = "none" | "removed" | "scrubbed";

export interface CompareCopiesOptions {
  readonly reader: ReaderOptions;
  /** Told of each entry of `from` that `to` does not have as it was, by its row in a block. */
  readonly onChanged: (block: EntryBlock, row: number, change: EntryChange) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Walks both copies at once, entry by entry. Returns whether the second is the first without some of its entries, and
 * with some scrubbed: nothing added, moved or edited otherwise, nor between the entries.
 * Throws FILE_UNREADABLE, and DATASET_INVALID for what is no such list.
 */
export async function compareCopies(
  { name, from, to }: FileCopies,
  { reader, onChanged, signal }: CompareCopiesOptions,
): Promise<boolean> {
  await using before = openCursor({ path: from, name, reader, signal });
  await using after = openCursor({ path: to, name, reader, signal });
  const canScrub = (reader.scrubFields ?? []).length > 0;
  while (await settleCursor(before)) {
    const isOver = !(await settleCursor(after));
    const own = before.block as EntryBlock;
    for (; before.row < own.count && (isOver || hasEntry(after)); before.row++) {
      const change = isOver ? "removed" : compareEntries(before, after, canScrub);
      if (change !== "removed") after.row++;
      if (change !== "none") onChanged(own, before.row, change);
    }
  }
  const hasMore = await settleCursor(after);
  return !hasMore && before.between.digest("hex") === after.between.digest("hex");
}

function hasEntry({ block, row }: EntryCursor): boolean {
  return row < (block?.count ?? 0);
}

/** What became of one entry, if the other is the next that is left. */
function compareEntries(before: EntryCursor, after: EntryCursor, canScrub: boolean): EntryChange {
  const [own, other] = [before.block as EntryBlock, after.block as EntryBlock];
  if (hasSameBytes(before, after)) return "none";
  const isOne =
    own.keys.high[before.row] === other.keys.high[after.row] &&
    own.keys.low[before.row] === other.keys.low[after.row];
  if (!canScrub || !isOne) return "removed";
  const scrubbed = scrubFields(own.bytes, readSpan(own, before.row), own.reader);
  const { start, end } = readSpan(other, after.row);
  return Buffer.compare(scrubbed, other.bytes.subarray(start, end)) === 0 ? "scrubbed" : "removed";
}

/** Byte by byte: for entries as short as these, views of them would take longer than they are worth. */
function hasSameBytes(before: EntryCursor, after: EntryCursor): boolean {
  const [own, other] = [before.block as EntryBlock, after.block as EntryBlock];
  const [from, to] = [own.start[before.row] as number, own.end[before.row] as number];
  const otherFrom = other.start[after.row] as number;
  if (to - from !== (other.end[after.row] as number) - otherFrom) return false;
  for (let at = to - from - 1; at >= 0; at--) {
    if (own.bytes[from + at] !== other.bytes[otherFrom + at]) return false;
  }
  return true;
}
