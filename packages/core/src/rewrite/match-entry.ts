import { readEntry } from "../formats/entry-reader.ts";
import { type BytesLeft, goesOnWith } from "./copy-bytes.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { markScrubbedPosts } from "./mark-scrubbed-posts.ts";
import type { EntryBlock } from "./read-blocks.ts";
import { scrubEntry } from "./scrub-entry.ts";

const { keep, scrub, remove } = entryDecisions;

/** What `null` and its like can make an entry longer by, and a byte to see where it ends. */
const moreBytes = 4_096;

/** How many bytes of a copy have to be there for an entry to be looked for. */
export function countNeeded({ start, end }: Pick<EntryBlock, "start" | "end">, row: number): number {
  return (end[row] as number) - (start[row] as number) + moreBytes;
}

/**
 * Which of `entryDecisions` leads to what the copy goes on with, and moves on behind it: `remove` where that is something
 * else. `lead`: where the separator begins that has to be in front of the entry.
 */
export function matchEntry(block: EntryBlock, row: number, { copy, lead }: EntryMatch): number {
  const { bytes, elements, embedded } = block;
  const { start, end } = readEntry(block, row);
  const isElement = elements !== undefined || block.containers !== undefined;
  const ended = end - lead;
  if (goesOnWith(copy, bytes, lead, end) && !(isElement && isWordByte(copy, ended))) {
    copy.at += ended;
    return keep;
  }
  if (!mayBeScrubbed(block) || !goesOnWith(copy, bytes, lead, start)) return remove;
  const from = copy.at + start - lead;
  if (embedded !== undefined)
    markScrubbedPosts(
      { ...block, embedded },
      row,
      copy.bytes.subarray(from, Math.min(copy.end, from + end - start + moreBytes)),
    );
  const scrubbed = scrubEntry(block, row);
  const rest = copy.bytes.subarray(from, Math.min(copy.end, from + scrubbed.length));
  if (Buffer.compare(scrubbed, rest) !== 0) return remove;
  copy.at = from + scrubbed.length;
  return scrub;
}

export interface EntryMatch {
  readonly copy: BytesLeft;
  readonly lead: number;
}

function mayBeScrubbed({ embedded, canScrub }: EntryBlock): boolean {
  return canScrub || embedded !== undefined;
}

/** A number may be the beginning of another one. */
function isWordByte({ bytes, at, end }: BytesLeft, offset: number): boolean {
  const byte = at + offset < end ? (bytes[at + offset] as number) : 0;
  return (
    (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 46
  );
}
