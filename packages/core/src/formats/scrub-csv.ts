import { createCsvCursor, seekField } from "./csv-field.ts";
import { trimCsvValue } from "./csv-record.ts";
import type { Span } from "./entry-reader.ts";

const lineFeed = 10;
const carriageReturn = 13;

export function findUnscrubbedFields(
  bytes: Uint8Array,
  entry: Span,
  { separator, columns }: { readonly separator: number; readonly columns: readonly number[] },
): readonly Span[] {
  const cursor = createCsvCursor(separator);
  const end = findLineEnd(bytes, entry);
  return columns.flatMap((column) => {
    if (!seekField(bytes, cursor, { start: entry.start, end, column })) return [];
    const value = { start: cursor.start, end: cursor.end };
    trimCsvValue(bytes, value);
    return value.start === value.end ? [] : [{ start: cursor.outerStart, end: cursor.outerEnd }];
  });
}

/** The line end is nobody's field: it stays, its CR too. */
function findLineEnd(bytes: Uint8Array, { start, end }: Span): number {
  if (bytes[end - 1] !== lineFeed) return end;
  const hasReturn = end - 2 >= start && bytes[end - 2] === carriageReturn;
  return hasReturn ? end - 2 : end - 1;
}
