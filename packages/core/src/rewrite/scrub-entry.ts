import { type EntryBatch, type EntryReader, readEntry, type Span } from "../formats/entry-reader.ts";
import { scrubbedValue } from "../formats/scrub-jsonl.ts";

/** Where an entry is, what is inside it, and who reads it. */
export interface EntrySource extends Pick<EntryBatch, "start" | "end" | "elements" | "embedded"> {
  readonly bytes: Uint8Array;
  readonly reader: EntryReader;
}

interface Replacement extends Span {
  readonly by: string;
}

/** An entry with its fields blanked, if they are to be, and `null` for the posts inside that must be removed. */
export function scrubEntry(source: EntrySource, row: number): Uint8Array {
  const { bytes } = source;
  const { start, end } = readEntry(source, row);
  const pieces: Uint8Array[] = [];
  let from = start;
  for (const one of listReplacements(source, row)) {
    // In an object that is replaced as a whole.
    if (one.start < from) continue;
    pieces.push(bytes.subarray(from, one.start), Buffer.from(one.by));
    from = one.end;
  }
  return Buffer.concat([...pieces, bytes.subarray(from, end)]);
}

function listReplacements(source: EntrySource, row: number): readonly Replacement[] {
  const { bytes, reader, embedded } = source;
  const fields = embedded?.keepsFields[row] === 1 ? [] : reader.findUnscrubbed(bytes, readEntry(source, row));
  const blanked = fields.map((span) => ({ ...span, by: reader.scrubbedField }));
  if (embedded === undefined) return blanked;
  const posts = embedded.columns.flatMap(({ isGone, start, end }) =>
    isGone[row] === 1 && start[row] !== end[row]
      ? [{ start: start[row] as number, end: end[row] as number, by: scrubbedValue }]
      : [],
  );
  return [...blanked, ...posts].toSorted((one, other) => one.start - other.start || other.end - one.end);
}
