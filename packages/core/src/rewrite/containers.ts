import { type Containers, type EntryReader, readEntry, type Span } from "../formats/entry-reader.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { type EntrySource, scrubEntry } from "./scrub-entry.ts";

/** A container of a batch: its bytes, and its rows from `from` up to `to`. */
export interface Container {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

export function readContainer({ start, end, firstRow }: Containers, index: number): Container {
  return {
    span: { start: start[index] as number, end: end[index] as number },
    from: firstRow[index] as number,
    to: firstRow[index + 1] as number,
  };
}

/** Bytes that are left out, or replaced. */
export interface Edit extends Span {
  readonly insert?: Uint8Array;
}

/** What has to be done to a container so that its entries, from its first on, are as decided. In the order of the bytes. */
export function editContainer(
  source: EntrySource,
  { span, from, to }: Container,
  decisions: Uint8Array,
): readonly Edit[] {
  const { bytes, reader } = source;
  const { scrub, remove } = entryDecisions;
  const isGone = decisions.map((decision) => (decision === remove ? 1 : 0));
  const dropped = isGone.includes(1) ? findDropped(reader, bytes, { span, isGone }) : [];
  const edits: Edit[] = [...dropped];
  for (let row = from; row < to; row++) {
    if (decisions[row - from] !== scrub) continue;
    const entry = readEntry(source, row);
    // What nothing that stays refers to any more is left out, too.
    if (dropped.some(({ start, end }) => start <= entry.start && entry.end <= end)) continue;
    edits.push({ ...entry, insert: scrubEntry(source, row) });
  }
  return edits.toSorted((one, other) => one.start - other.start);
}

/** What has to be left out of a container (see `EntryReader.findDropped`). */
export function findDropped(
  reader: EntryReader,
  bytes: Uint8Array,
  { span, isGone }: { readonly span: Span; readonly isGone: Uint8Array },
): readonly Span[] {
  if (reader.findDropped === undefined) throw new TypeError("A reader of containers has to say what goes.");
  return reader.findDropped(bytes, span, isGone);
}
