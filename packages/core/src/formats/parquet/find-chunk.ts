import { isReadableCodec } from "./decompress-page.ts";
import type { ParquetColumn } from "./id-column.ts";
import { damaged, type FileMetaData, type Flaw } from "./load-hyparquet.ts";

export type RowGroup = FileMetaData["row_groups"][number];

/** Where a column of a row group is in its file. */
export interface ChunkPlace {
  readonly meta: NonNullable<RowGroup["columns"][number]["meta_data"]>;
  readonly start: number;
  readonly end: number;
}

const packAnew = "duckdb -c \"copy (from 'x.parquet') to 'new.parquet' (compression zstd)\"";

/** Finds the bytes of a column, and refuses what cannot be read of them. */
export function findChunk(group: RowGroup, column: ParquetColumn): ChunkPlace | Flaw {
  const chunk = group.columns[column.leaf];
  if (chunk?.crypto_metadata !== undefined || chunk?.encrypted_column_metadata !== undefined)
    return { flaw: "is a Parquet file with encrypted columns: write it again without encryption" };
  const meta = chunk?.meta_data;
  const path = column.path.slice(1).map(({ element }) => element.name);
  if (meta === undefined || chunk?.file_path || meta.path_in_schema.join("\0") !== path.join("\0"))
    return damaged;
  if (meta.codec === undefined || !isReadableCodec(meta.codec)) {
    const codec = meta.codec ?? "an unknown codec";
    return {
      flaw: `is a Parquet file compressed with ${codec}: write it with another, as in \`${packAnew}\``,
    };
  }
  const [dictionary, data] = [Number(meta.dictionary_page_offset ?? 0), Number(meta.data_page_offset)];
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  return { meta, start, end: start + Number(meta.total_compressed_size) };
}
