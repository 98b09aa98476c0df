import { expect, test } from "vitest";
import { parseConfig } from "./parse-config.ts";

function faults(...lines: readonly string[]): readonly string[] {
  const { config, faults } = parseConfig(lines.join("\n"), "lists.yml");
  expect(config).toBeUndefined();
  for (const { file } of faults) expect(file).toBe("lists.yml");
  return faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const head = ["datasets:", "  - name: a", "    files: a.txt"];

test("what is written is read, and nothing is taken for a number or a truth", () => {
  const { config, faults } = parseConfig(
    [
      ...[
        "# yaml-language-server: $schema=schema.json",
        "datasets:",
        "  - name: 2020",
        "    files: [a.csv, '!b.csv']",
      ],
      ...[
        "    format: csv",
        "    ids:",
        "      - {type: tweets, field: 2}",
        "      - {type: users, field: 12e3}",
      ],
      ...[
        "    scrub-fields: [no, ~, 0x1F]",
        "    keep-reasons: [scrub_geo]",
        "    max-removal: 10",
        "    on-bad-entry: keep",
      ],
    ].join("\r\n"),
    "lists.yml",
  );
  expect(faults).toEqual([]);
  expect(config).toEqual({
    datasets: [
      {
        name: "2020",
        files: ["a.csv", "!b.csv"],
        format: "csv",
        ids: [
          { type: "tweets", field: "2" },
          { type: "users", field: "12e3" },
        ],
        "scrub-fields": ["no", "~", "0x1F"],
        "keep-reasons": ["scrub_geo"],
        "max-removal": "10",
        "on-bad-entry": "keep",
      },
    ],
  });
});

test("an anchor may be used again, and a byte order mark is not part of the first key", () => {
  const { config } = parseConfig(
    "\ufeffdatasets:\n  - name: a\n    files: a.txt\n    keep-reasons: &kept [deleted]\n  - name: b\n    files: b.txt\n    keep-reasons: *kept\n",
    "lists.yml",
  );
  expect(config?.datasets.map((dataset) => dataset["keep-reasons"])).toEqual([["deleted"], ["deleted"]]);
});

test.each([
  ["nothing", "", "1:1 is empty"],
  ["comments alone", "# later\n", "1:1 is empty"],
  ["a list", "- a", "1:1 is not a map"],
  ["a word", "  hello", "1:3 is not a map"],
  ["no datasets", "datasets:\n", "1:10 `datasets`: write a list"],
  ["an empty list", "datasets: []", "1:11 `datasets`: write a list"],
  ["a word for a dataset", "datasets:\n  - posts", "2:5 `datasets`: write a dataset"],
  ["a key twice", "datasets: []\ndatasets: []", "2:1 this key is written twice"],
  ["a tab", "datasets:\n\t- name: a", "2:1 this line is indented by a tab"],
  ["a second document", "datasets: []\n---\ndatasets: []", "2:1 a second document"],
  ["a quote left open", "datasets: 'a", "1:13 a quote, bracket or comma is missing"],
  ["two colons", "datasets: a: b", "1:11 a second `:`"],
  ["a reserved character", "datasets: @a", "1:11 a value can't begin"],
  ["an escape", 'datasets: "\\q"', "1:12 this escape does not exist"],
  ["a key that is a list", "? [a]\n: b", "1:3 this key is not a plain word"],
  ["a tag", "datasets: !!set a", "1:11 tags like"],
  ["an alias of nothing", "datasets: *a", "1:11 a value that begins with `*` is an alias"],
  ["a glob with a star", "datasets:\n  - files: *.txt", "2:12 a value that begins with `*` is an alias"],
  ["a glob with an exclamation mark", "datasets:\n  - files: [a.txt, !b.txt]", "2:20 tags like"],
  ["a glob with braces", "datasets:\n  - files: {a,b}.txt", "2:17 a value continues after its closing quote"],
  ["a key too far left", "datasets:\n  - name: a\n   files: a.txt", "3:1 the indentation of this line"],
  [
    "a key too far right",
    "datasets:\n  - name: a\n      files: a.txt",
    "2:11 the line below is indented more",
  ],
  ["a dataset too far left", "datasets:\n    - name: a\n  - name: b", "3:1 the indentation of this line"],
  ["a key beside an indented one", " datasets:\n  - name: a\nfoo: b", "3:1 the indentation of this line"],
  [
    "a colon without a blank",
    "datasets:\n  - name:a\n    files: a.txt",
    "2:5 this line is not a key with its value",
  ],
  [
    "a key without a colon",
    "datasets:\n  - name: a\n    files a\n    format: csv",
    "3:5 this line is not a key",
  ],
  ["an alias of itself", "datasets: &a [*a]", "1:15 this alias stands for what it is in"],
  ["a directive", "%FOO\n---\ndatasets: []", "1:1 this is not valid YAML"],
])("%s is refused at its place", (_what, text, fault) => {
  expect(faults(...text.split("\n"))).toEqual([expect.stringContaining(fault)]);
});

test.each([
  ["    fromat: csv", "4:5 this key is not known here. Did you mean `format`?"],
  ["    retries: 3", "4:5 this key is not known here: write one of `name`, `files`,"],
  ["    __proto__: {a: b}", "4:5 this key is not known here"],
  ["    format: xml", "4:13 `format`: write one of `auto`, `txt`"],
  ["    format: csv.gz", "4:13 `format`: write `csv`; compression is detected"],
  ["    ids: []", "4:10 `ids`: write one place or a list of them"],
  ["    ids: {type: posts}", "4:17 `type`: write `tweets`."],
  ["    ids: {type: users, feld: a}", "4:24 this key is not known here. Did you mean `field`?"],
  ["    ids: [{type: users, field: [a, '']}]", "4:36 `field`: write a column's name or number"],
  ["    ids: [{type: users, field: [a, a]}]", "4:18 `type`: this place is named already"],
  ["    ids: [{}]", "4:11 `type`: is missing: write `tweets` or `users`."],
  ["    ids: [{type: posts}]", "4:18 `type`: write `tweets`."],
  ["    ids: [{type: users, feld: a}]", "4:25 this key is not known here. Did you mean `field`?"],
  ["    ids: [{type: users, field: ''}]", "4:32 `field`: write a column's name or number"],
  ["    ids: [{type: users}, {type: users}]", "4:33 `type`: the dataset has IDs of this type already"],
  ["    ids: [{type: users, field: 2}, {type: users}]", "4:43 `type`: the dataset has IDs of this type"],
  [
    "    ids: [{type: users, field: 2}, {type: users, field: '2'}]",
    "4:43 `type`: this place is named already",
  ],
  ["    scrub-fields: place", "4:19 `scrub-fields`: write a list"],
  ["    scrub-fields: []", "4:19 `scrub-fields`: write a list"],
  ["    scrub-fields: [place, [lat]]", "4:27 `scrub-fields`: write a column's name"],
  ["    keep-reasons: deleted, gone", "4:19 `keep-reasons`: write reasons out of deleted,"],
  ["    keep-reasons:", "4:18 `keep-reasons`: write reasons out of deleted,"],
  ["    keep-reasons: [deleted, gone]", "4:29 `keep-reasons`: write reasons out of deleted,"],
  ["    quoting: rfc", "4:14 `quoting`: write `auto`, `csv` or `none`."],
  ["    ids: [{type: pages}]", "4:18 `type`: write `tweets` or `users`."],
  ["    separator: ';'", "4:16 `separator`: write `semicolon`."],
  ["    separator: '#'", "4:16 `separator`: write `auto`, `comma`, `semicolon`, `tab`, `pipe` or `blanks`."],
  ["    embedded-posts: keep", "4:21 `embedded-posts`: write `remove`, `scrub` or `ignore`."],
  ["    allow-empty: yes", "4:18 `allow-empty`: must be `true` or `false`."],
  ["    max-removal: half", "4:18 `max-removal`: write a share"],
  ["    max-removal: [1]", "4:18 `max-removal`: write a share"],
  ["    on-bad-entry: drop", "4:19 `on-bad-entry`: write `fail` or `keep`."],
  ["  - name: a\n    files: b.txt", "4:11 `name`: another dataset above has this name"],
  ["  - files: b.txt", "4:5 `name`: is missing: write a name"],
  ["  - name: ' '\n    files: b.txt", "4:11 `name`: write a name of 1 to 100 characters."],
  [`  - name: ${"x".repeat(101)}\n    files: b.txt`, "4:11 `name`: write a name of 1 to 100 characters."],
  ["  - name: b", "4:5 `files`: is missing: write a glob"],
  ["  - name: b\n    files: []", "5:12 `files`: write a glob"],
  ["  - name: b\n    files: [a.txt, '']", "5:20 `files`: write a glob"],
  ["  - name: b\n    files: [a.txt, [b.txt]]", "5:20 `files`: write a glob"],
  ["  - name: b\n    files: {a: b}", "5:12 `files`: write a glob"],
])("of a dataset, %j is refused at its place", (lines, fault) => {
  expect(faults(...head, ...lines.split("\n"))).toEqual([expect.stringContaining(fault)]);
});

test("all faults come at once, in the order of the file, and hold nothing of it", () => {
  const found = faults(
    ...["datasets:", "  - name: s3cret", "    file: s3cret", "    ids:", "      - type: s3cret"],
    ...["  - name: s3cret", "    files: s3cret", "    format: s3cret"],
  );
  expect(found.map((fault) => fault.split(" ")[0])).toEqual(["2:5", "3:5", "5:15", "6:11", "8:13"]);
  expect(found.join()).not.toContain("s3cret");
});

test("what an alias repeats is told where it is written, once", () => {
  const repeated = [
    ...head.slice(0, 1),
    "  - &a",
    "    name: a",
    "    files: a.txt",
    "    wrong: 1",
    "  - *a",
  ];
  expect(faults(...repeated)).toEqual([
    expect.stringMatching(/^3:11 `name`: another dataset/),
    expect.stringMatching(/^5:5 this key is not known here/),
  ]);
});

test("aliases that make millions are refused, and so are too many, and too deep a nest", () => {
  const row = (name: string, of: string): string => `${name}: &${name} [${Array(10).fill(of).join(",")}]`;
  expect(faults(row("a", "x"), row("b", "*a"), row("c", "*b"), row("d", "*c"))).toEqual([
    expect.stringContaining("has aliases that contain too many others"),
  ]);
  expect(faults("a: &a x", `b: [${Array(101).fill("*a").join(",")}]`)).toEqual([
    expect.stringContaining("has more than 100 aliases"),
  ]);
  expect(faults("[".repeat(4_000)).join()).toContain("nested too deeply");
});
