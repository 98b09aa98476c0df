import type { OpenFile } from "../../files/read-file.ts";
import {
  attempt,
  damaged,
  type FileMetaData,
  type Flaw,
  type Hyparquet,
  type SchemaTree,
} from "./load-hyparquet.ts";
import { readExactly } from "./read-exactly.ts";

/** Behind the footer: its length in four bytes, and the magic number. */
const tailBytes = 8;
/** A table of some 10,000 columns and many row groups still fits. */
const largestFooterBytes = 64 * 1024 * 1024;

export interface Footer {
  readonly metadata: FileMetaData;
  readonly schema: SchemaTree;
}

/** Reads what a Parquet file says of itself. Throws FILE_UNREADABLE. */
export async function readFooter(
  file: OpenFile,
  { name, library }: { readonly name: string; readonly library: Hyparquet },
): Promise<Footer | Flaw> {
  const { sizeBytes } = file;
  const tail = await readExactly(file, { from: sizeBytes - tailBytes, sizeBytes: tailBytes, name });
  if (tail === undefined || tail.toString("latin1", 4) !== "PAR1") return damaged;
  const footerBytes = tail.readUInt32LE(0) + tailBytes;
  if (footerBytes > largestFooterBytes)
    return {
      flaw: "is a Parquet file with a footer of more than 64 MiB: write it again with larger row groups",
    };
  const bytes = await readExactly(file, { from: sizeBytes - footerBytes, sizeBytes: footerBytes, name });
  if (bytes === undefined) return damaged;
  const keep = <Value>(value: Value): Value => value;
  // Statistics are shortened values, which are not even JSON any more where the column is.
  const parsers = {
    jsonFromBytes: keep,
    stringFromBytes: keep,
    geometryFromBytes: keep,
    geographyFromBytes: keep,
  };
  return (
    attempt(() => {
      const metadata = library.parquetMetadata(bytes, { geoparquet: false, parsers });
      return { metadata, schema: library.parquetSchema(metadata) };
    }) ?? damaged
  );
}
