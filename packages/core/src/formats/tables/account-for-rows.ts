import type { FieldEnd } from "../csv-field.ts";
import { type CsvRecord, readCsvRecord } from "../csv-record.ts";
import { createQuoteAccount, type JudgedRecord, type QuoteAccountOptions } from "./account-for-quotes.ts";
import { countOtherRows } from "./count-other-rows.ts";
import { carriageReturn, lineFeed } from "./csv-dialect.ts";

/** Holds the rows that a reader reports against those that a naive one would see, record by record. */
export interface RowAccount {
  /** A longer record is refused. */
  maxRecordBytes: number;
  /** Before records are read from other bytes. */
  beginBytes(): void;
  /** How a whole record ended, which may have been read again without quotes; or why the file has to be refused. */
  account(bytes: Uint8Array, record: CsvRecord, given: AccountedRecord): FieldEnd | RowRefusal;
  /** Whether a record that is too long is to be read again without quotes, or why the file has to be refused. */
  accountTooLong(bytes: Uint8Array, record: CsvRecord, given: JudgedRecord): "again" | RowRefusal;
}

export interface AccountedRecord extends JudgedRecord {
  readonly ended: FieldEnd;
}

export interface RowRefusal {
  readonly refusal: string;
}

/** A longer record means that a quote was left open, unless a cell of it holds any number of IDs: bytes. */
export const maxCsvRecordBytes: number = 1024 * 1024;

export const maxIdCellsBytes: number = 16 * 1024 * 1024;

const mixedEnds =
  "ends with a line feed, and the lines before it with a carriage return: end all lines in one way";

export function createRowAccount(options: QuoteAccountOptions): RowAccount {
  const { dialect, quoting } = options;
  const quotes = createQuoteAccount(options);
  const mayBeText = (record: CsvRecord): boolean => record.isQuoted && quoting !== "csv";

  function checkReturns(
    bytes: Uint8Array,
    record: CsvRecord,
    { ended, table }: AccountedRecord,
  ): RowRefusal | undefined {
    const { from: start, end, cursor } = record;
    if (cursor.loneReturns > 0) {
      const naive = {
        separator: dialect.separator,
        columns: table?.columns,
        fields: table?.fields ?? record.fields,
      };
      const rows = countOtherRows(bytes, { start, end, own: [] }, naive);
      const counts = `is 1 row if only a line feed ends a line, and ${rows} rows if a carriage return does, too`;
      if (rows > 1) return { refusal: `${counts}: end all lines in one way` };
    }
    if (ended !== "line") return undefined;
    const last = bytes[end - 1];
    dialect.isSettled = dialect.lineEnd === lineFeed && !quotes.hasSwitched;
    if (dialect.lineEnd === 0) dialect.lineEnd = last === lineFeed ? lineFeed : carriageReturn;
    return dialect.lineEnd === carriageReturn && last === lineFeed ? { refusal: mixedEnds } : undefined;
  }

  const account: RowAccount = {
    maxRecordBytes: maxCsvRecordBytes,
    beginBytes: quotes.beginBytes,
    account(bytes, record, given) {
      let { ended } = given;
      if (mayBeText(record)) {
        const verdict = quotes.judgeQuoted(bytes, record, given);
        if (typeof verdict === "object") return verdict;
        if (verdict === "again") ended = readCsvRecord(bytes, record);
      }
      const refusal = quotes.hasSwitched ? quotes.judgePlain(bytes, record, given) : undefined;
      return refusal ?? checkReturns(bytes, record, { ...given, ended }) ?? ended;
    },
    accountTooLong(bytes, record, given) {
      // It looks as its beginning does: how much of it has been read must not matter.
      record.end = record.from + account.maxRecordBytes;
      record.isTorn = false;
      record.cursor.lineFeeds = countLineFeeds(bytes, record);
      const ended = "bytes in quotes";
      const verdict = mayBeText(record) ? quotes.judgeQuoted(bytes, record, { ...given, ended }) : "fine";
      if (verdict !== "fine") return verdict;
      const limit = `${account.maxRecordBytes / 1024 / 1024} MiB`;
      return { refusal: `is longer than ${limit}: close its quote; nothing after it was read` };
    },
  };
  return account;
}

function countLineFeeds(bytes: Uint8Array, { from, end }: CsvRecord): number {
  let count = 0;
  for (let at = from; at < end; at++) if (bytes[at] === lineFeed) count++;
  return count;
}
