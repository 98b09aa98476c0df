import type { ColumnsChoice } from "../../detect/choose-columns.ts";
import { describeColumns } from "../../detect/describe-columns.ts";
import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { IdPlace } from "../../types.ts";
import { createCsvCursor, seekField } from "../csv-field.ts";
import { type CsvRecord, readCsvTexts } from "../csv-record.ts";
import type { EntryBatch, IdColumn } from "../entry-reader.ts";
import type { IdValue } from "../id-value.ts";
import { explainShift } from "./explain-shift.ts";

/** The upper word of the first number of 16 digits: from there on a value is an ID wherever it stands. */
const longHigh = 232_831;

/** What is known of a row's table. */
export type RowTable = Pick<ColumnsChoice, "columns" | "fields" | "otherColumns">;

/** Adds the rows of a table that are an entry each to its batch. */
export interface PlainRows {
  /** Returns why the row holds no ID where one should be. */
  add(bytes: Uint8Array, table: RowTable): string | undefined;
  /** Why another cell of a row of more or fewer fields than its table is more likely its ID than that of a place. */
  explainUneven(bytes: Uint8Array, table: RowTable, place: number): string | undefined;
}

export interface PlainRowsOptions {
  /** The row that was read last. */
  readonly record: CsvRecord;
  readonly batch: EntryBatch;
  /** Of each column. */
  readonly values: readonly IdValue[];
  readonly places: readonly IdPlace[];
}

export function createPlainRows({ record, batch, values, places }: PlainRowsOptions): PlainRows {
  const words = createIdWords();
  const otherCursor = createCsvCursor(record.cursor.dialect);

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

  function explainUneven(
    bytes: Uint8Array,
    { columns, fields, otherColumns }: RowTable,
    place: number,
  ): string | undefined {
    if (record.fields === fields) return undefined;
    const cells = readCsvTexts(bytes, record);
    const { type } = places[place] as IdPlace;
    return explainShift({ cells, column: columns[place] as number, fields, type, otherColumns });
  }

  return {
    explainUneven,
    add(bytes, table) {
      const { columns, fields } = table;
      const isUneven = record.fields !== fields;
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
        const isDoubtful = isUneven && (fault !== undefined || (words[0] as number) < longHigh);
        const shift = isDoubtful ? explainUneven(bytes, table, place) : undefined;
        if (shift !== undefined) return shift;
        if (fault !== undefined) return fault;
        if (words[0] !== 0 || words[1] !== 0) ids++;
      }
      if (ids === 0) return `has no ID in ${describeColumns(columns)}`;
      const row = batch.count++;
      batch.start[row] = record.from;
      batch.end[row] = record.end;
      return undefined;
    },
  };
}
