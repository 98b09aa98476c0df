import { isGeneralName, isKnownName } from "../../detect/known-columns.ts";
import type { IdPlace } from "../../types.ts";
import { createCsvRecord, isBlankRecord, readCsvRecord, readCsvTexts } from "../csv-record.ts";
import { createCsvDialect, noQuote, quoteByte } from "./csv-dialect.ts";
import { isLongIdText } from "./long-id-text.ts";

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
  /** Of most records that hold an ID, or else of most. A list of IDs of which some have more behind them has columns, too. */
  readonly fields: number;
  /** What speaks for it. `sure`: the name of a column, or a column of long IDs. `maybe`: a column of numbers. */
  readonly evidence: "sure" | "maybe" | "none";
  /** The first record has the name of a column, and it is not the only one. Unlike an entry, that never goes. */
  readonly isNamed: boolean;
  /** So many records hold an ID and more. */
  readonly split: number;
  /** Every cell is a long ID. */
  readonly isAllIds: boolean;
}

export interface SampleOptions extends SeparatorBytes {
  readonly quoting: "auto" | "csv" | "none" | undefined;
  readonly places: readonly IdPlace[];
}

const tab = 9;

/** Whether the separator stands in the first records at all: where it does not, each of them is one column. */
export function holdsSeparator(firstBytes: Uint8Array, { byte, isRun }: SeparatorBytes): boolean {
  const sampled = firstBytes.subarray(0, sampledBytes);
  return sampled.includes(byte) || (isRun && sampled.includes(tab));
}

/**
 * Reads the first records as a table of one separator. The bytes are all of a file, or its beginning. Only records that hold an
 * ID have a say in what the table is, and a few that are ragged change nothing: a list must be the same table after any of its
 * entries have gone.
 */
export function sampleTable(
  firstBytes: Uint8Array,
  { byte, isRun, quoting, places }: SampleOptions,
): TableSample {
  const quote = quoting === "none" || isRun ? noQuote : quoteByte;
  const records = readRecords(firstBytes, { byte, isRun, quote, places });
  const [first = []] = records;
  const wanted = listFields(places);
  const isHeader = first.some((name) => isKnownName(name) || wanted.includes(name.toLowerCase()));
  const numbered = wanted
    .filter((field) => /^[1-9][0-9]{0,4}$/.test(field))
    .map((field) => Number(field) - 1);
  const fits = (text: string, column: number): boolean =>
    isLongIdText(text) || (numbered.includes(column) && isNumber(text));
  const tagged = records.filter((record) => record.some(fits));
  const untagged = tagged.filter(([text]) => !text?.startsWith("#"));
  const rows = untagged.length > 0 ? untagged : tagged;
  const split = rows.filter(({ length }) => length > 1);
  const hasIds = hasColumn(rows, isLongIdText);
  const hasSplit = split.length > 0 && (hasIds || numbered.length > 0);
  const cells = records.flat().filter((text) => text !== "");
  return {
    records,
    fields: isHeader && !hasSplit ? first.length : findFields(hasSplit ? split : hasIds ? rows : records),
    evidence: isHeader || hasIds ? "sure" : weighNumbers(records, numbered),
    isNamed: isHeader && first.length > 1,
    split: split.length,
    isAllIds: cells.length > 0 && cells.every(isLongIdText),
  };
}

/** A line behind `#` that is neither a header nor a record, which may begin with a tag. */
export function isComment(record: readonly string[], places: readonly IdPlace[]): boolean {
  if (record[0]?.startsWith("#") !== true) return false;
  const [first] = record;
  const wanted = listFields(places);
  const isTelling = (text: string): boolean => isKnownName(text) && !isGeneralName(text);
  if (record.some((text) => isTelling(text) || wanted.includes(text.toLowerCase()))) return false;
  // An ID behind it has been commented out, but behind a tag is that of a record.
  return /^#(?:\s|$)/.test(first as string) || !record.some((text) => isLongIdText(text) || isNumber(text));
}

function listFields(places: readonly IdPlace[]): readonly string[] {
  return places.flatMap(({ field }) => field?.trim().toLowerCase() ?? []);
}

function readRecords(
  bytes: Uint8Array,
  {
    byte,
    isRun,
    quote,
    places,
  }: SeparatorBytes & { readonly quote: number; readonly places: readonly IdPlace[] },
): readonly (readonly string[])[] {
  const dialect = createCsvDialect(byte, { quote, isRun });
  const record = createCsvRecord(dialect);
  const records: (readonly string[])[] = [];
  const to = Math.min(bytes.length, sampledBytes);
  record.cursor.to = to;
  while (record.from < to && records.length < sampledRecords) {
    let ended = readCsvRecord(bytes, record);
    if (record.isTorn || (ended === "bytes in quotes" && to === bytes.length)) {
      // What stands behind a closing quote would be lost, and with it another separator.
      dialect.quote = noQuote;
      ended = readCsvRecord(bytes, record);
    }
    // A record that is cut off shows nothing, unless there is no other.
    if (ended !== "line" && to < bytes.length && records.length > 0) break;
    if (!isBlankRecord(bytes, record)) {
      const texts = readCsvTexts(bytes, record);
      const isCut = ended !== "line" && to < bytes.length;
      if (!(isRun && texts[0] === "#") && !isComment(texts, places))
        records.push(isCut ? cutOff(texts) : texts);
    }
    dialect.quote = quote;
    if (dialect.lineEnd === 0 && ended === "line") dialect.lineEnd = bytes[record.end - 1] as number;
    record.from = record.end;
  }
  return records;
}

/** Without the last value, of which only the beginning was read. */
function cutOff(texts: readonly string[]): readonly string[] {
  return texts.length > 1 ? texts.slice(0, -1) : texts.map((text) => text.replace(/[^\s,;|]*$/, ""));
}

/** As many as most have; of two that are as frequent, the larger number. */
function findFields(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].sort(([one, often], [other, seldom]) => seldom - often || other - one);
  return most?.[0] ?? 0;
}

function hasColumn(rows: readonly (readonly string[])[], fits: (text: string) => boolean): boolean {
  const columns = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: columns }, (_, column) => column).some(
    (column) => rows.filter((row) => fits(row[column] ?? "")).length * 2 > rows.length,
  );
}

function weighNumbers(
  records: readonly (readonly string[])[],
  numbered: readonly number[],
): TableSample["evidence"] {
  const [first = [], ...others] = records;
  // The first one may be a header.
  const rows = others.length > 0 ? others : [first];
  const isThere = numbered.some((column) => column < first.length);
  return isThere || hasColumn(rows, isNumber) ? "maybe" : "none";
}

function isNumber(text: string): boolean {
  return /^[1-9][0-9]*$/.test(text);
}
