import { expect, test } from "vitest";
import { driveReader } from "../../../test/drive-reader.ts";
import type { IdPlace } from "../../types.ts";
import { openReader, type ReaderOptions } from "../open-reader.ts";

const id = (last: number): string => String(1_230_000_000_000_000_000n + BigInt(last));
const ids = Array.from({ length: 4 }, (_, at) => id(at));
const listOf = (row: (one: string, at: number) => string, ...header: readonly string[]): string =>
  [...header, ...ids.map(row)].map((line) => `${line}\n`).join("");

interface Given extends Partial<Omit<ReaderOptions, "ids">> {
  readonly field?: string;
  readonly type?: IdPlace["type"];
}

/** What a file of a name is read as: the same however it is cut. */
function read(name: string, text: string, { field, type = "tweets", ...options }: Given = {}) {
  const content = Buffer.from(text);
  const seen = [[], [...content.keys()]].map((cuts) => {
    const choices: string[] = [];
    const early: string[] = [];
    const given = { ids: [{ type, field }], ...options, onChoice: (choice: string) => choices.push(choice) };
    const file = { name, firstBytes: content };
    const opens = openReader(file, given, { badEntry: () => {}, refuse: (message) => early.push(message) });
    if (opens === undefined) return { ids: [], entries: [], faults: early, choices };
    const { entries, faults } = driveReader(
      (onFault) => openReader(file, given, onFault) as NonNullable<typeof opens>,
      content,
      { cuts },
    );
    const records = entries.map(({ start, end }) => text.slice(start, end));
    return { ids: entries.map((entry) => entry.id), entries: records, faults, choices };
  });
  expect(seen[1]).toEqual(seen[0]);
  return seen[0] as NonNullable<(typeof seen)[0]>;
}

test.for([
  [
    "a.csv",
    listOf((one, at) => `${at};${one};pos`, ";tid;sent"),
    "csv",
    "5 records have 3 columns separated by semicolons",
  ],
  [
    "a.csv",
    listOf((one) => `"made, up";"${one}"`, '"text";"tweet_id"'),
    "csv",
    "5 records have 2 columns separated by semicolons",
  ],
  [
    "a.csv",
    listOf((one) => `${one}\tneither`, "TweetID\tExpert"),
    "csv",
    "5 records have 2 columns separated by tabs",
  ],
  ["a.csv", listOf((one) => `${one};0,5`), "csv", "4 records have 2 columns separated by semicolons"],
  ["a.csv", listOf((one) => `${one}|a, b`), "csv", "4 records have 2 columns separated by vertical bars"],
  [
    "a.tsv",
    listOf((one) => `${one},a`, "tweet_id,label"),
    "tsv",
    "5 records have 2 columns separated by commas",
  ],
  ["a.txt", listOf((one) => `${one}\tneg`), "txt", "4 records have 2 columns separated by tabs"],
  ["a.txt", listOf((one) => `"made_up"\t"${one}"`), "txt", "4 records have 2 columns separated by tabs"],
  ["a.txt", listOf((one) => `${one},neg`), "txt", "4 records have 2 columns separated by commas"],
  ["a.txt", listOf((one) => `${one},`), "txt", "4 records have 2 columns separated by commas"],
  [
    "a.txt",
    listOf((one, at) => `${at + 170}  Q0 ${one}\t ${at % 2} `),
    "txt",
    "4 records have 4 columns separated by blanks",
  ],
  [
    "a.txt",
    listOf((one, at) => `name${"\t".repeat(at + 1)}${one}`),
    "txt",
    "4 records have 2 columns separated by blanks",
  ],
] as const)("%s with %j is read as a %s whose first %s", ([name, text, format, reason]) => {
  const seen = read(name, text);
  expect(seen).toMatchObject({ ids, faults: [] });
  expect(seen.choices).toHaveLength(1);
  expect(seen.choices[0]).toContain(`${format} (its name says so): its first ${reason}; column `);
  for (const record of seen.entries)
    expect(text).toContain(`\n${record}`.slice(text.startsWith(record) ? 1 : 0));
});

test.for(["sep=;\n", '"SEP=;"\r\n'])("the first line %j names the separator and is not an entry", (line) => {
  const text = line + listOf((one) => `${one};a,b`, "id;text");
  const { entries, choices, ...seen } = read("a.csv", text);
  expect(seen).toEqual({ ids, faults: [] });
  expect(entries[0]).toBe(`${id(0)};a,b\n`);
  expect(choices[0]).toContain("its first line says that they are separated by semicolons; column 1 (id)");
  const broken = read("a.csv", `${text}x;y\n`);
  expect(broken.faults).toEqual([expect.stringMatching(/^7 /)]);
});

test("the separator that is set is not doubted, and what would fit is named", () => {
  const text = listOf((one) => `${one};a,b`, "tweet_id;text");
  expect(read("a.csv", text, { separator: "semicolon" })).toMatchObject({ ids, faults: [] });
  expect(read("a.txt", text, { separator: "semicolon" })).toMatchObject({ ids, faults: [] });
  expect(read("a.csv", text, { separator: "comma", field: "tweet_id" }).faults).toEqual([
    expect.stringMatching(
      /^1! has no column of the name.*; its first 5 records have 2 columns separated by semicolons, so `separator: auto` would fit$/,
    ),
  ]);
  expect(
    read(
      "a.csv",
      listOf((one) => `a ${one}`),
      { separator: "blanks", quoting: "csv" },
    ).faults,
  ).toEqual(["is separated by blanks, which has no quoting: set `quoting` to `none`"]);
});

test("where two separators are possible the input is named", () => {
  const text = listOf((one) => `${one};${one},${one}`);
  for (const name of ["a.csv", "a.tsv"]) {
    expect(read(name, text).faults).toEqual([
      "may be separated by commas or semicolons: set `separator` to `comma` or `semicolon`",
    ]);
  }
});

test("a table in its own separator stays one, whatever its text holds", () => {
  for (const body of [
    (one: string) => `${one},a;b`,
    (one: string) => `${one},a|b c`,
    (one: string) => `${one},x\ty`,
  ]) {
    const { choices, ...seen } = read("a.csv", listOf(body, "tweet_id,text"));
    expect([seen.ids, seen.faults]).toEqual([ids, []]);
    expect(choices[0]).toMatch(/^csv \(its name says so\): column 1/);
  }
  const list = read("a.txt", `# a, b\n${listOf((one) => ` ${one} `)}`);
  expect(list).toMatchObject({ ids, faults: [] });
});

test("names of users with short IDs are told by their separator as well", () => {
  expect(read("a.csv", "name;uid\na;12\nb;7\n", { type: "users" }).ids).toEqual(["12", "7"]);
  expect(read("a.csv", "a;12\nb;7\n", { type: "users", field: "2" }).ids).toEqual(["12", "7"]);
});

test.for([
  [
    "txt",
    listOf((one) => `${one}\tneg`),
    "is a table, not a list of one ID per line as `format` says: its first 4 records have 2 columns separated by tabs, so set `format` to `tsv`",
  ],
  ["txt", listOf((one) => `${one};neg`), "separated by semicolons, so set `format` to `csv`"],
  ["csv", '{"id":20}\n', "set `format` to `jsonl`"],
  ["jsonl", listOf((one) => one), "its first line is one number, so set `format` to `txt`"],
  ["jsonl", listOf((one) => `${one},a`), "its first line is separated by commas, so set `format` to `csv`"],
] as const)("`format: %s` over %j is refused with what would fit", ([format, text, part]) => {
  const { faults } = read("a.list", text, { format });
  expect(faults).toEqual([expect.stringContaining(part)]);
});

test("Python's own writing is refused by its name", () => {
  for (const row of [(one: string) => `['${one}', 'made up', 0]`, (one: string) => `('${one}', "x")`]) {
    expect(read("a.txt", listOf(row)).faults).toEqual([
      "has lists or tuples in its lines as Python prints them: write one ID per line, or a table with the `csv` module",
    ]);
  }
});

test("comments above a table are not entries, are told, and count as lines", () => {
  for (const name of ["a.csv", "a.txt"]) {
    const text = `# by me, and others\n\n# 2\n${listOf((one) => `${one},a`, "tweet_id,label")}`;
    const { choices, ...seen } = read(name, text);
    expect(seen).toMatchObject({ ids, faults: [] });
    expect(choices[0]).toMatch(/the first 3 lines are comments; column 1 \(tweet_id\)/);
    expect(read(name, `${text}x,y\n`).faults).toEqual([expect.stringMatching(/^9 /)]);
  }
});

test("a record or a header behind `#` is not a comment", () => {
  expect(read("a.csv", `#made_up,${id(9)}\n${listOf((one) => `#a,${one}`)}`).ids).toEqual([id(9), ...ids]);
  expect(
    read(
      "a.csv",
      listOf((one) => `1,${one}`, "#,tweet_id"),
    ).ids,
  ).toEqual(ids);
  expect(
    read(
      "a.csv",
      listOf((one) => `1,${one}`, "#,mine"),
      { field: "mine" },
    ).ids,
  ).toEqual(ids);
});

test("a comment is one whatever stands in it, also above and within a list", () => {
  for (const comment of [
    `# ${id(9)}`,
    "# my id list",
    `#\t${id(9)}`,
    `#${id(9)}, a`,
    "# index, tweet_id list",
    `#a, ${id(9)}`,
  ])
    for (const text of [
      `${comment}\n${id(0)}\n`,
      `${id(0)}\n${comment}\n`,
      `${id(0)}\n${id(1)}\n${comment}\n`,
    ])
      expect(read("a.txt", text)).toMatchObject({
        ids: ids.slice(0, text.includes(id(1)) ? 2 : 1),
        faults: [],
      });
});

test("a title above a table is refused with what to do", () => {
  for (const text of ["My list\n\n", "My list\n"]) {
    expect(read("a.csv", text + listOf((one) => `${one},a`, "tweet_id,label")).faults).toEqual([
      expect.stringMatching(/^is neither a header nor a record.*: remove it, or write `#` before it$/),
    ]);
  }
});

test("one line of blanks is a table where it is an ID and words", () => {
  expect(read("a.txt", `${id(0)} pos\n`)).toMatchObject({ ids: [id(0)], faults: [] });
  expect(read("a.txt", "tweet_id label\n")).toMatchObject({ ids: [], faults: [] });
  expect(read("a.txt", `see ${id(0)} for all that I have to say on this, and ${id(1)}\n`).ids).toEqual([]);
  const text = `see @${id(1)}, ${id(0)} (mine)\n`;
  expect(read("a.txt", text).faults).toEqual([expect.stringContaining("set `separator: blanks`")]);
  expect(read("a.txt", text, { separator: "blanks", field: "3" }).ids).toEqual([id(0)]);
});

test("short IDs in columns are refused with the advice that works", () => {
  const text = "2244994945\tbot\n2245002864\tbot\n";
  expect(read("a.txt", text, { type: "users" }).faults).toEqual([
    "has no long IDs and may be a table, as its first 2 records have 2 columns separated by tabs: set `field` to the number of the IDs' column, or exclude the file with `!` in `files` if it is not a list",
  ]);
  expect(read("a.txt", text, { type: "users", field: "1" }).ids).toEqual(["2244994945", "2245002864"]);
});

test("columns of IDs without a header are refused, and the advice reads all of them", () => {
  const text = `${id(0)},${id(1)}\n${id(2)},${id(3)}\n`;
  expect(read("a.csv", text).faults).toEqual([
    expect.stringMatching(/; or, if its lines are lists of IDs, set `format: txt`$/),
  ]);
  expect(read("a.csv", text, { format: "txt" }).ids).toEqual(ids);
  expect(read("a.txt", text, { field: "2" }).ids).toEqual([id(1), id(3)]);
});

test.for([
  `+----+\n| id |\n+----+\n| ${id(0)} |\n+----+\n`,
  ` tweet_id | n\n----------+---\n ${id(0)} | 1\n(1 row)\n`,
  `| tweet_id | n |\n|---|---|\n| ${id(0)} | 1 |\n`,
])("a table that was drawn is refused by its name: %j", (text) => {
  for (const name of ["a.txt", "a.csv"])
    expect(read(name, text).faults).toEqual([expect.stringContaining("is a table formatted for display")]);
});

test("a separator that most records have not, or not by their format, is asked for", () => {
  const rows = [`${id(0)};a`, `${id(1)};b`, `${id(2)},c`];
  expect(read("a.txt", `${rows.join("\n")}\n`).faults).toEqual([
    expect.stringContaining("set `separator` to"),
  ]);
  expect(read("a.csv", `${rows.join("\n")}\n`).faults).toEqual([
    expect.stringContaining("set `separator` to"),
  ]);
});
