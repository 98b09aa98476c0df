import { type CsvCursor, createCsvCursor, type FieldEnd, isCsvSpace, readField } from "./csv-field.ts";

/** A record of a csv file and, of its fields, the one of one column. One object for a whole file. */
export interface CsvRecord {
  readonly cursor: CsvCursor;
  column: number;
  from: number;
  end: number;
  fields: number;
  lineFeeds: number;
  isTorn: boolean;
  readonly value: { start: number; end: number };
}

const lineFeed = 10;
const quote = 34;

export function createCsvRecord(separator: number): CsvRecord {
  return {
    cursor: createCsvCursor(separator),
    column: 0,
    from: 0,
    end: 0,
    fields: 0,
    lineFeeds: 0,
    isTorn: false,
    value: { start: 0, end: 0 },
  };
}

/**
 * Reads the record at `record.from`, as far as there are bytes before the cursor's `to`. What it returns ended
 * the record: never a separator. Fields without quotes are found in this loop, for speed (docs/performance.md).
 */
export function readCsvRecord(bytes: Uint8Array, record: CsvRecord): FieldEnd {
  const { cursor, column, from, value } = record;
  const { separator, to } = cursor;
  let ended: FieldEnd = "separator";
  let at = from;
  let fields = 0;
  let isTorn = false;
  cursor.lineFeeds = 0;
  while (ended === "separator") {
    if (bytes[at] === quote) {
      cursor.at = at;
      ended = readField(bytes, cursor);
      if (fields === column) {
        value.start = cursor.start;
        value.end = cursor.end;
      }
      isTorn ||= cursor.isTorn;
      at = cursor.at;
    } else {
      const start = at;
      let byte = separator;
      for (; at < to; at++) {
        byte = bytes[at] as number;
        if (byte === separator || byte === lineFeed) break;
      }
      if (fields === column) {
        value.start = start;
        value.end = at;
      }
      if (at === to) ended = "bytes";
      else {
        at++;
        if (byte === lineFeed) {
          ended = "line";
          cursor.lineFeeds++;
        }
      }
    }
    fields++;
  }
  record.end = at;
  record.fields = fields;
  record.lineFeeds = cursor.lineFeeds;
  record.isTorn = isTorn;
  return ended;
}

export function trimCsvValue(bytes: Uint8Array, value: { start: number; end: number }): void {
  trimSpaces(bytes, value);
  const { start, end } = value;
  if (end - start < 2 || bytes[start] !== quote || bytes[end - 1] !== quote) return;
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
  const cursor = createCsvCursor(record.cursor.separator);
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
