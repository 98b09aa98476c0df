import { elementsBefore, readEntry } from "../formats/entry-reader.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { markScrubbedPosts } from "./mark-scrubbed-posts.ts";
import type { EntryBlock } from "./read-blocks.ts";
import { scrubEntry } from "./scrub-entry.ts";

const { keep, scrub, remove } = entryDecisions;

/** An entry of the other copy: the next that is left there. */
export interface OtherEntry {
  readonly other: EntryBlock;
  readonly otherRow: number;
}

/** Which of `entryDecisions` makes the other entry of one: `remove` where the other is another. */
export function compareEntries(own: EntryBlock, row: number, next: OtherEntry): number {
  const { other, otherRow } = next;
  const { high, low } = own.keys;
  // Scrubbed or not, it is known by its IDs.
  if (high[row] !== other.keys.high[otherRow] || low[row] !== other.keys.low[otherRow]) return remove;
  if (!hasSameSeparator(own, row, next)) return remove;
  if (hasSameBytes(own, row, next)) return keep;
  const { start, end } = readEntry(other, otherRow);
  const scrubbed = other.bytes.subarray(start, end);
  const { embedded } = own;
  if (embedded !== undefined) markScrubbedPosts({ ...own, embedded }, row, scrubbed);
  return Buffer.compare(scrubEntry(own, row), scrubbed) === 0 ? scrub : remove;
}

/** Byte by byte: for entries as short as these, views of them would take longer than they are worth. */
function hasSameBytes(own: EntryBlock, row: number, { other, otherRow }: OtherEntry): boolean {
  const from = (own.elements?.own ?? own.start)[row] as number;
  const otherFrom = (other.elements?.own ?? other.start)[otherRow] as number;
  const length = (own.end[row] as number) - from;
  if (length !== (other.end[otherRow] as number) - otherFrom) return false;
  for (let at = length - 1; at >= 0; at--) {
    if (own.bytes[from + at] !== other.bytes[otherFrom + at]) return false;
  }
  return true;
}

/** An element that has become the first of its array has lost the separator in front of it. */
function hasSameSeparator(own: EntryBlock, row: number, { other, otherRow }: OtherEntry): boolean {
  if (own.elements === undefined || other.elements === undefined) return true;
  if (other.elements.before[otherRow] === elementsBefore.nothing) return true;
  const separator = own.bytes.subarray(own.start[row], own.elements.own[row]);
  const otherSeparator = other.bytes.subarray(other.start[otherRow], other.elements.own[otherRow]);
  return Buffer.compare(separator, otherSeparator) === 0;
}
