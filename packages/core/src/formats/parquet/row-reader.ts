import { createIdWords } from "../../ids/parse-id.ts";
import { trimCsvValue } from "../csv-record.ts";
import {
  batchEntries,
  createEntryBatch,
  type EntryReader,
  type IdColumn,
  type OnFault,
} from "../entry-reader.ts";
import { createIdValue, type IdValue } from "../id-value.ts";
import type { ReaderOptions } from "../open-reader.ts";
import type { IdColumns } from "./choose-id-columns.ts";

const [tab, lineFeed] = [9, 10];

export interface RowReaderOptions extends Pick<ReaderOptions, "ids" | "idForm" | "onChoice"> {
  readonly chosen: IdColumns;
  readonly onFault: OnFault;
}

/** Reads what `writeRows` has written. A row of several places is an entry; of a list, each ID is one. Rows are its lines. */
export function createRowReader({ ids, idForm, onChoice, chosen, onFault }: RowReaderOptions): EntryReader {
  const values = ids.map(({ type }) =>
    createIdValue({ type, idForm, unit: "cell", trim: trimCsvValue, onForm: onChoice }),
  ) as [IdValue, ...IdValue[]];
  const { columns, what, holdsOnlyIds } = chosen;
  const readNext = columns[0].isList ? readItem : readRow;
  const batch = createEntryBatch(ids.length, batchEntries);
  const words = createIdWords();
  const value = { start: 0, end: 0 };
  let row = 1;
  let found = 0;

  /** Returns whether there is an ID, or what stands there instead. */
  function readInto(place: number, bytes: Uint8Array): boolean | string {
    const flaw = (values[place] as IdValue).read(bytes, value, words);
    if (flaw !== undefined) return flaw;
    const column = batch.ids[place] as IdColumn;
    const into = batch.count;
    [column.high[into], column.low[into]] = [words[0] as number, words[1] as number];
    [column.idStart[into], column.idEnd[into]] = [value.start, value.end];
    return words[0] !== 0 || words[1] !== 0;
  }

  function findValue(bytes: Uint8Array, from: number): number {
    let end = from;
    while (bytes[end] !== tab && bytes[end] !== lineFeed) end++;
    [value.start, value.end] = [from, end];
    return end;
  }

  function addEntry(start: number, end: number): void {
    const at = batch.count++;
    [batch.start[at], batch.end[at]] = [start, end];
  }

  /** An item of a list: rows of any length go over several batches. */
  function readItem(bytes: Uint8Array, from: number): number {
    const end = findValue(bytes, from);
    const isId = readInto(0, bytes);
    if (typeof isId === "string") onFault.badEntry(row, isId);
    if (isId === true) addEntry(from, end);
    if (isId !== false) found++;
    if (bytes[end] !== lineFeed) return end + 1;
    if (found === 0) onFault.badEntry(row, `has no ID in ${what}`);
    found = 0;
    row++;
    return end + 1;
  }

  function readRow(bytes: Uint8Array, from: number): number {
    const next = bytes.indexOf(lineFeed, from) + 1;
    let flaw: string | undefined;
    let count = 0;
    for (let place = 0, at = from; at < next && flaw === undefined; place++) {
      at = findValue(bytes, at) + 1;
      const isId = readInto(place, bytes);
      if (typeof isId === "string") flaw = isId;
      else if (isId) count++;
    }
    if (count === 0) flaw ??= `has no ID in ${what}`;
    if (flaw === undefined) addEntry(from, next);
    else onFault.badEntry(row, flaw);
    row++;
    return next;
  }

  return {
    batch,
    maxRecordBytes: Number.POSITIVE_INFINITY,
    read(bytes, { from, to }) {
      batch.count = 0;
      let at = from;
      while (at < to && batch.count < batch.entries) at = readNext(bytes, at);
      return at;
    },
    scrubbedField: "",
    findUnscrubbed: () => [],
    holdsOnlyIds: () => holdsOnlyIds,
  };
}
