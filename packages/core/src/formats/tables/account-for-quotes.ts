import type { Dataset } from "../../types.ts";
import { createCsvCursor, type FieldEnd, seekField } from "../csv-field.ts";
import { type CsvRecord, createCsvRecord, readCsvRecord } from "../csv-record.ts";
import { countOtherRows, findDigits, type NaiveTable } from "./count-other-rows.ts";
import { type CsvDialect, noQuote, quoteByte } from "./csv-dialect.ts";
import { findCellIds } from "./find-cell-ids.ts";

/** What quotes are in one file, and what speaks against it: each record is asked about once, in the order of the file. */
export interface QuoteAccount {
  /** Of a record that was read with a quote in it. `again`: quotes are text from here on, so it has to be read again. */
  judgeQuoted(
    bytes: Uint8Array,
    record: CsvRecord,
    given: JudgedRecord & { readonly ended: FieldEnd },
  ): QuoteVerdict;
  /** Of any record, once quotes are text because of what the file holds. */
  judgePlain(
    bytes: Uint8Array,
    record: CsvRecord,
    given: JudgedRecord,
  ): { readonly refusal: string } | undefined;
  /** Whether quotes are text because of what the file holds. */
  readonly hasSwitched: boolean;
  /** Before records are read from other bytes. */
  beginBytes(): void;
}

export type QuoteVerdict = "fine" | "again" | { readonly refusal: string };

export interface JudgedRecord {
  readonly line: number;
  /** Of the IDs, and how many fields the table has; undefined before the first record has told it. */
  readonly table: Omit<NaiveTable, "separator"> | undefined;
}

export interface QuoteAccountOptions {
  readonly dialect: CsvDialect;
  readonly quoting: Dataset["quoting"];
  /** Whether tools write such tables without any quoting, as databases do with tabs. */
  readonly mayKnowNone: boolean;
  readonly onChoice?: ((text: string) => void) | undefined;
}

const setQuoting = "set `quoting` to `none` if quotes are part of the text, or to `csv` if they enclose it";

/**
 * Quotes enclose fields, unless the file says otherwise. What says so: a quote that closes and is followed by text, one that
 * never closes, and a record with lines that would be entries of their own. Before any record has needed its quotes, both
 * readings are the same, so that the other one can be taken from here on; after that nobody can know.
 */
export function createQuoteAccount({
  dialect,
  quoting = "auto",
  mayKnowNone,
  onChoice,
}: QuoteAccountOptions): QuoteAccount {
  if (quoting === "none") dialect.quote = noQuote;
  dialect.needsQuotes = quoting === "csv";
  const ownCursor = createCsvCursor(dialect);
  const quoted = createCsvRecord({ ...dialect, quote: quoteByte });
  /** The line of the first record that needs its quotes. */
  let needed: number | undefined;
  let openLine: number | undefined;
  let hasSwitched = false;
  let nextQuote = -1;

  function need(line: number): void {
    needed ??= line;
    dialect.needsQuotes = true;
  }

  function refuse(flaw: string): { readonly refusal: string } {
    return { refusal: `${flaw}: ${setQuoting}` };
  }

  function judgeQuoted(
    bytes: Uint8Array,
    record: CsvRecord,
    { ended, line, table }: JudgedRecord & { readonly ended: FieldEnd },
  ): QuoteVerdict {
    const { cursor, from, end, isTorn } = record;
    const spansLines = cursor.lineFeeds > 1 || (ended !== "line" && cursor.lineFeeds > 0);
    const isOpen = ended === "bytes in quotes";
    if (!spansLines && !isTorn && !isOpen) {
      if (cursor.quotedSeparators > 0) need(line);
      return "fine";
    }
    const naive = {
      separator: dialect.separator,
      columns: table?.columns,
      fields: table?.fields ?? record.fields,
    };
    const columns = table?.columns ?? Array.from({ length: record.fields }, (_, column) => column);
    const own = spansLines ? findOwnIds(bytes, record, columns) : [];
    const others = spansLines ? countOtherRows(bytes, { start: from, end, own }, naive) : 0;
    if (others === 0 && !isTorn && !isOpen) {
      need(line);
      return "fine";
    }
    const flaw = describeFlaw({ others, isTorn, lines: cursor.lineFeeds + (ended === "line" ? 0 : 1) });
    if (mayKnowNone && needed === undefined) {
      dialect.quote = noQuote;
      hasSwitched = true;
      onChoice?.(`quotes are part of the text: the record in line ${line} ${flaw}`);
      return "again";
    }
    // By itself it is one bad record, and what comes behind it is read.
    if (others === 0) return "fine";
    return refuse(needed === undefined ? flaw : `${flaw}, while line ${needed} needs its quotes`);
  }

  function judgePlain(
    bytes: Uint8Array,
    record: CsvRecord,
    { line, table }: JudgedRecord,
  ): { readonly refusal: string } | undefined {
    const { from, end, cursor } = record;
    const wasOpen = openLine;
    openLine = undefined;
    if (wasOpen !== undefined && findOwnIds(bytes, record, table?.columns ?? []).length === 0) {
      return refuse(`holds no ID, and may be the rest of line ${wasOpen}, where a quote is not closed`);
    }
    if (nextQuote < from) nextQuote = bytes.indexOf(quoteByte, from);
    if (nextQuote < 0) nextQuote = bytes.length;
    if (nextQuote >= end || table === undefined) return undefined;
    quoted.from = from;
    quoted.cursor.to = end;
    quoted.cursor.dialect.lineEnd = cursor.dialect.lineEnd;
    if (readCsvRecord(bytes, quoted) === "bytes in quotes") openLine = line;
    else if (!quoted.isTorn && quoted.fields === table.fields && record.fields !== table.fields) {
      return refuse("has as many columns as the others only if quotes enclose a separator");
    }
    return undefined;
  }

  /** Where the digits of a record's own IDs begin. */
  function findOwnIds(bytes: Uint8Array, record: CsvRecord, columns: readonly number[]): readonly number[] {
    const found: number[] = [];
    for (const column of columns) {
      if (!seekField(bytes, ownCursor, { start: record.from, end: record.end, column })) continue;
      const digits = findDigits(bytes, ownCursor) ?? findCellIds(bytes, ownCursor)?.ids[0];
      if (digits !== undefined) found.push(digits.start);
    }
    return found;
  }

  return {
    judgeQuoted,
    judgePlain,
    beginBytes() {
      nextQuote = -1;
    },
    get hasSwitched() {
      return hasSwitched;
    },
  };
}

function describeFlaw({
  others,
  isTorn,
  lines,
}: {
  readonly others: number;
  readonly isTorn: boolean;
  readonly lines: number;
}): string {
  if (others > 0) {
    const own = others === 1 ? "1 of these is a row of its own" : `${others} of these are rows of their own`;
    return `is 1 row of ${lines} lines if quotes enclose fields, and ${own} if quotes are text`;
  }
  return isTorn ? "has text after a closing quote" : "has a quote that is never closed";
}
