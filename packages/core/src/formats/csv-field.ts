/**
 * What ended a field: a separator; a line end, and with it the record; or the end of the bytes, inside
 * quotes or not.
 */
export type FieldEnd = "separator" | "line" | "bytes" | "bytes in quotes";

/** Where a reader of fields is. One object for a whole file: nothing is allocated for a field. */
export interface CsvCursor {
  readonly separator: number;
  at: number;
  to: number;
  start: number;
  end: number;
  outerStart: number;
  outerEnd: number;
  isQuoted: boolean;
  isTorn: boolean;
  lineFeeds: number;
}

const lineFeed = 10;
const quote = 34;

export function createCsvCursor(separator: number): CsvCursor {
  return {
    separator,
    at: 0,
    to: 0,
    start: 0,
    end: 0,
    outerStart: 0,
    outerEnd: 0,
    isQuoted: false,
    isTorn: false,
    lineFeeds: 0,
  };
}

/**
 * Reads one field as RFC 4180 has it, and moves the cursor behind what ended it. A quote counts only as the
 * first byte of a field, so `5" disk` needs none around it. A CR before the line feed stays in the field: it
 * is white space at the end of an ID.
 */
export function readField(bytes: Uint8Array, cursor: CsvCursor): FieldEnd {
  const { at, to, separator } = cursor;
  cursor.outerStart = at;
  cursor.isTorn = false;
  cursor.isQuoted = at < to && bytes[at] === quote;
  if (cursor.isQuoted) return readQuotedField(bytes, cursor);
  let position = at;
  // Each byte is loaded once (docs/performance.md).
  for (let byte = 0; position < to; position++) {
    byte = bytes[position] as number;
    if (byte === separator || byte === lineFeed) break;
  }
  cursor.start = at;
  cursor.end = position;
  return endField(bytes, cursor, position);
}

function readQuotedField(bytes: Uint8Array, cursor: CsvCursor): FieldEnd {
  const { to, separator } = cursor;
  cursor.start = cursor.at + 1;
  let position = cursor.start;
  for (;;) {
    for (let byte = 0; position < to; position++) {
      byte = bytes[position] as number;
      if (byte === quote) break;
      if (byte === lineFeed) cursor.lineFeeds++;
    }
    cursor.end = position;
    if (position === to) {
      cursor.at = to;
      return "bytes in quotes";
    }
    // Two quotes are one that belongs to the text.
    if (position + 1 === to || bytes[position + 1] !== quote) break;
    position += 2;
  }
  position++;
  while (position < to && bytes[position] !== separator && bytes[position] !== lineFeed) {
    if (!isCsvSpace(bytes[position] as number)) cursor.isTorn = true;
    position++;
  }
  return endField(bytes, cursor, position);
}

function endField(bytes: Uint8Array, cursor: CsvCursor, position: number): FieldEnd {
  cursor.outerEnd = position;
  if (position === cursor.to) {
    cursor.at = position;
    return "bytes";
  }
  cursor.at = position + 1;
  if (bytes[position] !== lineFeed) return "separator";
  cursor.lineFeeds++;
  return "line";
}

/** Reads the field of one column of a record. Returns whether the record has so many. */
export function seekField(
  bytes: Uint8Array,
  cursor: CsvCursor,
  { start, end, column }: { readonly start: number; readonly end: number; readonly column: number },
): boolean {
  cursor.at = start;
  cursor.to = end;
  for (let passed = 0; ; passed++) {
    const ended = readField(bytes, cursor);
    if (passed === column) return true;
    if (ended !== "separator") return false;
  }
}

/** Space, tab or CR: what may stand around an ID. */
export function isCsvSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}
