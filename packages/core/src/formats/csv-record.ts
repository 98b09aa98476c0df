import {
  type CsvCursor,
  createCsvCursor,
  endField,
  type FieldEnd,
  isCsvSpace,
  readField,
} from "./csv-field.ts";
import { type CsvDialect, carriageReturn, lineFeed, quoteByte } from "./tables/csv-dialect.ts";

/** A record of a csv file and, of its fields, the one of one column. One object for a whole file. */
export interface CsvRecord {
  readonly cursor: CsvCursor;
  column: number;
  from: number;
  end: number;
  fields: number;
  isTorn: boolean;
  /** Of at least one of its fields. */
  isQuoted: boolean;
  /** Something about it may be read in two ways. Nearly no record is. */
  isOdd: boolean;
  readonly value: { start: number; end: number };
}

export function createCsvRecord(dialect: CsvDialect): CsvRecord {
  return {
    cursor: createCsvCursor(dialect),
    column: 0,
    from: 0,
    end: 0,
    fields: 0,
    isTorn: false,
    isQuoted: false,
    isOdd: false,
    value: { start: 0, end: 0 },
  };
}

/**
 * Reads the record at `record.from`, as far as there are bytes before the cursor's `to`. What it returns ended
 * the record: never a separator. Fields without quotes are found in this loop, for speed (docs/performance.md).
 */
export function readCsvRecord(bytes: Uint8Array, record: CsvRecord): FieldEnd {
  const { cursor, column, from, value } = record;
  const { to, dialect } = cursor;
  const { separator, quote, isRun } = dialect;
  let ended: FieldEnd = "separator";
  let at = from;
  let fields = 0;
  let isTorn = false;
  let isQuoted = false;
  cursor.lineFeeds = 0;
  cursor.quotedSeparators = 0;
  cursor.loneReturns = 0;
  while (ended === "separator") {
    if (bytes[at] === quote || isRun) {
      cursor.at = at;
      ended = readField(bytes, cursor);
      if (fields === column) {
        value.start = cursor.start;
        value.end = cursor.end;
      }
      isTorn ||= cursor.isTorn;
      isQuoted ||= cursor.isQuoted;
      at = cursor.at;
    } else {
      const start = at;
      let end = at;
      let byte = separator;
      for (; at < to; at++) {
        byte = bytes[at] as number;
        if (byte === separator || byte <= carriageReturn) break;
      }
      end = at;
      if (at === to) ended = "bytes";
      else if (byte === separator) at++;
      else if (byte === lineFeed) {
        at++;
        ended = "line";
        cursor.lineFeeds++;
      } else {
        ended = endField(bytes, cursor, at);
        end = cursor.end;
        at = cursor.at;
      }
      if (fields === column) {
        value.start = start;
        value.end = end;
      }
    }
    fields++;
  }
  record.end = at;
  record.fields = fields;
  record.isTorn = isTorn;
  record.isQuoted = isQuoted;
  record.isOdd =
    isTorn ||
    ended !== "line" ||
    cursor.lineFeeds > 1 ||
    (cursor.quotedSeparators > 0 && !dialect.needsQuotes) ||
    cursor.loneReturns > 0;
  return ended;
}

export function trimCsvValue(bytes: Uint8Array, value: { start: number; end: number }): void {
  trimSpaces(bytes, value);
  const { start, end } = value;
  if (end - start < 2 || bytes[start] !== quoteByte || bytes[end - 1] !== quoteByte) return;
  value.start++;
  value.end--;
  trimSpaces(bytes, value);
}

export function trimSpaces(bytes: Uint8Array, value: { start: number; end: number }): void {
  let { start, end } = value;
  while (start < end && isCsvSpace(bytes[start] as number)) start++;
  while (end > start && isCsvSpace(bytes[end - 1] as number)) end--;
  value.start = start;
  value.end = end;
}

export function isBlankRecord(bytes: Uint8Array, { fields, from, end }: CsvRecord): boolean {
  if (fields > 1) return false;
  let at = from;
  while (at < end && (isCsvSpace(bytes[at] as number) || bytes[at] === lineFeed)) at++;
  return at === end;
}

/** The fields of the record as text, trimmed and without quotes. For the first records of a file only. */
export function readCsvTexts(bytes: Uint8Array, record: CsvRecord): readonly string[] {
  const cursor = createCsvCursor(record.cursor.dialect);
  cursor.at = record.from;
  cursor.to = record.end;
  const texts: string[] = [];
  let ended: FieldEnd;
  do {
    ended = readField(bytes, cursor);
    const text = Buffer.from(bytes.subarray(cursor.start, cursor.end)).toString("utf8").trim();
    texts.push(cursor.isQuoted ? text.replaceAll('""', '"') : text.replace(/^"([^"]*)"$/, "$1").trim());
  } while (ended === "separator");
  return texts;
}
