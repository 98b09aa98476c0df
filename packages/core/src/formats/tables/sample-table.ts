import { isKnownName } from "../../detect/known-columns.ts";
import type { IdPlace } from "../../types.ts";
import { createCsvRecord, isBlankRecord, readCsvRecord, readCsvTexts } from "../csv-record.ts";
import { createCsvDialect, noQuote, noSeparator, quoteByte } from "./csv-dialect.ts";
import { findCellIds } from "./find-cell-ids.ts";

/** So many of the first records are tried. */
const sampledRecords = 50;
/** Of them as many bytes as nearly any has: what follows cannot make a choice surer. */
const sampledBytes = 64 * 1024;

export interface SeparatorBytes {
  readonly byte: number;
  readonly isRun: boolean;
}

/** What a file's first records are if read with one separator. */
export interface TableSample {
  readonly records: readonly (readonly string[])[];
  /** Of each record, if they have as many. */
  readonly fields: number | undefined;
  /** What speaks for it. `sure`: the name of a column, or a column of long IDs. `maybe`: a column of numbers. */
  readonly evidence: "sure" | "maybe" | "none";
  /** Every cell is a long ID. */
  readonly isAllIds: boolean;
}

export interface SampleOptions extends SeparatorBytes {
  readonly quoting: "auto" | "csv" | "none" | undefined;
  readonly places: readonly IdPlace[];
}

/** Whether the lines of a file are nothing but IDs, several in one, that are no columns: in one line, or of uneven lengths. */
export function holdsIdLists(firstBytes: Uint8Array): boolean {
  const lines = readRecords(firstBytes, { byte: noSeparator, isRun: false, quote: noQuote });
  const counts = lines.map(([text = ""]) => {
    const bytes = Buffer.from(text);
    const found = findCellIds(bytes, { start: 0, end: bytes.length });
    const isListed = found !== undefined && (found.isList || found.ids.length === 1);
    return isListed ? found.ids.length : 0;
  });
  const areAlike = counts.every((count) => count === counts[0]);
  return !counts.includes(0) && Math.max(0, ...counts) > 1 && (!areAlike || counts.length === 1);
}

/** Reads the first records as a table of one separator. The bytes are all of a file, or its beginning. */
export function sampleTable(
  firstBytes: Uint8Array,
  { byte, isRun, quoting, places }: SampleOptions,
): TableSample {
  const records = readRecords(firstBytes, {
    byte,
    isRun,
    quote: quoting === "none" || isRun ? noQuote : quoteByte,
  });
  const [first = []] = records;
  const isEven = records.length > 0 && records.every(({ length }) => length === first.length);
  const cells = records.flat().filter((text) => text !== "");
  return {
    records,
    fields: isEven ? first.length : undefined,
    evidence: weigh(records, places),
    isAllIds: cells.length > 0 && cells.every(isLongIdText),
  };
}

function readRecords(
  bytes: Uint8Array,
  { byte, isRun, quote }: SeparatorBytes & { readonly quote: number },
): readonly (readonly string[])[] {
  const dialect = createCsvDialect(byte, { quote, isRun });
  const record = createCsvRecord(dialect);
  const records: (readonly string[])[] = [];
  const to = Math.min(bytes.length, sampledBytes);
  record.cursor.to = to;
  while (record.from < to && records.length < sampledRecords) {
    const ended = readCsvRecord(bytes, record);
    // A record that is cut off tells nothing, unless there is no other.
    if (ended !== "line" && records.length > 0) break;
    if (!isBlankRecord(bytes, record)) {
      const texts = readCsvTexts(bytes, record);
      const isCut = ended !== "line" && to < bytes.length;
      records.push(isCut ? cutOff(texts) : texts);
    }
    if (dialect.lineEnd === 0 && ended === "line") dialect.lineEnd = bytes[record.end - 1] as number;
    record.from = record.end;
  }
  return records;
}

/** Without the last value, of which only the beginning was read. */
function cutOff(texts: readonly string[]): readonly string[] {
  return texts.length > 1 ? texts.slice(0, -1) : texts.map((text) => text.replace(/[^\s,;|]*$/, ""));
}

function weigh(records: readonly (readonly string[])[], places: readonly IdPlace[]): TableSample["evidence"] {
  const [first = [], ...others] = records;
  const wanted = places.flatMap(({ field }) => field?.trim().toLowerCase() ?? []);
  if (first.some((name) => isKnownName(name) || wanted.includes(name.toLowerCase()))) return "sure";
  // The first one may be a header.
  const rows = others.length > 0 ? others : [first];
  const hasColumn = (fits: (text: string) => boolean): boolean =>
    first.some((_, column) => rows.filter((row) => fits(row[column] ?? "")).length * 2 > rows.length);
  if (hasColumn(isLongIdText)) return "sure";
  const isNumbered = wanted.some((field) => /^[1-9][0-9]{0,4}$/.test(field) && Number(field) <= first.length);
  return isNumbered || hasColumn((text) => /^[1-9][0-9]*$/.test(text)) ? "maybe" : "none";
}

/** In one of the forms that leave no doubt, or several of them. */
function isLongIdText(text: string): boolean {
  return /^=?["']*[a-z]?[0-9]{15,20}["']*(?:[\s,;|]+["']*[0-9]{15,20}["']*)*$|^https?:\S*\/[0-9]{15,20}\b\S*$/i.test(
    text,
  );
}
