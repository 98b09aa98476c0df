// biome-ignore-all lint/style/noRestrictedImports: the one file on hyparquet.
import type { parquetMetadata, parquetSchema } from "hyparquet";
import type { parquetHeader, readPage } from "hyparquet/src/column.js";
import type { FileMetaData, PageHeader, SchemaElement, SchemaTree } from "hyparquet/src/types.js";

export type { FileMetaData, PageHeader, SchemaElement, SchemaTree };

/** What is used of the library: the footer, and one page after the other. */
export interface Hyparquet {
  readonly parquetMetadata: typeof parquetMetadata;
  readonly parquetSchema: typeof parquetSchema;
  readonly parquetHeader: typeof parquetHeader;
  readonly readPage: typeof readPage;
}

/** Loaded where the first Parquet file is met: nearly all runs have none (docs/decisions/0021-parquet.md). */
export async function loadHyparquet(): Promise<Hyparquet> {
  const { parquetMetadata, parquetSchema } = await import("hyparquet/src/metadata.js");
  const { parquetHeader, readPage } = await import("hyparquet/src/column.js");
  return { parquetMetadata, parquetSchema, parquetHeader, readPage };
}

/** Runs a step of the library on bytes from a file: `undefined` where they make no sense to it. */
export function attempt<Result>(step: () => Result): Result | undefined {
  try {
    return step();
  } catch {
    // It throws errors of every kind for damaged bytes, and its texts may quote them.
    return undefined;
  }
}

/** Why a file is not read any further. */
export interface Flaw {
  readonly flaw: string;
}

export const damaged: Flaw = {
  flaw: "is a Parquet file that is damaged or cut off: fetch or write it again",
};
