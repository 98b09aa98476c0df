import { createCsvCursor, seekField } from "./csv-field.ts";
import { trimCsvValue } from "./csv-record.ts";
import type { Span } from "./entry-reader.ts";
import { type CsvDialect, carriageReturn, lineFeed } from "./tables/csv-dialect.ts";

export function findUnscrubbedFields(
  bytes: Uint8Array,
  entry: Span,
  { dialect, columns }: { readonly dialect: CsvDialect; readonly columns: readonly number[] },
): readonly Span[] {
  const cursor = createCsvCursor(dialect);
  const end = findLineEnd(bytes, entry);
  return columns.flatMap((column) => {
    if (!seekField(bytes, cursor, { start: entry.start, end, column })) return [];
    const value = { start: cursor.start, end: cursor.end };
    trimCsvValue(bytes, value);
    return value.start === value.end ? [] : [{ start: cursor.outerStart, end: cursor.outerEnd }];
  });
}

/** The line end is nobody's field: it stays, its CRs too. */
function findLineEnd(bytes: Uint8Array, { start, end }: Span): number {
  let stop = bytes[end - 1] === lineFeed ? end - 1 : end;
  while (stop > start && bytes[stop - 1] === carriageReturn) stop--;
  return stop;
}
