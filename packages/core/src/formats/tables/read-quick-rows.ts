import type { CsvRecord } from "../csv-record.ts";
import type { EntryBatch } from "../entry-reader.ts";
import type { IdValue } from "../id-value.ts";
import { readPlainLines } from "../read-plain-lines.ts";
import type { PlainRows, RowTable } from "./add-plain-rows.ts";
import { readTidyRecord } from "./read-tidy-record.ts";

/** Reads rows one after the other that need no second look: nearly all of most tables. */
export interface QuickRows {
  /** Reads from `record.from` on, as far as it can, and returns how many lines that were. */
  read(bytes: Uint8Array, table: RowTable, maxRecordBytes: number): number;
}

export interface QuickRowsOptions {
  readonly record: CsvRecord;
  readonly batch: EntryBatch;
  readonly values: readonly [IdValue, ...IdValue[]];
  readonly plainRows: PlainRows;
}

export function createQuickRows({ record, batch, values, plainRows }: QuickRowsOptions): QuickRows {
  const { cursor } = record;
  const [first, ...others] = values;

  /** A list of one column is read as fast as txt: by the same loop, as far as there are only digits and LF. */
  function skimPlainLines(bytes: Uint8Array): number {
    const isOneColumn = record.column === 0 && record.fields === 1 && others.length === 0;
    if (!isOneColumn || !first.takesPlain) return 0;
    const before = batch.count;
    record.from = readPlainLines(bytes, { at: record.from, to: cursor.to }, batch);
    const lines = batch.count - before;
    if (lines > 0) first.settlePlain();
    return lines;
  }

  return {
    read(bytes, table, maxRecordBytes) {
      const { isSettled, isRun } = cursor.dialect;
      if (!isSettled || isRun) return 0;
      let lines = skimPlainLines(bytes);
      while (record.from < cursor.to && batch.count < batch.entries) {
        // A row of one field may be blank, and one without an ID is told with its line.
        if (!readTidyRecord(bytes, record) || record.fields === 1) break;
        if (record.end - record.from > maxRecordBytes || plainRows.add(bytes, table) !== undefined) break;
        record.from = record.end;
        lines++;
      }
      return lines;
    },
  };
}
