import { describeColumns } from "../../detect/describe-columns.ts";
import { createIdWords, parseId } from "../../ids/parse-id.ts";
import { createCsvCursor, seekField } from "../csv-field.ts";
import type { CsvRecord } from "../csv-record.ts";
import type { EntryBatch, IdColumn } from "../entry-reader.ts";
import type { IdValue } from "../id-value.ts";

/** Adds the rows of a table that are an entry each to its batch. */
export interface PlainRows {
  /** Returns why the row holds no ID where one should be. */
  add(bytes: Uint8Array, columns: readonly number[]): string | undefined;
}

export interface PlainRowsOptions {
  /** The row that was read last. */
  readonly record: CsvRecord;
  readonly batch: EntryBatch;
  /** Of each column. */
  readonly values: readonly IdValue[];
}

export function createPlainRows({ record, batch, values }: PlainRowsOptions): PlainRows {
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

  return {
    add(bytes, columns) {
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
    },
  };
}
