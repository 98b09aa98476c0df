import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { ColumnSource } from "hyparquet-writer";
import { expect, test } from "vitest";
import { readParquetFile } from "../../../test/read-parquet.ts";
import { writeParquet } from "../../../test/write-parquet.ts";

const [first, second, third] = [
  9_007_199_254_740_993n,
  1_230_000_798_458_642_537n,
  18_446_744_073_709_551_615n,
];
const unsigned = { type: "INT64", converted_type: "UINT_64" } as const;

/** A file with one column of a type that the writer does not have by itself. */
function writeColumn(data: unknown[], ...elements: Record<string, unknown>[]): Buffer {
  const [{ name } = {}] = elements;
  const schema = [{ name: "root", num_children: 1 }, ...elements] as never;
  return writeParquet([{ name: String(name), data: data as never }], { schema });
}

const listOf = (type: Record<string, unknown>): Record<string, unknown>[] => [
  { name: "tweet_ids", converted_type: "LIST", repetition_type: "OPTIONAL", num_children: 1 },
  { name: "list", repetition_type: "REPEATED", num_children: 1 },
  { name: "element", repetition_type: "OPTIONAL", ...type },
];

test("every ID that was written is read, whatever its type, encoding, codec, pages and row groups", async () => {
  const id = fc.option(fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }), { freq: 6, nil: null });
  await fc.assert(
    fc.asyncProperty(
      fc.array(id, { minLength: 1, maxLength: 300 }),
      fc.constantFrom("INT64", "STRING"),
      fc.constantFrom("UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI", "ZSTD"),
      fc.constantFrom(undefined, "PLAIN", "DELTA"),
      fc.record({
        pageSize: fc.integer({ min: 16, max: 400 }),
        rowGroupSize: fc.integer({ min: 1, max: 200 }),
      }),
      fc.boolean(),
      async (ids, type, codec, wanted, sizes, repeats) => {
        const rows = repeats ? [...ids, ...ids, ...ids] : ids;
        const delta = type === "INT64" ? "DELTA_BINARY_PACKED" : "DELTA_LENGTH_BYTE_ARRAY";
        const encoding = wanted === "DELTA" ? delta : wanted;
        const data = rows.map((own) => (type === "STRING" && own !== null ? String(own) : own));
        const text = { name: "text", data: rows.map((_, row) => `row ${row}`) };
        const column = { name: "tweet_id", data, type, ...(encoding && { encoding }) } as never;
        const told = await readParquetFile(writeParquet([text, column], { codec: codec as never, ...sizes }));
        expect(told.entries).toEqual(rows.filter((own) => own !== null).map(String));
        const nulls = rows.flatMap((own, row) => (own === null ? [row + 1] : []));
        expect(told.faults).toEqual(nulls.map((line) => `${line} has no ID in column 2 (tweet_id)`));
      },
    ),
    { numRuns: 60 },
  );
});

test("unsigned numbers, small ones and whole decimals are read to the last digit", async () => {
  for (const [data, type] of [
    [[first, second, third], { ...unsigned, repetition_type: "REQUIRED" }],
    [[first, second, third], { ...unsigned, repetition_type: "OPTIONAL" }],
    [[20, 4_294_967_295], { type: "INT32", converted_type: "UINT_32", repetition_type: "REQUIRED" }],
    [[20, 2_147_483_647], { type: "INT32", repetition_type: "OPTIONAL" }],
    [[first, second], { type: "INT64", repetition_type: "OPTIONAL" }],
  ] as const)
    expect((await readParquetFile(writeColumn([...data], { name: "id", ...type }))).entries).toEqual(
      data.map(String),
    );
});

test("what is not an ID is a bad entry of its row, and others are read", async () => {
  const numbers = await readParquetFile(
    writeParquet([{ name: "id", data: [-5n, 0n, first], type: "INT64" }]),
  );
  expect(numbers).toMatchObject({
    entries: [String(first)],
    faults: ["1 is not an ID: IDs are not negative", "2 is not an ID: IDs do not begin with 0"],
  });
  const texts = ["20", "2\t1", "", "22\n23", "1.5E+18", " 24 "];
  const told = await readParquetFile(writeParquet([{ name: "id", data: texts, type: "STRING" }]));
  expect(told.entries).toEqual(["20", "24"]);
  expect(told.faults.map((fault) => Number.parseInt(fault, 10))).toEqual([2, 3, 4, 5]);
});

test("two places are read side by side, though their pages are of different lengths", async () => {
  const rows = Array.from({ length: 5_000 }, (_, row) => second + BigInt(row));
  const content = writeParquet(
    [
      { name: "tweet_id", data: rows, type: "INT64" },
      { name: "note", data: rows.map((_, row) => `note ${row}`), type: "STRING" },
      {
        name: "author_id",
        data: rows.map((own) => (own % 10n === 0n ? null : String((own % 7n) + 1n))),
        type: "STRING",
      },
    ],
    { pageSize: 3_000, rowGroupSize: 2_100 },
  );
  const told = await readParquetFile(content, { ids: [{ type: "tweets" }, { type: "users" }] });
  expect(told.entries).toEqual(rows.map((own) => `${own} ${own % 10n === 0n ? 0n : (own % 7n) + 1n}`));
  expect(told).toMatchObject({ faults: [], holdsOnlyIds: false });
  expect(told.choices).toEqual([
    "parquet (its first bytes say so): column 1 (tweet_id) holds the IDs: it has a usual name for those of tweets; " +
      "column 3 (author_id) holds the IDs: it has a usual name for those of users",
  ]);
  expect(told.readBytes).toBeLessThanOrEqual(told.extent ?? 0);
  expect(told.extent).toBeLessThan(content.length / 1.5);
});

test("each ID of a list is an entry, over pages and in rows longer than a batch", async () => {
  const rows = [
    [20n, 21n],
    [],
    null,
    [22n, null, 23n],
    Array.from({ length: 5_000 }, (_, at) => second + BigInt(at)),
    [24n],
  ];
  const schema = [{ name: "root", num_children: 1 }, ...listOf({ type: "INT64" })] as never;
  for (const pageSize of [20, 1_000_000]) {
    const content = writeParquet([{ name: "tweet_ids", data: rows }], { schema, pageSize });
    const told = await readParquetFile(content, { ids: [{ type: "tweets", field: "tweet_ids" }] });
    expect(told.entries).toEqual(
      rows
        .flatMap((row) => row ?? [])
        .filter((id) => id !== null)
        .map(String),
    );
    expect(told.faults).toEqual([2, 3].map((line) => `${line} has no ID in column 1 (tweet_ids)`));
    expect(told.holdsOnlyIds).toBe(true);
  }
});

test("a file without rows has no entries, and its one column needs no name", async () => {
  expect(await readParquetFile(writeColumn([], { name: "id", type: "INT64" }))).toMatchObject({
    entries: [],
    faults: [],
  });
  const told = await readParquetFile(writeParquet([{ name: "0", data: [first], type: "INT64" }]));
  expect(told).toMatchObject({ entries: [String(first)], faults: [] });
  expect(told.choices).toEqual([
    "parquet (its first bytes say so): column 1 (0) holds the IDs: there is no other",
  ]);
});

const ids: ColumnSource = { name: "id", data: [first], type: "INT64" };

test.for([
  [
    "rounded",
    writeParquet([{ name: "id", data: [1.5e18], type: "DOUBLE" }]),
    {},
    "has floating-point numbers in column 1 (id): they round IDs, so export these from the source as INT64 or text",
  ],
  [
    "dates",
    writeParquet([{ name: "id", data: [new Date(0)], type: "TIMESTAMP" }]),
    {},
    "has neither whole numbers (INT64, INT32) nor text in column 1 (id): cast it to one of them",
  ],
  [
    "fractions",
    writeColumn([1.5], { name: "id", type: "INT64", converted_type: "DECIMAL", scale: 1, precision: 18 }),
    {},
    "has neither whole numbers (INT64, INT32) nor text in column 1 (id): cast it to one of them",
  ],
  ["a format", writeParquet([ids]), { format: "csv" }, "is a Parquet file: leave `format` at `auto`"],
  [
    "fields to scrub",
    writeParquet([ids]),
    { scrubFields: ["id"] },
    "is a Parquet file, which is not rewritten: it has no fields to scrub",
  ],
  [
    "no such column",
    writeParquet([ids]),
    { ids: [{ type: "tweets", field: "b" }] },
    "has no column of the name in `field`; it has column 1 (id): set `field` to the name or the number of the IDs' column",
  ],
  [
    "a name of another format",
    writeParquet([ids]),
    { name: "ids.csv" },
    "is named .csv but is a Parquet file: rename it to .parquet",
  ],
  [
    "a compressed file",
    gzipSync(writeParquet([ids])),
    { name: "ids.parquet.gz" },
    "is a compressed Parquet file: decompress it, because its columns are compressed one by one",
  ],
  [
    "an encrypted file",
    Buffer.from("PARE, and what nobody reads"),
    {},
    expect.stringMatching(/^! is an encrypted Parquet file, which is not read: .*duckdb/),
  ],
  [
    "a compressed name",
    writeParquet([ids]),
    { name: "ids.parquet.gz" },
    "is named .gz but is a Parquet file: rename it to .parquet",
  ],
] as const)("%s: refused", async ([, content, options, message]) => {
  const told = await readParquetFile(content, options);
  expect(told).toMatchObject({
    entries: [],
    faults: [typeof message === "string" ? `! ${message}` : message],
  });
});

test("nested columns, and a list beside another place, are refused", async () => {
  const nested = writeColumn(
    [{ id: first }],
    { name: "tweet", repetition_type: "OPTIONAL", num_children: 1 },
    { name: "id", type: "INT64", repetition_type: "OPTIONAL" },
  );
  const told = await readParquetFile(nested, { ids: [{ type: "tweets", field: "tweet" }] });
  expect(told.faults).toEqual([
    "! has nested values in column 1 (tweet): write the IDs to a column of their own",
  ]);
  const schema = [
    { name: "root", num_children: 2 },
    { name: "id", type: "INT64" },
    ...listOf({ type: "INT64" }),
  ] as never;
  const columns = [
    { name: "id", data: [first] },
    { name: "tweet_ids", data: [[first]] },
  ];
  const content = writeParquet(columns, { schema });
  const places = ["id", "tweet_ids"].map((field) => ({ type: "tweets", field }) as const);
  expect((await readParquetFile(content, { ids: places })).faults).toEqual([
    "! has lists in column 2 (tweet_ids): check that column in a dataset of its own",
  ]);
});

test("a codec that is not read is refused with what packs the file anew", async () => {
  const content = writeParquet([ids], { codec: "LZ4_RAW", compressors: { LZ4_RAW: (bytes) => bytes } });
  expect((await readParquetFile(content)).faults).toEqual([
    expect.stringMatching(/^! is a Parquet file compressed with LZ4_RAW: .*duckdb/),
  ]);
});

test("a file whose row groups have other rows in all than it says is refused", async () => {
  const content = writeParquet([{ ...ids, data: Array.from({ length: 61 }, () => first) }]);
  // As Thrift writes it: a number of 64 bits, doubled, in the field behind the schema.
  const footer = content.length - 8 - content.readUInt32LE(content.length - 8);
  const at = content.indexOf(Buffer.of(0x16, 61 * 2), footer);
  expect((await readParquetFile(content)).entries).toHaveLength(61);
  content[at + 1] = 62 * 2;
  expect(await readParquetFile(content)).toMatchObject({
    entries: [],
    faults: [expect.stringMatching(/^! is a Parquet file that is damaged/)],
  });
});

test("a file that was cut off anywhere is refused, and nothing throws", async () => {
  const content = writeParquet([{ ...ids, data: [first, second, null, first] }], { codec: "UNCOMPRESSED" });
  for (let sizeBytes = 4; sizeBytes < content.length; sizeBytes++) {
    const told = await readParquetFile(content.subarray(0, sizeBytes));
    expect(told).toMatchObject({
      entries: [],
      faults: [expect.stringMatching(/^! is a Parquet file that is damaged or cut off/)],
    });
  }
});
