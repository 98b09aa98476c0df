import { type CsvCursor, createCsvCursor, seekField } from "../csv-field.ts";
import type { CsvRecord } from "../csv-record.ts";
import type { EntryBatch, Span } from "../entry-reader.ts";
import { type ContainerBatch, createContainerBatch } from "./container-batch.ts";
import type { CsvDialect } from "./csv-dialect.ts";
import { findCellIds, findDroppedIds } from "./find-cell-ids.ts";

/** Reads the rows of a table whose cells hold any number of IDs: an ID is an entry, and its row the container. */
export interface IdCells {
  readonly batch: EntryBatch;
  clear(): void;
  /** Adds what is in a row. `full`: it has to wait for the next batch. `bad`: its cell holds something else. */
  add(bytes: Uint8Array, record: CsvRecord): "added" | "full" | "bad";
  findDropped(bytes: Uint8Array, row: Span, isGone: Uint8Array): readonly Span[];
  findRow: ContainerBatch["findRow"];
}

export function createIdCells(dialect: CsvDialect, column: number): IdCells {
  const rows = createContainerBatch();
  const cursor = createCsvCursor(dialect);
  return {
    get batch() {
      return rows.batch;
    },
    clear: rows.clear,
    findRow: rows.findRow,
    add(bytes, { from: start, end, fields, value }) {
      const found = column < fields ? findCellIds(bytes, value) : undefined;
      if (found === undefined) return "bad";
      if (found.ids.length === 0) return "added";
      return rows.add(bytes, { start, end }, found.ids) ? "added" : "full";
    },
    findDropped: (bytes, row, isGone) => findDroppedOfRow(bytes, row, { cursor, column, isGone }),
  };
}

function findDroppedOfRow(
  bytes: Uint8Array,
  row: Span,
  {
    cursor,
    column,
    isGone,
  }: { readonly cursor: CsvCursor; readonly column: number; readonly isGone: Uint8Array },
): readonly Span[] {
  if (!isGone.includes(0)) return [row];
  if (!seekField(bytes, cursor, { ...row, column })) return [];
  const cell = { start: cursor.start, end: cursor.end };
  const ids = findCellIds(bytes, cell)?.ids ?? [];
  return findDroppedIds(bytes, cell, { ids, isGone });
}

/** Whether a cell that is not an ID may be a list of them. */
export function isIdList(bytes: Uint8Array, cell: Span): boolean {
  return findCellIds(bytes, cell)?.isList ?? false;
}
