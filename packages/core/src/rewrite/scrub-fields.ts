import type { EntryReader, Span } from "../formats/entry-reader.ts";

export function scrubFields(bytes: Uint8Array, entry: Span, reader: EntryReader): Uint8Array {
  const scrubbed = Buffer.from(reader.scrubbedField);
  const pieces: Uint8Array[] = [];
  let from = entry.start;
  for (const { start, end } of reader.findUnscrubbed(bytes, entry)) {
    pieces.push(bytes.subarray(from, start), scrubbed);
    from = end;
  }
  return Buffer.concat([...pieces, bytes.subarray(from, entry.end)]);
}
