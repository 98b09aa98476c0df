import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { type ColumnSource, type ParquetWriteOptions, parquetWriteBuffer } from "hyparquet-writer";

/** Writes a Parquet file of some columns, by another program than the one that reads it. */
export function writeParquet(
  columnData: ColumnSource[],
  options: Omit<Partial<ParquetWriteOptions>, "columnData" | "writer"> = {},
): Buffer {
  const compressors = { GZIP: gzipSync, BROTLI: brotliCompressSync, ZSTD: zstdCompressSync };
  return Buffer.from(parquetWriteBuffer({ columnData, compressors, ...options }));
}
