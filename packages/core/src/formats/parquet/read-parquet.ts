import type { OpenFile } from "../../files/read-file.ts";
import { batchEntries, type EntryReader } from "../entry-reader.ts";
import type { ReaderOptions } from "../open-reader.ts";
import type { ColumnsReading } from "../read-batches.ts";
import { chooseIdColumns, type IdColumns } from "./choose-id-columns.ts";
import { type ChunkPlace, findChunk } from "./find-chunk.ts";
import { damaged, type FileMetaData, type Flaw, loadHyparquet } from "./load-hyparquet.ts";
import { type ColumnReader, createColumnReader } from "./read-column.ts";
import { readFooter } from "./read-footer.ts";
import { createRowReader } from "./row-reader.ts";
import { writeRows } from "./write-rows.ts";

/** So many batches are told between two pieces. */
const pieceBatches = 16;

/**
 * Reads the columns of the IDs of a Parquet file, and nothing else of it, page by page. A row is an entry; of a column of
 * lists, each ID is one. What its visitor is given as bytes is text that was made of the rows.
 * Throws FILE_UNREADABLE, the signal's own reason, and what the visitor throws.
 */
export function createParquetReading(
  options: ReaderOptions,
): (file: OpenFile, reading: ColumnsReading) => Promise<void> {
  return (file, reading) => readParquet(file, options, reading);
}

async function readParquet(file: OpenFile, options: ReaderOptions, reading: ColumnsReading): Promise<void> {
  const { name, visitor, onFault } = reading;
  const library = await loadHyparquet();
  const footer = await readFooter(file, { name, library });
  if ("flaw" in footer) return onFault.refuse(footer.flaw);
  const { metadata, schema } = footer;
  const chosen = chooseIdColumns(schema, options);
  if ("flaw" in chosen) return onFault.refuse(chosen.flaw);
  const places = findPlaces(metadata, chosen);
  if ("flaw" in places) return onFault.refuse(places.flaw);
  const tell = (text: string): void => options.onChoice?.(`parquet (its first bytes say so): ${text}`);
  tell(chosen.text);
  visitor.onExtent?.(places.flat().reduce((sum, { start, end }) => sum + end - start, 0));
  const reader = createRowReader({ ...options, onChoice: tell, chosen, onFault });
  for (const [index, own] of places.entries()) {
    const group = metadata.row_groups[index] as FileMetaData["row_groups"][number];
    const onRead = (bytes: Uint8Array): void => visitor.onRead?.(bytes);
    const source = { file, name, library, group, onRead };
    const readers = chosen.columns.map((column, at) =>
      createColumnReader(source, column, own[at] as ChunkPlace),
    );
    const flaw = await readGroup(readers, { ...reading, chosen, reader });
    if (flaw !== undefined) return onFault.refuse(flaw.flaw);
  }
}

/** Where each chosen column is in each row group: a file that cannot be read to its end is refused at once. */
function findPlaces(
  { row_groups: groups, num_rows: rows }: FileMetaData,
  { columns }: IdColumns,
): readonly (readonly ChunkPlace[])[] | Flaw {
  const all: ChunkPlace[][] = [];
  for (const group of groups) {
    const own: ChunkPlace[] = [];
    for (const column of columns) {
      const place = findChunk(group, column);
      if ("flaw" in place) return place;
      own.push(place);
    }
    all.push(own);
  }
  return groups.reduce((sum, group) => sum + group.num_rows, 0n) === rows ? all : damaged;
}

interface GroupReading extends ColumnsReading {
  readonly chosen: IdColumns;
  readonly reader: EntryReader;
}

/** Columns have pages of different lengths: rows are told as far as all of them have values. */
async function readGroup(
  readers: readonly ColumnReader[],
  { chosen, reader, visitor, signal }: GroupReading,
): Promise<Flaw | undefined> {
  const held = chosen.columns.map((column) => ({ column, values: [] as ArrayLike<unknown>, at: 0 }));
  for (let batches = 1; ; batches++) {
    signal?.throwIfAborted();
    let ended = 0;
    for (const [place, own] of held.entries()) {
      if (own.at < own.values.length) continue;
      const values = await (readers[place] as ColumnReader).next();
      if (values === undefined) ended++;
      else if ("flaw" in values) return values;
      else Object.assign(own, { values, at: 0 });
    }
    if (ended > 0) {
      await visitor.onPiece?.();
      return ended === held.length ? undefined : damaged;
    }
    const count = Math.min(batchEntries, ...held.map(({ values, at }) => values.length - at));
    const bytes = writeRows(held, count);
    if (bytes === undefined) return damaged;
    for (const own of held) own.at += count;
    for (let from = 0, to = 0; from < bytes.length; from = to) {
      to = reader.read(bytes, { from, to: bytes.length, last: true });
      visitor.onBatch(bytes, { from, to }, reader);
    }
    if (batches % pieceBatches === 0) await visitor.onPiece?.();
  }
}
