import { findIdColumns, refuseSeveral } from "../detect/choose-column.ts";
import { type ColumnsChoice, chooseColumns } from "../detect/choose-columns.ts";
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

/** A longer record means that a quote was left open, bytes. */
export const maxCsvRecordBytes: number = 1024 * 1024;

/** So many records must agree with a column that was chosen without a name. */
const witnesses = 100;

export interface CsvReaderOptions {
  readonly separator: "," | "\t" | ";";
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly scrubFields?: readonly string[] | undefined;
  readonly batch?: EntryBatch | undefined;
  readonly onFault: OnFault;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads the records of a csv or tsv file (RFC 4180). It is refused where the columns of the IDs cannot be told,
 * or a record does not end: nothing behind that is an entry.
 */
export function createCsvReader({
  separator,
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
  const record = createCsvRecord(separator.charCodeAt(0));
  const otherCursor = createCsvCursor(record.cursor.separator);
  let choice: ColumnsChoice | undefined;
  let witnessed = 0;
  let line = 1;
  let hasGivenUp = false;

  function giveUp(message: string): void {
    hasGivenUp = true;
    onFault.refuse(message, line);
  }

  function chooseFromRecord(bytes: Uint8Array): boolean {
    const chosen = chooseColumns(readCsvTexts(bytes, record), { places, scrubFields });
    if ("refusal" in chosen) {
      giveUp(chosen.refusal);
      return false;
    }
    choice = chosen;
    onChoice?.(chosen.text);
    record.column = chosen.columns[0];
    readCsvRecord(bytes, record);
    return !chosen.hasHeader;
  }

  function bearsWitness(bytes: Uint8Array): boolean {
    witnessed++;
    const columns = findIdColumns(readCsvTexts(bytes, record));
    if (columns.every((column) => column === record.column)) return true;
    giveUp(refuseSeveral([...new Set([record.column, ...columns])].sort((a, b) => a - b)).refusal);
    return false;
  }

  /** Returns whether the record holds an ID, or may: quotes and spaces around it are not looked at. */
  function admitRecord(bytes: Uint8Array, ended: FieldEnd): boolean {
    if (ended === "bytes in quotes" || record.isTorn) {
      const flaw = record.isTorn ? "text behind a closing quote" : "a quote that is never closed";
      const message = `has ${flaw}: write a quote inside quotes twice`;
      if (choice === undefined) giveUp(message);
      else onFault.badEntry(line, message);
      return false;
    }
    if (choice === undefined && !chooseFromRecord(bytes)) return false;
    return !choice?.isTentative || witnessed >= witnesses || bearsWitness(bytes);
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
    if (!isList || choice === undefined || !values[0].takesPlain) return;
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
      record.from = from;
      record.cursor.to = to;
      while (record.from < to && batch.count < batch.entries) {
        if (hasGivenUp) return to;
        skimPlainLines(bytes, to);
        if (record.from === to || batch.count === batch.entries) break;
        const ended = readCsvRecord(bytes, record);
        if (record.end - record.from > maxCsvRecordBytes) {
          giveUp("is longer than 1 MiB: close its quote; nothing behind it was read");
          return to;
        }
        if (ended !== "line" && !last) break;
        if (!isBlankRecord(bytes, record) && admitRecord(bytes, ended) && choice !== undefined) {
          const fault = addRecord(bytes, choice);
          if (fault !== undefined) onFault.badEntry(line, fault);
        }
        line += record.lineFeeds;
        record.from = record.end;
      }
      return hasGivenUp ? to : record.from;
    },
    findUnscrubbed: (bytes, entry) =>
      findUnscrubbedFields(bytes, entry, {
        separator: record.cursor.separator,
        columns: choice?.scrubColumns ?? [],
      }),
    holdsOnlyIds: (bytes, entry) =>
      holdsOnlyColumns(bytes, entry, { cursor: otherCursor, columns: choice?.columns ?? [] }),
  };
}
