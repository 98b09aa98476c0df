import { elementsBefore } from "../formats/entry-reader.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import { type CopyBytes, goesOnWith, openCopyBytes } from "./copy-bytes.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { matchContainer } from "./match-container.ts";
import { countNeeded, matchEntry } from "./match-entry.ts";
import { type EntryBlock, readBlocks } from "./read-blocks.ts";

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

/** How far both have been matched. */
interface Match {
  readonly copy: CopyBytes;
  readonly tell: CompareCopiesOptions["onChanged"];
  /** So many of the next bytes are the separator behind an element that has gone. */
  ahead: number;
  /** Something of the array stays that the last element was in. */
  hasStayed: boolean;
}

/**
 * Walks both copies at once. Returns whether the second is the first without some of its entries, and with some scrubbed:
 * nothing added, moved or edited otherwise, nor between the entries. Where it is not, what was told counts for nothing.
 *
 * Only the first is read as a list. Without some entries a file may look like another one – its first record shows its
 * columns, its first ID their form –, so the second is taken byte by byte for what a rewrite makes of the first.
 * Throws FILE_UNREADABLE, and DATASET_INVALID where the first is not such a list.
 */
export async function compareCopies(
  { name, from, to }: FileCopies,
  { reader, onChanged, signal }: CompareCopiesOptions,
): Promise<boolean> {
  await using copy = openCopyBytes({ path: to, name, reader, signal });
  const tell: CompareCopiesOptions["onChanged"] = (block, row, decision) => {
    if (decision !== keep) onChanged(block, row, decision);
  };
  const match: Match = { copy, tell, ahead: 0, hasStayed: false };
  for await (const block of readBlocks({ path: from, name, reader, signal })) {
    const isSame =
      block.containers === undefined ? await matchEntries(block, match) : await matchContainers(block, match);
    if (!isSame) return false;
  }
  await copy.need(1);
  return copy.at === copy.end;
}

async function matchEntries(block: EntryBlock, match: Match): Promise<boolean> {
  const { count, start, end, elements } = block;
  const { copy } = match;
  let from = match.ahead;
  for (let row = 0; row < count; row++) {
    const [first, last] = [start[row] as number, end[row] as number];
    if (first > from && !(await passBetween(block, copy, { from, to: first }))) return false;
    const needed = countNeeded(block, row);
    if (copy.end - copy.at < needed) await copy.need(needed);
    if (elements === undefined) {
      match.tell(block, row, matchEntry(block, row, { copy, lead: first }));
      from = last;
      continue;
    }
    const { own, next, before } = elements;
    if (before[row] !== elementsBefore.entry) match.hasStayed = before[row] === elementsBefore.other;
    const lead = match.hasStayed ? first : (own[row] as number);
    const decision = matchEntry(block, row, { copy, lead });
    match.tell(block, row, decision);
    from = decision === remove && !match.hasStayed ? (next[row] as number) : last;
    if (decision !== remove) match.hasStayed = true;
  }
  return passRest(block, match, from);
}

async function matchContainers(block: EntryBlock, match: Match): Promise<boolean> {
  const { start, end, firstRow, count } = block.containers as NonNullable<EntryBlock["containers"]>;
  let from = match.ahead;
  for (let index = 0; index < count; index++) {
    const first = start[index] as number;
    if (first > from && !(await passBetween(block, match.copy, { from, to: first }))) return false;
    const decisions = await matchContainer(block, index, match.copy);
    decisions.forEach((decision, place) => {
      match.tell(block, (firstRow[index] as number) + place, decision);
    });
    from = end[index] as number;
  }
  return passRest(block, match, from);
}

async function passRest(block: EntryBlock, match: Match, from: number): Promise<boolean> {
  match.ahead = Math.max(0, from - block.sizeBytes);
  return from >= block.sizeBytes || passBetween(block, match.copy, { from, to: block.sizeBytes });
}

/** What lies between entries stays as it is. */
async function passBetween(
  { bytes }: EntryBlock,
  copy: CopyBytes,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  await copy.need(to - from);
  if (!goesOnWith(copy, bytes, from, to)) return false;
  copy.at += to - from;
  return true;
}
