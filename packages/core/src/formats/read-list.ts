import type { OpenFile } from "../files/read-file.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";
import { createParquetReading } from "./parquet/read-parquet.ts";
import { type BatchVisitor, type ReadBatchesOptions, readBatches } from "./read-batches.ts";

export interface ReadListOptions extends Pick<ReadBatchesOptions, "name" | "signal"> {
  readonly reader: ReaderOptions;
}

/** Reads a list to know its IDs alone: of any format, also of those that cannot be written anew. Throws what `readBatches` does. */
export function readList(
  file: OpenFile,
  visitor: BatchVisitor,
  { reader, ...options }: ReadListOptions,
): Promise<void> {
  return readBatches(file, visitor, {
    ...options,
    readColumns: createParquetReading(reader),
    createReader: (onFault, content) => openReader(content, reader, onFault),
  });
}
