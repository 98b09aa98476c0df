import { crc32 } from "node:zlib";
import type { OpenFile } from "../../files/read-file.ts";
import { pageDecompressors } from "./decompress-page.ts";
import type { ChunkPlace } from "./find-chunk.ts";
import type { ParquetColumn } from "./id-column.ts";
import {
  attempt,
  damaged,
  type FileMetaData,
  type Flaw,
  type Hyparquet,
  type PageHeader,
} from "./load-hyparquet.ts";
import { readExactly } from "./read-exactly.ts";

/** Writers aim at pages of 1 MiB; a header has but a few shortened values. */
const largestPageBytes = 64 * 1024 * 1024;
const largestPageValues = 4 * 1024 * 1024;
const headerBytes = [16 * 1024, 1024 * 1024] as const;

/** The values of one column in one row group, page by page. */
export interface ColumnReader {
  /** Those of the next rows, a row being one value, or in a list an array; `undefined` at the end. */
  next(): Promise<ArrayLike<unknown> | Flaw | undefined>;
}

export interface ColumnSource {
  readonly file: OpenFile;
  readonly name: string;
  readonly library: Hyparquet;
  readonly group: FileMetaData["row_groups"][number];
  /** Told of the bytes that were read. */
  readonly onRead: (bytes: Uint8Array) => void;
}

/**
 * Reads a column of a row group one page after the other, so that memory is bounded by the largest page. The rows of all
 * pages have to be as many as the row group says, and the checksums of pages, where they have them, have to be right.
 */
export function createColumnReader(
  source: ColumnSource,
  column: ParquetColumn,
  place: ChunkPlace,
): ColumnReader {
  const { file, name, library, group, onRead } = source;
  const { meta, end } = place;
  const element = (column.path.at(-1) as (typeof column.path)[0]).element;
  const decoder = {
    pathInSchema: meta.path_in_schema,
    type: meta.type,
    // Without the logical types, by which the library would make dates, texts and rounded numbers of the values.
    element: { name: element.name, type: meta.type, repetition_type: element.repetition_type },
    schemaPath: [...column.path],
    codec: meta.codec,
    compressors: pageDecompressors,
    parsers: {},
    utf8: false,
  } as unknown as Parameters<Hyparquet["readPage"]>[2];
  let at = place.start;
  let rows = 0;
  let dictionary: Parameters<Hyparquet["readPage"]>[3];
  /** The last row of a list so far, which the next page may continue. */
  let open: unknown[] | undefined;

  async function readHeader(): Promise<{ header: PageHeader; sizeBytes: number } | undefined> {
    for (const most of headerBytes) {
      const sizeBytes = Math.min(most, end - at);
      const bytes = await readExactly(file, { from: at, sizeBytes, name });
      if (bytes === undefined) return undefined;
      const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
      const header = attempt(() => library.parquetHeader(reader));
      if (header !== undefined) return { header, sizeBytes: reader.offset };
    }
    return undefined;
  }

  async function readNext(): Promise<ArrayLike<unknown> | Flaw> {
    const found = await readHeader();
    if (found === undefined) return damaged;
    const { header, sizeBytes } = found;
    const { compressed_page_size: packedBytes, uncompressed_page_size: unpackedBytes } = header;
    const values = countValues(header);
    if (!(packedBytes >= 0 && unpackedBytes >= 0 && values >= 0)) return damaged;
    if (packedBytes > largestPageBytes || unpackedBytes > largestPageBytes || values > largestPageValues)
      return {
        flaw: "is a Parquet file with a page of more than 64 MiB or 4,194,304 values: write it with smaller row groups",
      };
    if (at + sizeBytes + packedBytes > end) return damaged;
    const bytes = await readExactly(file, { from: at + sizeBytes, sizeBytes: packedBytes, name });
    if (bytes === undefined || (header.crc !== undefined && crc32(bytes) !== header.crc >>> 0))
      return damaged;
    at += sizeBytes + packedBytes;
    onRead(bytes);
    if (values === 0 || header.type === "INDEX_PAGE") return [];
    return decodePage(bytes, header, values);
  }

  function decodePage(bytes: Uint8Array, header: PageHeader, values: number): ArrayLike<unknown> | Flaw {
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
    const before = open === undefined ? undefined : [open];
    const page = attempt(() => library.readPage(reader, header, decoder, dictionary, before, 0));
    const data = page?.data as ArrayLike<unknown> | undefined;
    if (data === undefined) return damaged;
    if (header.type === "DICTIONARY_PAGE") {
      dictionary = page?.data;
      return [];
    }
    if (!column.isList) return data.length === values ? data : damaged;
    const all = Array.from(data);
    open = all.pop() as unknown[] | undefined;
    return all;
  }

  return {
    async next() {
      const wanted = Number(group.num_rows);
      while (rows < wanted) {
        const isOver = at >= end;
        if (isOver && open === undefined) return damaged;
        const found: ArrayLike<unknown> | Flaw = isOver ? [open] : await readNext();
        if (isOver) open = undefined;
        if ("flaw" in found) return found;
        rows += found.length;
        if (found.length > 0) return found;
      }
      return open === undefined && rows === wanted ? undefined : damaged;
    },
  };
}

function countValues({
  type,
  data_page_header,
  data_page_header_v2,
  dictionary_page_header,
}: PageHeader): number {
  if (type === "DATA_PAGE") return data_page_header?.num_values ?? -1;
  if (type === "DATA_PAGE_V2") return data_page_header_v2?.num_values ?? -1;
  if (type === "DICTIONARY_PAGE") return dictionary_page_header?.num_values ?? -1;
  return type === "INDEX_PAGE" ? 0 : -1;
}
