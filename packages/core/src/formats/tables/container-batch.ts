import { createIdWords, parseId } from "../../ids/parse-id.ts";
import { batchEntries, createEntryBatch, type EntryBatch, type Span } from "../entry-reader.ts";

/** A batch of rows with any number of IDs, which are its entries. */
export interface ContainerBatch {
  /** Another one after a row that was larger than it. */
  readonly batch: EntryBatch;
  clear(): void;
  /** Returns whether there was room for the row: an empty batch has room for any. */
  add(bytes: Uint8Array, row: Span, ids: readonly Span[]): boolean;
  /** The row that an entry of the batch is in. */
  findRow(entry: Span): Span | undefined;
}

export function createContainerBatch(): ContainerBatch {
  const words = createIdWords();
  let batch = createBatch(batchEntries);

  return {
    get batch() {
      return batch;
    },
    clear() {
      batch.count = 0;
      batch.containers.count = 0;
    },
    add(bytes, row, ids) {
      if (batch.count + ids.length > batch.entries) {
        if (batch.count > 0) return false;
        batch = createBatch(ids.length);
      }
      const { containers } = batch;
      const [column] = batch.ids;
      containers.start[containers.count] = row.start;
      containers.end[containers.count] = row.end;
      containers.firstRow[containers.count] = batch.count;
      for (const id of ids) {
        const at = batch.count++;
        parseId(bytes, id, words);
        column.high[at] = words[0] as number;
        column.low[at] = words[1] as number;
        column.idStart[at] = id.start;
        column.idEnd[at] = id.end;
        batch.start[at] = id.start;
        batch.end[at] = id.end;
      }
      containers.firstRow[++containers.count] = batch.count;
      return true;
    },
    findRow({ start }) {
      const { count, start: from, end: to } = batch.containers;
      let first = 0;
      let last = count - 1;
      while (first <= last) {
        const middle = (first + last) >> 1;
        if ((to[middle] as number) <= start) first = middle + 1;
        else if ((from[middle] as number) > start) last = middle - 1;
        else return { start: from[middle] as number, end: to[middle] as number };
      }
      return undefined;
    },
  };
}

function createBatch(entries: number) {
  const columns = (): Int32Array => new Int32Array(entries + 1);
  const containers = { count: 0, start: columns(), end: columns(), firstRow: columns() };
  return { ...createEntryBatch(1, entries), containers };
}
