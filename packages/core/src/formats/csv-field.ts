import { type CsvDialect, carriageReturn, lineFeed, measureReturn } from "./tables/csv-dialect.ts";

/**
 * What ended a field: a separator; a line end, and with it the record; or the end of the bytes, inside
 * quotes or not.
 */
export type FieldEnd = "separator" | "line" | "bytes" | "bytes in quotes";

/** Where a reader of fields is. One object for a whole file: nothing is allocated for a field. */
export interface CsvCursor {
  readonly dialect: CsvDialect;
  at: number;
  to: number;
  start: number;
  end: number;
  outerStart: number;
  outerEnd: number;
  isQuoted: boolean;
  isTorn: boolean;
  /** These count on and on: whoever wants to know of a record begins them anew. */
  lineFeeds: number;
  quotedSeparators: number;
  /** CRs outside quotes that end nothing. */
  loneReturns: number;
}

export function createCsvCursor(dialect: CsvDialect): CsvCursor {
  return {
    dialect,
    at: 0,
    to: 0,
    start: 0,
    end: 0,
    outerStart: 0,
    outerEnd: 0,
    isQuoted: false,
    isTorn: false,
    lineFeeds: 0,
    quotedSeparators: 0,
    loneReturns: 0,
  };
}

/**
 * Reads one field as RFC 4180 has it, and moves the cursor behind what ended it. A quote counts only as the
 * first byte of a field, so `5" disk` needs none around it.
 */
export function readField(bytes: Uint8Array, cursor: CsvCursor): FieldEnd {
  const { to, dialect } = cursor;
  // Blanks that a line begins with.
  while (dialect.isRun && cursor.at < to && isCsvBlank(bytes[cursor.at] as number)) cursor.at++;
  const { at } = cursor;
  cursor.outerStart = at;
  cursor.isTorn = false;
  cursor.isQuoted = at < to && bytes[at] === dialect.quote;
  if (cursor.isQuoted) return readQuotedField(bytes, cursor);
  cursor.start = at;
  return endField(bytes, cursor, at);
}

function readQuotedField(bytes: Uint8Array, cursor: CsvCursor): FieldEnd {
  const { to, dialect } = cursor;
  const { separator, quote } = dialect;
  cursor.start = cursor.at + 1;
  let position = cursor.start;
  for (;;) {
    for (let byte = 0; position < to; position++) {
      byte = bytes[position] as number;
      // Nearly all text is above: one comparison a byte. Only a tab has to be counted as a separator.
      if (byte > quote) continue;
      if (byte === quote) break;
      if (byte === lineFeed) cursor.lineFeeds++;
      else if (byte === separator) cursor.quotedSeparators++;
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
  if (position < to && bytes[position] === separator && !dialect.isRun) {
    cursor.outerEnd = position;
    cursor.at = position + 1;
    return "separator";
  }
  const { end } = cursor;
  const ended = endField(bytes, cursor, position);
  for (let at = end + 1; at < cursor.outerEnd; at++) cursor.isTorn ||= !isCsvSpace(bytes[at] as number);
  cursor.end = end;
  return ended;
}

/** Reads on to what ends a field, and sets `end` there. */
export function endField(bytes: Uint8Array, cursor: CsvCursor, from: number): FieldEnd {
  const { to, dialect } = cursor;
  const { separator, lineEnd, isRun } = dialect;
  let position = from;
  let length = 1;
  for (let byte = 0; ; position++) {
    // Each byte is loaded once, and only few are below CR (docs/performance.md).
    for (; position < to; position++) {
      byte = bytes[position] as number;
      if (byte === separator || byte <= carriageReturn) break;
    }
    if (position === to || byte === separator || byte === lineFeed || (isRun && isCsvBlank(byte))) break;
    if (byte !== carriageReturn) continue;
    const measured = measureReturn(bytes, { at: position, to, lineEnd });
    if (measured !== 0) {
      length = measured;
      break;
    }
    cursor.loneReturns++;
  }
  cursor.end = position;
  cursor.outerEnd = position;
  if (position === to || length < 0) {
    cursor.at = to;
    return "bytes";
  }
  cursor.at = position + length;
  if (isRun && isCsvBlank(bytes[position] as number)) return endRun(bytes, cursor);
  if (bytes[position] === separator) return "separator";
  cursor.lineFeeds++;
  return "line";
}

/** Moves on to the next field, or over blanks that nothing comes behind. */
function endRun(bytes: Uint8Array, cursor: CsvCursor): FieldEnd {
  const { to } = cursor;
  while (cursor.at < to && isCsvBlank(bytes[cursor.at] as number)) cursor.at++;
  const byte = bytes[cursor.at];
  if (cursor.at < to && byte !== lineFeed && byte !== carriageReturn) return "separator";
  const { end } = cursor;
  const ended = endField(bytes, cursor, cursor.at);
  cursor.end = end;
  return ended;
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

function isCsvBlank(byte: number): boolean {
  return byte === 32 || byte === 9;
}
