import type { ColumnsChoice } from "../detect/choose-columns.ts";
import type { Dataset, IdPlace } from "../types.ts";
import { createCsvCursor, type FieldEnd } from "./csv-field.ts";
import { createCsvRecord, isBlankRecord, readCsvRecord, readCsvTexts, trimCsvValue } from "./csv-record.ts";
import { createEntryBatch, type EntryBatch, type EntryReader, type OnFault } from "./entry-reader.ts";
import { explainBadId } from "./explain-bad-id.ts";
import { holdsOnlyColumns } from "./holds-only-ids.ts";
import { createIdValue, type IdValue } from "./id-value.ts";
import { findUnscrubbedFields } from "./scrub-csv.ts";
import { createRowAccount, maxIdCellsBytes } from "./tables/account-for-rows.ts";
import { createPlainRows } from "./tables/add-plain-rows.ts";
import type { ChooseForms } from "./tables/choose-forms.ts";
import { createCsvColumns } from "./tables/csv-columns.ts";
import { createCsvDialect, noSeparator } from "./tables/csv-dialect.ts";
import { describeRecordFlaw } from "./tables/describe-record-flaw.ts";
import { createIdCells, type IdCells, isIdList } from "./tables/read-id-cells.ts";
import { createQuickRows } from "./tables/read-quick-rows.ts";

export interface CsvReaderOptions {
  /** One character. A blank: several blanks or tabs are one. */
  readonly separator: string;
  /** The lines are nothing but lists of IDs: there are no columns. */
  readonly isList?: boolean | undefined;
  /** Of first lines that are not records, bytes. */
  readonly skippedBytes?: number | undefined;
  readonly skippedLines?: number | undefined;
  readonly quoting?: Dataset["quoting"];
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly chooseForms?: ChooseForms | undefined;
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
  skippedLines = 0,
  isList = false,
  quoting,
  places,
  idForm,
  chooseForms,
  scrubFields = [],
  batch = createEntryBatch(places.length),
  onFault,
  onChoice,
}: CsvReaderOptions): EntryReader {
  const values = places.map(({ type }) =>
    createIdValue({ type, idForm, unit: "cell", trim: trimCsvValue, onForm: onChoice }),
  ) as [IdValue, ...IdValue[]];
  const dialect = createCsvDialect(isList ? noSeparator : separator.charCodeAt(0), {
    isRun: separator === " ",
  });
  const record = createCsvRecord(dialect);
  const otherCursor = createCsvCursor(dialect);
  const plainRows = createPlainRows({ record, batch, values, places });
  const quickRows = createQuickRows({ record, batch, values, plainRows });
  /** Once the cells hold any number of IDs. */
  let cells: IdCells | undefined;
  const columns = createCsvColumns({ places, scrubFields, onChoice });
  const rows = createRowAccount({ dialect, quoting, mayKnowNone: separator === "\t", onChoice });
  if (isList) rows.maxRecordBytes = maxIdCellsBytes;
  let choice: ColumnsChoice | undefined;
  let isWatching = true;
  let line = 1;
  let leftToSkip = skippedBytes;
  /** A record was read, and is read again with the next batch. */
  let hasWaited = false;
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

  /** Returns whether the record is not a header. */
  function chooseFromRecord(bytes: Uint8Array): boolean {
    const seen = columns.see(readCsvTexts(bytes, record));
    if (typeof seen === "object") return giveUp(seen.refusal);
    choice = columns.choice;
    isWatching = columns.isWatching;
    record.column = choice?.columns[0] ?? 0;
    readCsvRecord(bytes, record);
    const isFirst = choice !== undefined && cells === undefined;
    if (isFirst && (columns.isMany || isList) && !beginCells()) return false;
    const doubt = isFirst && cells === undefined ? chooseForms?.(values, choice?.columns ?? []) : undefined;
    if (doubt !== undefined) return giveUp(doubt);
    return seen === "record";
  }

  /** From here on an ID is an entry. Returns whether the dataset can be read so. */
  function beginCells(): boolean {
    if (places.length > 1 || scrubFields.length > 0) {
      const demand = places.length > 1 ? "IDs of two columns" : "fields to scrub";
      return giveUp(
        `has several IDs in a cell, which cannot be read with ${demand}: read it as a dataset of its own, with this one \`field\``,
      );
    }
    cells = createIdCells(dialect, record.column);
    rows.maxRecordBytes = maxIdCellsBytes;
    return true;
  }

  /** Returns whether the record waits for the next batch. */
  function addRecord(bytes: Uint8Array, chosen: ColumnsChoice): boolean {
    const flaw = cells === undefined ? plainRows.add(bytes, chosen) : undefined;
    const hasCell = flaw !== undefined && record.column < record.fields;
    if (cells === undefined && hasCell && isIdList(bytes, record.value)) {
      if (batch.count > 0) return true;
      if (!beginCells()) return false;
    }
    if (cells === undefined) {
      if (flaw !== undefined) onFault.badEntry(line, flaw);
      return false;
    }
    const shift = plainRows.explainUneven(bytes, chosen, 0);
    const added = shift === undefined ? cells.add(bytes, record) : "bad";
    if (added === "bad") onFault.badEntry(line, shift ?? explainBadId(bytes, record.value, "cell"));
    return added === "full";
  }

  return {
    get batch() {
      return cells?.batch ?? batch;
    },
    get maxRecordBytes() {
      return rows.maxRecordBytes;
    },
    isBareList: isList,
    scrubbedField: "",
    read(bytes, { from, to, last }) {
      batch.count = 0;
      cells?.clear();
      if (leftToSkip > to - from && !last) return from;
      record.from = Math.min(from + leftToSkip, to);
      if (leftToSkip > 0) line += skippedLines;
      leftToSkip = 0;
      record.cursor.to = to;
      rows.beginBytes();
      while (record.from < to && batch.count < batch.entries) {
        if (hasGivenUp) return to;
        if (choice !== undefined && !isWatching && cells === undefined)
          line += quickRows.read(bytes, choice, rows.maxRecordBytes);
        if (record.from === to || batch.count === batch.entries) break;
        const ended = readCsvRecord(bytes, record);
        const isTooLong = record.end - record.from > rows.maxRecordBytes;
        if (ended !== "line" && !last && !isTooLong) break;
        const isPlain = hasWaited || (dialect.isSettled && !record.isOdd && !isTooLong);
        const verdict = isPlain ? "fine" : accountFor(bytes, ended, isTooLong);
        if (verdict === "again") continue;
        if (hasGivenUp) return to;
        if (verdict === "fine" && !isBlankRecord(bytes, record)) {
          const isRecord = !isWatching || hasWaited || chooseFromRecord(bytes);
          hasWaited = isRecord && choice !== undefined && addRecord(bytes, choice);
          if (hasWaited) break;
          if (hasGivenUp) return to;
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
    findDropped: (bytes, row, isGone) => cells?.findDropped(bytes, row, isGone) ?? [],
    holdsOnlyIds: (bytes, entry) =>
      holdsOnlyColumns(bytes, cells?.findRow(entry) ?? entry, {
        cursor: otherCursor,
        columns: choice?.columns ?? [],
      }),
  };
}
