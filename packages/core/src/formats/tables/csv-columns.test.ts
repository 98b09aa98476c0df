import { expect, test } from "vitest";
import { driveReader } from "../../../test/drive-reader.ts";
import type { JobType } from "../../types.ts";
import { createCsvReader } from "../read-csv.ts";

const id = (last: number): string => String(1_230_000_000_000_000_000n + BigInt(last));
const count = <T>(rows: number, row: (at: number) => T): readonly T[] =>
  Array.from({ length: rows }, (_, at) => row(at));

interface Given {
  readonly type?: JobType;
  readonly field?: string;
}

/** The IDs that are read, and the faults; the same however the rows are cut. */
function read(rows: readonly string[], { type = "tweets", field }: Given = {}) {
  const text = `${rows.join("\n")}\n`;
  const seen = [[], rows.map((_, at) => rows.slice(0, at + 1).join("\n").length)].map((cuts) => {
    const { entries, faults } = driveReader(
      (onFault) => createCsvReader({ separator: ",", places: [{ type, field }], onFault }),
      Buffer.from(text),
      { cuts: cuts.slice(0, -1) },
    );
    return { ids: entries.map((entry) => entry.id), faults };
  });
  expect(seen[1]).toEqual(seen[0]);
  return seen[0] as { readonly ids: readonly string[]; readonly faults: readonly string[] };
}

test("of a table without a header the column of long numbers is taken, and labels beside it are not", () => {
  const rows = count(120, (at) => `${id(at)},${at % 2},made up`);
  expect(read(rows)).toEqual({ ids: count(120, id), faults: [] });
  expect(read(rows.slice(1, 2)).ids).toEqual([id(1)]);
});

test.for([
  ["labels", (at: number) => `text,${(at % 3) + 1}`],
  ["row numbers", (at: number) => `${at + 10_000},text`],
  ["years", (at: number) => `text,${2001 + at * 3}`],
  ["few different values", (at: number) => `${70_000 + (at % 7)},text`],
] as const)("numbers that may be %s are not taken for IDs", ([, row]) => {
  for (const rows of [3, 99, 100, 300]) {
    for (const type of ["tweets", "users"] as const) {
      const { faults } = read(count(rows, row), { type });
      expect(faults).toEqual([
        expect.stringMatching(
          /! has no header, and the numbers in column [12] may be anything but IDs: set `field`/,
        ),
      ]);
    }
  }
  expect(read(count(12, row), { field: /^text/.test(row(1)) ? "2" : "1" }).faults).toEqual([]);
});

test("short IDs without a header are taken if they are many and different", () => {
  const rows = count(30, (at) => `${70_000 + at * at * 37},text`);
  expect(read(rows, { type: "users" })).toMatchObject({ ids: { length: 30 }, faults: [] });
  expect(read(rows.slice(0, 9), { type: "users" }).faults).toHaveLength(1);
  const [first, ...others] = rows;
  expect(read([`${first}`, ...others.map((row) => `${row},7`)], { type: "users" }).faults).toEqual([
    expect.stringContaining("2! has IDs in column 1 and column 3"),
  ]);
});

test.for(["1.16E+18", `x${id(7)}`, `"=""${id(7)}"""`, `'${id(7)}'`])(
  "a damaged ID such as %s beside the only column of IDs stops the reading",
  (damaged) => {
    expect(read([`${id(1)},a`, `${id(2)},${damaged}`]).faults).toEqual([
      "2! has no header, and what looks like damaged IDs in column 2: set `field` to the name or the number of the IDs' column",
    ]);
  },
);

test("a general name does not win over long IDs in another column", () => {
  for (const rows of [
    ["id,ref", ...count(5, (at) => `${at + 4},${id(at)}`)],
    ["id,ref", "7,x", `8,${id(1)}`],
  ]) {
    expect(read(rows).faults).toEqual([
      expect.stringMatching(
        /! may have its IDs in column 1 and column 2, whose first records look like IDs: set `field`/,
      ),
    ]);
  }
  expect(read(["id,ref", `${id(1)},${id(2)}`])).toEqual({ ids: [id(1)], faults: [] });
});

test("row numbers under a general name are not taken for IDs, unless `field` says so", () => {
  const rows = ["id,label,tweet", ...count(20, (at) => `${at + 1},0,made up ${at}`)];
  expect(read(rows).faults).toEqual([
    expect.stringContaining("has 1, 2, 3 and so on in column 1, which look like row numbers: set `field`"),
  ]);
  expect(read(rows, { field: "id" }).faults).toEqual([]);
  expect(read(["id", "1", "2", "3"])).toEqual({ ids: ["1", "2", "3"], faults: [] });
});

test.for([
  ["0", (at: number) => id(at)],
  ["0,1", (at: number) => `${id(at)},made up`],
  [",0", (at: number) => `${at},${id(at)}`],
] as const)("the header %s, as pandas writes it, is no entry", ([header, row]) => {
  expect(read([header, ...count(4, row)])).toEqual({ ids: count(4, id), faults: [] });
  const field = header === ",0" ? "2" : "1";
  expect(read([header, ...count(4, row)], { field })).toEqual({ ids: count(4, id), faults: [] });
});

test("no cell of a first record gets into a message, unless it is a header beyond doubt", () => {
  const secret = "Jane Doe";
  for (const rows of [[`${secret},hello`], [`${secret},x${id(1)}`], [`text,${secret},170123`]]) {
    for (const given of [{}, { field: "name" }]) {
      const { faults } = read(rows, given);
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(secret);
    }
  }
  expect(read(["text,lang"]).faults[0]).toContain("it has column 1 (text) and column 2 (lang)");
});
