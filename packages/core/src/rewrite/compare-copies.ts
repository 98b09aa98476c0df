import type { ReaderOptions } from "../formats/open-reader.ts";
import { compareContainers } from "./compare-containers.ts";
import { compareEntries } from "./compare-entries.ts";
import { type EntryCursor, openCursor, settleCursor } from "./entry-cursor.ts";
import { entryDecisions } from "./entry-decisions.ts";
import type { EntryBlock } from "./read-blocks.ts";

const { keep, remove } = entryDecisions;

/** Two copies of one file: as it was, and as a proposal makes it. */
export interface FileCopies {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface CompareCopiesOptions {
  readonly reader: ReaderOptions;
  /** Told of each entry of `from` that `to` does not have as it was, by its row in a block: `scrub` or `remove` of `entryDecisions`. */
  readonly onChanged: (block: EntryBlock, row: number, decision: number) => void;
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
  const tell = (block: EntryBlock, row: number, decision: number): void => {
    if (decision !== keep) onChanged(block, row, decision);
  };
  while (await settleCursor(before)) {
    const isOver = !(await settleCursor(after));
    const own = before.block as EntryBlock;
    while (before.row < own.count && (isOver || hasEntry(after))) {
      const other = isOver ? undefined : (after.block as EntryBlock);
      if (own.containers !== undefined) {
        const { decisions, used } = compareContainers(own, before.row, { other, otherRow: after.row });
        decisions.forEach((decision, index) => {
          tell(own, before.row + index, decision);
        });
        before.row += decisions.length;
        after.row += used;
        continue;
      }
      const decision =
        other === undefined ? remove : compareEntries(own, before.row, { other, otherRow: after.row });
      if (decision !== remove) after.row++;
      tell(own, before.row, decision);
      before.row++;
    }
  }
  const hasMore = await settleCursor(after);
  return !hasMore && before.between.digest("hex") === after.between.digest("hex");
}

function hasEntry({ block, row }: EntryCursor): boolean {
  return row < (block?.count ?? 0);
}
