import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { type ColumnChoice, chooseColumn, findIdColumns, refuseSeveral } from "./choose-column.ts";
import type { FieldEnd } from "./csv-field.ts";
import { createCsvRecord, isBlankRecord, readCsvRecord, readCsvTexts, trimCsvValue } from "./csv-record.ts";
import { batchEntries, createEntryBatch, type EntryReader, type OnFault } from "./entry-reader.ts";
import { readPlainLines } from "./read-plain-lines.ts";
import { explainBadLine } from "./txt-entry.ts";

/** A longer record means that a quote was left open, bytes. */
export const maxCsvRecordBytes: number = 1024 * 1024;

/** So many records must agree with a column that was chosen without a name. */
const witnesses = 100;

export interface CsvReaderOptions {
  readonly separator: "," | "\t" | ";";
  /** The IDs' column: its name, or its number from 1. Without it the file's first records must tell. */
  readonly field: string | number | undefined;
  readonly type: JobType;
  readonly onFault: OnFault;
  /** Told once which column was chosen and why. */
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads the records of a csv or tsv file (RFC 4180). Where the column of the IDs cannot be told, or a record
 * does not end, that is the only fault, and nothing behind it is an entry.
 */
export function createCsvReader({
  separator,
  field,
  type,
  onFault,
  onChoice,
}: CsvReaderOptions): EntryReader {
  const batch = createEntryBatch();
  const words = createIdWords();
  const record = createCsvRecord(separator.charCodeAt(0));
  let choice: ColumnChoice | undefined;
  let witnessed = 0;
  let line = 1;
  let hasGivenUp = false;

  function giveUp(message: string): void {
    hasGivenUp = true;
    onFault({ line, message });
  }

  /** Returns whether the first record is read on as one of IDs. */
  function chooseFromRecord(bytes: Uint8Array): boolean {
    const chosen = chooseColumn(readCsvTexts(bytes, record), { field, type });
    if ("refusal" in chosen) {
      giveUp(chosen.refusal);
      return false;
    }
    choice = chosen;
    onChoice?.(chosen.text);
    record.column = chosen.column;
    // Its column was not known when it was read.
    readCsvRecord(bytes, record);
    return !chosen.hasHeader;
  }

  /** Whether no other column than the chosen one holds IDs. */
  function bearsWitness(bytes: Uint8Array): boolean {
    witnessed++;
    const columns = findIdColumns(readCsvTexts(bytes, record));
    if (columns.every((column) => column === record.column)) return true;
    giveUp(refuseSeveral([...new Set([record.column, ...columns])].sort((a, b) => a - b)).refusal);
    return false;
  }

  function explainRecord(bytes: Uint8Array): string {
    const column = `column ${record.column + 1}`;
    if (record.column >= record.fields) return `has too few columns: the IDs are in ${column}`;
    if (record.start === record.stop) return `has no ID in ${column}`;
    return explainBadLine(bytes, { start: record.start, end: record.stop });
  }

  /** Returns whether the record holds an ID, or may: quotes and spaces around it are not looked at. */
  function admitRecord(bytes: Uint8Array, ended: FieldEnd): boolean {
    if (ended === "bytes in quotes" || record.isTorn) {
      const flaw = record.isTorn ? "text behind a closing quote" : "a quote that is never closed";
      const message = `has ${flaw}: write a quote inside quotes twice`;
      if (choice === undefined) giveUp(message);
      else onFault({ line, message });
      return false;
    }
    if (choice === undefined && !chooseFromRecord(bytes)) return false;
    return !choice?.isTentative || witnessed >= witnesses || bearsWitness(bytes);
  }

  /** Reads the record's value into `words`. Nearly always it is an ID as it stands. */
  function readId(bytes: Uint8Array): boolean {
    if (record.column >= record.fields) return false;
    if (parseId(bytes, { start: record.start, end: record.stop }, words)) return true;
    trimCsvValue(bytes, record);
    return parseId(bytes, { start: record.start, end: record.stop }, words);
  }

  /** A list of one column is read as fast as txt: by the same loop, as far as there are only digits and LF. */
  function skimPlainLines(bytes: Uint8Array, to: number): void {
    const isList = record.column === 0 && record.fields === 1;
    if (!isList || choice === undefined) return;
    const before = batch.count;
    record.from = readPlainLines(bytes, { at: record.from, to }, batch);
    line += batch.count - before;
  }

  function addEntry(): void {
    const row = batch.count++;
    batch.start[row] = record.from;
    batch.end[row] = record.end;
    batch.high[row] = words[0] as number;
    batch.low[row] = words[1] as number;
    batch.idStart[row] = record.start;
    batch.idEnd[row] = record.stop;
  }

  return {
    batch,
    maxRecordBytes: maxCsvRecordBytes,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      record.from = from;
      record.cursor.to = to;
      while (record.from < to && batch.count < batchEntries) {
        if (hasGivenUp) return to;
        skimPlainLines(bytes, to);
        if (record.from === to || batch.count === batchEntries) break;
        const ended = readCsvRecord(bytes, record);
        if (record.end - record.from > maxCsvRecordBytes) {
          giveUp("is longer than 1 MiB: close its quote; nothing behind it was read");
          return to;
        }
        if (ended !== "line" && !last) break;
        if (!isBlankRecord(bytes, record) && admitRecord(bytes, ended)) {
          if (readId(bytes)) addEntry();
          else onFault({ line, message: explainRecord(bytes) });
        }
        line += record.lineFeeds;
        record.from = record.end;
      }
      return hasGivenUp ? to : record.from;
    },
  };
}
