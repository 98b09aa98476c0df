import { type EmbeddedPosts, readEntry, type Span } from "../formats/entry-reader.ts";
import { scrubbedValue } from "../formats/scrub-jsonl.ts";
import type { EntryBlock } from "./read-blocks.ts";
import type { EntrySource } from "./scrub-entry.ts";

const replaced = Buffer.from(scrubbedValue);

/**
 * Marks the posts inside an entry in whose place another copy of it has `null`, and whether its fields are blanked there,
 * too. It follows both copies to the first difference that is none of these: whether there is one is not said.
 */
export function markScrubbedPosts(
  own: EntryBlock & { readonly embedded: EmbeddedPosts },
  row: number,
  other: Uint8Array,
): void {
  const { columns, keepsFields } = own.embedded;
  const spans = listSpans(own, row);
  for (const { isGone } of columns) isGone[row] = 0;
  keepsFields[row] = 1;
  const entry = readEntry(own, row);
  let next = 0;
  let at = entry.start;
  for (let index = 0; at < entry.end && index < other.length; index++, at++) {
    while ((spans[next]?.start ?? entry.end) < at) next++;
    const isNull = Buffer.compare(other.subarray(index, index + replaced.length), replaced) === 0;
    const span = isNull && own.bytes[at] !== replaced[0] ? spans[next] : undefined;
    if (span?.start === at) {
      if (span.column === undefined) keepsFields[row] = 0;
      else (columns[span.column]?.isGone as Uint8Array)[row] = 1;
      at = span.end - 1;
      index += replaced.length - 1;
    } else if (own.bytes[at] !== other[index]) return;
  }
}

interface OwnSpan extends Span {
  /** Of a post inside; `undefined` of a field. */
  readonly column: number | undefined;
}

/** In the order of the bytes; of two that are one, the post. */
function listSpans(own: EntrySource & { readonly embedded: EmbeddedPosts }, row: number): readonly OwnSpan[] {
  const posts = own.embedded.columns.flatMap(({ start, end }, column) =>
    start[row] === end[row] ? [] : [{ start: start[row] as number, end: end[row] as number, column }],
  );
  const fields = own.reader
    .findUnscrubbed(own.bytes, readEntry(own, row))
    .map((span) => ({ ...span, column: undefined }));
  return [...posts, ...fields].toSorted((one, other) => one.start - other.start);
}
