import { crc32 } from "node:zlib";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../../../test/temporary-folder.ts";
import { writeParquet } from "../../../test/write-parquet.ts";
import { openFile } from "../../files/read-file.ts";
import { type ChunkPlace, findChunk, type RowGroup } from "./find-chunk.ts";
import { openIdColumn, type ParquetColumn } from "./id-column.ts";
import { damaged, type Hyparquet, loadHyparquet, type PageHeader } from "./load-hyparquet.ts";
import { createColumnReader } from "./read-column.ts";
import { type Footer, readFooter } from "./read-footer.ts";

const data = [20n, 21n, 22n];

interface Changes {
  readonly header?: (header: PageHeader, bytes: Uint8Array) => object;
  readonly group?: Partial<RowGroup>;
  readonly chunk?: object;
}

/** Reads the one column of a file that says something else of itself than is in it. */
async function readChanged({ header = () => ({}), group = {}, chunk = {} }: Changes = {}): Promise<unknown> {
  await using folder = await createTemporaryFolder();
  const content = writeParquet([{ name: "id", data, type: "INT64", nullable: false }], {
    codec: "UNCOMPRESSED",
  });
  await using file = await openFile(await folder.write("a.parquet", content));
  const real = await loadHyparquet();
  const library: Hyparquet = {
    ...real,
    parquetHeader(reader) {
      const found = real.parquetHeader(reader);
      const at = reader.view.byteOffset + reader.offset;
      return {
        ...found,
        ...header(found, new Uint8Array(reader.view.buffer, at, found.compressed_page_size)),
      };
    },
  };
  const { metadata, schema } = (await readFooter(file, { name: "a", library })) as Footer;
  const column = openIdColumn(schema, 0) as ParquetColumn;
  const [own] = metadata.row_groups as [RowGroup];
  const told = { ...own, ...group, columns: [{ ...own.columns[0], ...chunk }] } as RowGroup;
  const place = findChunk(told, column);
  if ("flaw" in place) return place;
  const source = { file, name: "a", library, group: told, onRead: () => {} };
  const reader = createColumnReader(source, column, place as ChunkPlace);
  const pages: unknown[] = [];
  for (let page = await reader.next(); page !== undefined; page = await reader.next()) {
    if ("flaw" in page) return page;
    pages.push(...Array.from(page));
  }
  return pages;
}

test("pages are read whose checksum is right, or that have none", async () => {
  expect(await readChanged()).toEqual(data);
  // It is signed in the file.
  expect(await readChanged({ header: (_, bytes) => ({ crc: crc32(bytes) | 0 }) })).toEqual(data);
});

test("a page with another checksum, or a row group of more or fewer rows, is damaged", async () => {
  expect(await readChanged({ header: (_, bytes) => ({ crc: (crc32(bytes) ^ 1) | 0 }) })).toBe(damaged);
  for (const num_rows of [2n, 4n]) expect(await readChanged({ group: { num_rows } })).toBe(damaged);
});

test("a page that is larger than any writer makes is refused before there is memory for it", async () => {
  for (const header of [
    { uncompressed_page_size: 64 * 1024 * 1024 + 1 },
    { compressed_page_size: 2 ** 31 - 1 },
    { data_page_header: { num_values: 4 * 1024 * 1024 + 1 }, data_page_header_v2: { num_values: 2 ** 30 } },
  ])
    expect(await readChanged({ header: () => header })).toMatchObject({
      flaw: expect.stringContaining("a page of more than"),
    });
  const reachesOver = ({ compressed_page_size: sizeBytes }: PageHeader): object => {
    return { compressed_page_size: sizeBytes + 1, uncompressed_page_size: sizeBytes + 1 };
  };
  expect(await readChanged({ header: reachesOver })).toBe(damaged);
  for (const header of [{ compressed_page_size: -1 }, { compressed_page_size: 1_000 }, { type: "OTHER" }])
    expect(await readChanged({ header: () => header })).toBe(damaged);
});

test("encrypted columns, and those of another file, are refused", async () => {
  const flaw = "is a Parquet file with encrypted columns: write it again without encryption";
  expect(await readChanged({ chunk: { crypto_metadata: {} } })).toEqual({ flaw });
  expect(await readChanged({ chunk: { encrypted_column_metadata: new Uint8Array(1) } })).toEqual({ flaw });
  for (const chunk of [{ file_path: "b.parquet" }, { meta_data: undefined }])
    expect(await readChanged({ chunk })).toBe(damaged);
});
