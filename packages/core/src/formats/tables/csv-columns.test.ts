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

test("short IDs without a header are taken if they are many, different and as long as posts' may be", () => {
  const rows = count(30, (at) => `${1_467_810_000 + at * at * 37},text`);
  expect(read(rows)).toMatchObject({ ids: { length: 30 }, faults: [] });
  expect(read(rows.slice(0, 9)).faults).toHaveLength(1);
  expect(read(count(30, (at) => `${70_000 + at * at * 37},text`)).faults).toHaveLength(1);
  const [first, ...others] = rows;
  expect(read([`${first}`, ...others.map((row) => `${row},7`)]).faults).toEqual([
    expect.stringContaining("2! has IDs in column 1 and column 3"),
  ]);
});

test("numbers of users without a header may be counts or telephone numbers, unless their form tells", () => {
  const rows = count(30, (at) => 2_244_994_945 + at * 7919);
  expect(
    read(
      rows.map((user) => `${user},text`),
      { type: "users" },
    ).faults,
  ).toEqual([expect.stringContaining("the numbers in column 1 may be anything but IDs: set `field`")]);
  const read1 = { type: "users", field: "1" } as const;
  expect(
    read(
      rows.map((user) => `${user},text`),
      read1,
    ),
  ).toEqual({ ids: rows.map(String), faults: [] });
  const addresses = rows.map((user) => `15000,https://x.com/i/user/${user}`);
  expect(read(addresses, { type: "users" })).toEqual({ ids: rows.map(String), faults: [] });
  expect(read(rows.map(String), { type: "users" }).faults).toEqual([]);
});

test.for([
  ["milliseconds", (at: number) => 1_558_360_800_123 + at * 77_001],
  ["microseconds", (at: number) => 1_558_360_800_000_123 + at * 77_001],
  ["a date and time", (at: number) => 20_190_520_141_010 + at],
  ["counts", (at: number) => 15_000 + at * 7919],
] as const)("without a header, %s are not IDs, and do not win over IDs in any form", ([, number]) => {
  for (const form of [
    (text: string) => `https://twitter.com/foo/status/${text}`,
    (text: string) => `tweet:${text}`,
    (text: string) => `unverified:${text}`,
    (text: string) => `${text}_twitter`,
    (text: string) => `x${text}`,
    (text: string) => `'${text}'`,
  ]) {
    const rows = count(30, (at) => `text,${number(at)},${form(id(at))}`);
    expect(read(rows)).toEqual({ ids: count(30, id), faults: [] });
    expect(read(rows.slice(0, 1))).toEqual({ ids: [id(0)], faults: [] });
  }
  expect(read(count(30, (at) => `${number(at)},text`)).faults).toEqual([
    expect.stringContaining("the numbers in column 1 may be anything but IDs"),
  ]);
});

test("without a header, a row without an ID leaves the numbers beside it in doubt", () => {
  // Once the rows in front of it are removed, it is the one that the columns are chosen by.
  expect(read([`${id(1)},text,0`, ",text,1", `${id(2)},text,2`]).faults.at(-1)).toContain(
    "2! has IDs in column 1 and column 3",
  );
});

test("without a header, an address does not win over other long IDs", () => {
  const rows = count(3, (at) => `https://x.com/foo/status/${id(at)},${id(at + 50)}`);
  expect(read(rows).faults).toEqual([expect.stringContaining("has IDs in column 1 and column 2")]);
});

test.for(["user:12345", "x.com/i/user/12"])("a first record like %s is not a header", (first) => {
  const rest = first.replace(/[0-9]+$/, "2244994945");
  const ids = [first.replace(/^.*\D/, ""), "2244994945"];
  expect(read([first, rest], { type: "users" })).toEqual({ ids, faults: [] });
  expect(read([`${first},a`, `${rest},b`], { type: "users", field: "1" })).toEqual({ ids, faults: [] });
  expect(read(["user:12", rest], { type: "users" }).faults).toEqual([
    expect.stringContaining("1 is not an ID"),
  ]);
});

test("a damaged ID beside the only column of IDs stops the reading", () => {
  expect(read([`${id(1)},a`, `${id(2)},1.16E+18`]).faults).toEqual([
    "2! has no header, and what looks like damaged IDs in column 2: set `field` to the name or the number of the IDs' column",
  ]);
});

test.for([`x${id(7)}`, `"=""${id(7)}"""`, `'${id(7)}'`])(
  "an ID in a form like %s beside the only column of IDs stops the reading",
  (other) => {
    expect(read([`${id(1)},a`, `${id(2)},${other}`]).faults).toEqual([
      expect.stringContaining("2! has IDs in column 1 and column 2"),
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
});

test.for([
  ["tweet", (at: number) => id(at + 50)],
  ["url", (at: number) => `https://x.com/a/status/${id(at + 50)}`],
  ["text", (at: number) => `x${id(at + 50)}`],
] as const)("`id` with long numbers does not win over other IDs in %s", ([name, other]) => {
  for (const own of [id, (at: number) => String(1_558_360_800_000_000 + at)]) {
    const rows = [`id,${name}`, ...count(5, (at) => `${own(at)},${other(at)}`)];
    expect(read(rows).faults).toEqual([
      expect.stringMatching(/may have its IDs in column 1 and column 2, whose first records/),
    ]);
    expect(read(rows, { field: "id" }).faults).toEqual([]);
  }
});

test("`id` stands for itself beside the same ID, in few rows another one, and names of other things", () => {
  const names = "id,id_str,url,link,conversation_id,in_reply_to_status_id,author_id,media_id,created_at";
  const rows = count(9, (at) => {
    const link = at === 1 ? `https://x.com/b/status/${id(70)}` : "";
    const address = `https://x.com/a/status/${id(at)}`;
    return [id(at), "", address, link, ...count(4, (beside) => id(beside + 80)), 1_558_360_800_123].join();
  });
  expect(read([names, ...rows], { field: "id" }).ids).toEqual(count(9, id));
  expect(read([names.replace("id_str", "n"), ...rows])).toEqual({ ids: count(9, id), faults: [] });
});

test.for([
  ["url", (at: number) => `https://x.com/a/status/${id(at)}`],
  ["x", (at: number) => `'${id(at)}`],
  ["tweet", () => "1.23E+18"],
] as const)("an `id` of short numbers does not win over %s in another form", ([name, other]) => {
  expect(read([`id,text,${name}`, ...count(12, (at) => `${1558 + at * 13},a,${other(at)}`)]).faults).toEqual([
    expect.stringMatching(/may have its IDs in column 1 and column 3/),
  ]);
});

test("in a list of users, keys called `id` do not win over longer numbers, and nothing is said of other columns", () => {
  const user = (at: number) => String(2_244_994_945 + at * 7919);
  const keys = count(12, (at) => `${1558 + at * 13},a,${user(at)}`);
  expect(read(["id,screen_name,twitter", ...keys], { type: "users" }).faults).toEqual([
    expect.stringMatching(/may have its IDs in column 1 and column 3/),
  ]);
  for (const name of ["pinned_tweet_id", "status.id", "last_tweet", "created", "facebook_id"]) {
    const rows = count(12, (at) => `${user(at)},a,${id(at)}`);
    expect(read([`id,screen_name,${name}`, ...rows], { type: "users" })).toEqual({
      ids: count(12, user),
      faults: [],
    });
  }
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
] as const)("the header %s, as pandas writes it, is not an entry", ([header, row]) => {
  expect(read([header, ...count(4, row)])).toEqual({ ids: count(4, id), faults: [] });
  const field = header === ",0" ? "2" : "1";
  expect(read([header, ...count(4, row)], { field })).toEqual({ ids: count(4, id), faults: [] });
});

test("no cell of a first record gets into a message, unless it is a header beyond doubt", () => {
  const secret = "Jane Doe";
  for (const rows of [[`${secret},hello`], [`${secret},(${id(1)})`], [`text,${secret},170123`]]) {
    for (const given of [{}, { field: "name" }]) {
      const { faults } = read(rows, given);
      expect(faults).toHaveLength(1);
      expect(faults[0]).not.toContain(secret);
    }
  }
  expect(read(["text,lang"]).faults[0]).toContain("it has column 1 (text) and column 2 (lang)");
});
