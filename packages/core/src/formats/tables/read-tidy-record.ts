import type { CsvRecord } from "../csv-record.ts";
import { carriageReturn, lineFeed } from "./csv-dialect.ts";

/**
 * Reads a record as `readCsvRecord` does, if nothing in it could be read in two ways and its file is settled; false for any
 * other, of which nothing is told. A short way: nearly all records of most tables (docs/performance.md).
 */
export function readTidyRecord(bytes: Uint8Array, record: CsvRecord): boolean {
  const { cursor, column, from, value } = record;
  const { to, dialect } = cursor;
  const { separator, quote } = dialect;
  let at = from;
  let fields = 0;
  for (;;) {
    let start = at;
    let byte = separator;
    let end = 0;
    if (bytes[at] === quote) {
      start++;
      end = endQuoted(bytes, start, cursor);
      if (end === untidy) return false;
      at = end + 1;
      byte = bytes[at] as number;
    } else {
      for (; at < to; at++) {
        byte = bytes[at] as number;
        if (byte === separator || byte <= carriageReturn) break;
      }
      end = at;
    }
    if (at >= to) return false;
    if (fields === column) {
      value.start = start;
      value.end = end;
    }
    fields++;
    at++;
    if (byte === separator) continue;
    if (byte === carriageReturn && at < to) byte = bytes[at++] as number;
    if (byte !== lineFeed) return false;
    record.end = at;
    record.fields = fields;
    cursor.lineFeeds = 1;
    return true;
  }
}

const untidy = -1;

/** Where a field between quotes ends that is of one line, and has no tab in it that would be the first sign of quoting. */
function endQuoted(bytes: Uint8Array, from: number, { to, dialect }: CsvRecord["cursor"]): number {
  const { separator, quote, needsQuotes } = dialect;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    // As `readField`: of the separators only a tab is below, and may be a sign.
    if (byte > quote) continue;
    if (byte === quote) return at;
    if (byte <= carriageReturn && (byte !== separator || !needsQuotes)) return untidy;
  }
  return untidy;
}
