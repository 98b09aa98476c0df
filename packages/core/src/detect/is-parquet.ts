/** Source: the Apache Parquet format, "File format". */
const magic = "PAR1";

/**
 * Whether a file is Parquet, whose columns are read and never rewritten.
 * @param firstBytes The first 4 bytes of the file, or more.
 * @example
 * const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
 * if (isParquet(buffer)) throw new Error(parquetRewriteRefusal);
 */
export function isParquet(firstBytes: Uint8Array): boolean {
  return Buffer.from(firstBytes.subarray(0, magic.length)).toString("latin1") === magic;
}

/** Why a Parquet file is not rewritten, and what does it instead. The file's name goes in front of it. */
export const parquetRewriteRefusal: string =
  "is a Parquet file, which is checked but not rewritten: take the violations out yourself, for example with " +
  "`duckdb -c \"copy (select list.* from 'x.parquet' list anti join read_json('violations.ndjson') gone " +
  "on list.tweet_id::varchar = gone.id) to 'new.parquet'\"`";
