import type { ColumnsChoice } from "../detect/choose-columns.ts";
import { describeColumns } from "../detect/describe-columns.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { Dataset, IdPlace } from "../types.ts";
import { createCsvCursor, type FieldEnd, seekField } from "./csv-field.ts";
import { createCsvRecord, isBlankRecord, readCsvRecord, readCsvTexts, trimCsvValue } from "./csv-record.ts";
import {
  createEntryBatch,
  type EntryBatch,
  type EntryReader,
  type IdColumn,
  type OnFault,
} from "./entry-reader.ts";
import { holdsOnlyColumns } from "./holds-only-ids.ts";
import { createIdValue, type IdValue } from "./id-value.ts";
import { readPlainLines } from "./read-plain-lines.ts";
import { findUnscrubbedFields } from "./scrub-csv.ts";
import { createRowAccount, maxCsvRecordBytes } from "./tables/account-for-rows.ts";
import { createCsvColumns } from "./tables/csv-columns.ts";
import { createCsvDialect, lineFeed } from "./tables/csv-dialect.ts";
import { describeRecordFlaw } from "./tables/describe-record-flaw.ts";

export interface CsvReaderOptions {
  /** One character. A blank: several blanks or tabs are one. */
  readonly separator: string;
  /** Of a first line that is no record, bytes. */
  readonly skippedBytes?: number | undefined;
  readonly quoting?: Dataset["quoting"];
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly scrubFields?: readonly string[] | undefined;
  readonly batch?: EntryBatch | undefined;
  readonly onFault: OnFault;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads the records of a csv or tsv file (RFC 4180, or without quoting: see `createRowAccount`). It is refused where the
 * columns of the IDs or the meaning of its quotes and line ends cannot be told, or a record does not end: nothing behind
 * that is an entry.
 */
export function createCsvReader({
  separator,
  skippedBytes = 0,
  quoting,
  places,
  idForm,
  scrubFields = [],
  batch = createEntryBatch(places.length),
  onFault,
  onChoice,
}: CsvReaderOptions): EntryReader {
  const words = createIdWords();
  const values = places.map(({ type }) =>
    createIdValue({ type, idForm, unit: "cell", trim: trimCsvValue, onForm: onChoice }),
  ) as [IdValue, ...IdValue[]];
  const dialect = createCsvDialect(separator.charCodeAt(0), { isRun: separator === " " });
  const record = createCsvRecord(dialect);
  const otherCursor = createCsvCursor(dialect);
  const columns = createCsvColumns({ places, scrubFields, onChoice });
  const rows = createRowAccount({ dialect, quoting, mayKnowNone: separator === "\t", onChoice });
  let choice: ColumnsChoice | undefined;
  let isWatching = true;
  let line = 1;
  let leftToSkip = skippedBytes;
  let hasGivenUp = false;

  function giveUp(message: string): false {
    hasGivenUp = true;
    onFault.refuse(message, line);
    return false;
  }

  /** Of a record that is odd, or in a file whose quotes or line ends are not settled. */
  function accountFor(bytes: Uint8Array, ended: FieldEnd, isTooLong: boolean): "fine" | "bad" | "again" {
    const told = { line, ended, table: choice };
    const accounted = isTooLong
      ? rows.accountTooLong(bytes, record, told)
      : rows.account(bytes, record, told);
    if (accounted === "again") return "again";
    if (typeof accounted === "object") giveUp(accounted.refusal);
    else if (!isBlankRecord(bytes, record)) {
      const flaw = describeRecordFlaw(record, accounted);
      if (flaw === undefined) return "fine";
      if (choice === undefined) giveUp(flaw);
      else onFault.badEntry(line, flaw);
    }
    return "bad";
  }

  /** Returns whether the record is no header. */
  function chooseFromRecord(bytes: Uint8Array): boolean {
    const seen = columns.see(readCsvTexts(bytes, record));
    if (typeof seen === "object") return giveUp(seen.refusal);
    choice = columns.choice;
    isWatching = columns.isWatching;
    record.column = choice?.columns[0] ?? 0;
    readCsvRecord(bytes, record);
    return seen === "record";
  }

  function readValue(
    bytes: Uint8Array,
    value: { start: number; end: number },
    place: number,
  ): string | undefined {
    const own = values[place] as IdValue;
    // Nearly all IDs: nothing is around them.
    if (!own.isPlain || !parseId(bytes, value, words)) {
      const flaw = own.read(bytes, value, words);
      if (flaw !== undefined) return flaw;
    }
    const into = batch.ids[place] as IdColumn;
    const row = batch.count;
    into.high[row] = words[0] as number;
    into.low[row] = words[1] as number;
    into.idStart[row] = value.start;
    into.idEnd[row] = value.end;
    return undefined;
  }

  function addRecord(bytes: Uint8Array, { columns }: ColumnsChoice): string | undefined {
    let ids = 0;
    for (let place = 0; place < columns.length; place++) {
      const column = columns[place] as number;
      if (
        place > 0
          ? !seekField(bytes, otherCursor, { start: record.from, end: record.end, column })
          : column >= record.fields
      ) {
        return `has too few columns: the IDs are in ${describeColumns([column])}`;
      }
      const fault = readValue(bytes, place > 0 ? otherCursor : record.value, place);
      if (fault !== undefined) return fault;
      if (words[0] !== 0 || words[1] !== 0) ids++;
    }
    if (ids === 0) return `has no ID in ${describeColumns(columns)}`;
    const row = batch.count++;
    batch.start[row] = record.from;
    batch.end[row] = record.end;
    return undefined;
  }

  /** A list of one column is read as fast as txt: by the same loop, as far as there are only digits and LF. */
  function skimPlainLines(bytes: Uint8Array, to: number): void {
    const isList = record.column === 0 && record.fields === 1 && places.length === 1;
    const isTidy = dialect.lineEnd === lineFeed && values[0].takesPlain;
    if (!isList || choice === undefined || !isTidy) return;
    const before = batch.count;
    record.from = readPlainLines(bytes, { at: record.from, to }, batch);
    line += batch.count - before;
    if (batch.count > before) values[0].settlePlain();
  }

  return {
    batch,
    maxRecordBytes: maxCsvRecordBytes,
    scrubbedField: "",
    read(bytes, { from, to, last }) {
      batch.count = 0;
      if (leftToSkip > to - from && !last) return from;
      record.from = Math.min(from + leftToSkip, to);
      if (leftToSkip > 0) line++;
      leftToSkip = 0;
      record.cursor.to = to;
      rows.beginBytes();
      while (record.from < to && batch.count < batch.entries) {
        if (hasGivenUp) return to;
        skimPlainLines(bytes, to);
        if (record.from === to || batch.count === batch.entries) break;
        const ended = readCsvRecord(bytes, record);
        const isTooLong = record.end - record.from > maxCsvRecordBytes;
        if (ended !== "line" && !last && !isTooLong) break;
        const isPlain = dialect.isSettled && !record.isOdd && !isTooLong;
        const verdict = isPlain ? "fine" : accountFor(bytes, ended, isTooLong);
        if (verdict === "again") continue;
        if (hasGivenUp) return to;
        if (verdict === "fine" && !isBlankRecord(bytes, record)) {
          const isRecord = !isWatching || chooseFromRecord(bytes);
          const fault = isRecord && choice !== undefined ? addRecord(bytes, choice) : undefined;
          if (fault !== undefined) onFault.badEntry(line, fault);
        }
        line += record.cursor.lineFeeds;
        record.from = record.end;
      }
      const flaw = last && !hasGivenUp && record.from === to ? columns.conclude() : undefined;
      if (flaw !== undefined) giveUp(flaw.refusal);
      return hasGivenUp ? to : record.from;
    },
    findUnscrubbed: (bytes, entry) =>
      findUnscrubbedFields(bytes, entry, { dialect, columns: choice?.scrubColumns ?? [] }),
    holdsOnlyIds: (bytes, entry) =>
      holdsOnlyColumns(bytes, entry, { cursor: otherCursor, columns: choice?.columns ?? [] }),
  };
}
