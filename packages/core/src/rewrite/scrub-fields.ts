import type { EntryReader, Span } from "../formats/entry-reader.ts";

/** A copy of an entry whose fields to blank are blank; every other byte is the same. */
export function blankFields(bytes: Uint8Array, entry: Span, reader: EntryReader): Uint8Array {
  const blank = Buffer.from(reader.blank);
  const pieces: Uint8Array[] = [];
  let from = entry.start;
  for (const { start, end } of reader.findUnscrubbed(bytes, entry)) {
    pieces.push(bytes.subarray(from, start), blank);
    from = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(from, entry.end)]);
}
