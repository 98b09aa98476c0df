import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import type { Config, ConfigDataset } from "./config-types.ts";
import { parseConfig } from "./parse-config.ts";
import { type DatasetDefaults, planDatasets } from "./plan-datasets.ts";

const defaults: DatasetDefaults = {
  keepReasons: ["bounced"],
  maxRemoval: { kind: "percent", percent: 50 },
  onBadEntry: "fail",
};
const findPlace = (): { readonly file: string; readonly line: number; readonly column: number } => ({
  file: "lists.yml",
  line: 1,
  column: 1,
});

function read(text: string): ReturnType<typeof planDatasets> {
  const parsed = parseConfig(text, "lists.yml");
  expect(parsed.faults).toEqual([]);
  return planDatasets(parsed.config as Config, { defaults, findPlace: parsed.findPlace });
}

test("what a dataset does not say is as the inputs say, and its IDs are those of posts", () => {
  expect(read("datasets:\n  - name: a\n    files: 'a.txt, {b,c}.txt'")).toMatchObject([
    {
      ...defaults,
      name: "a",
      patterns: ["a.txt", "{b,c}.txt"],
      format: "auto",
      ids: [{ type: "tweets" }],
      scrubFields: [],
    },
  ]);
});

test("what a dataset says counts, and an item of a list is one glob", () => {
  const text =
    "datasets:\n  - name: a\n    files: ['a, b.txt']\n    keep-reasons: []\n    max-removal: 7\n    on-bad-entry: keep";
  expect(read(text)).toMatchObject([
    { patterns: ["a, b.txt"], keepReasons: [], maxRemoval: { kind: "count", count: 7 }, onBadEntry: "keep" },
  ]);
});

test("one place as a map, reasons as text, fields as a list and any number of places are read", () => {
  const [one, many] = read(`datasets:
  - name: a
    files: a.csv
    ids: {type: users, field: uid}
    keep-reasons: deleted, suspended
    quoting: none
    separator: semicolon
    id-form: plain
    embedded-posts: ignore
    allow-empty: True
  - name: b
    files: b.jsonl
    ids:
      - type: tweets
        field: [id, "retweeted, by"]
      - {type: tweets, field: 3}
      - type: users
    allow-empty: false
`);
  expect(one).toMatchObject({
    ids: [{ type: "users", field: "uid" }],
    keepReasons: ["deleted", "suspended"],
    quoting: "none",
    separator: "semicolon",
    idForm: "plain",
    embeddedPosts: "ignore",
    allowEmpty: true,
  });
  expect(many?.ids).toEqual([
    { type: "tweets", field: "id" },
    { type: "tweets", field: "retweeted, by" },
    { type: "tweets", field: "3" },
    { type: "users" },
  ]);
  expect([many?.allowEmpty, many?.quoting]).toEqual([false, undefined]);
});

test("each glob is found at its place, and the others where the files are named", () => {
  const [plan] = read("datasets:\n  - name: a\n    files:\n      - a.txt\n      - '!b.txt'");
  expect(["a.txt", "!b.txt", undefined].map((pattern) => plan?.findPlace?.(pattern))).toEqual([
    { file: "lists.yml", line: 4, column: 9 },
    { file: "lists.yml", line: 5, column: 9 },
    { file: "lists.yml", line: 4, column: 7 },
  ]);
});

const word = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.constantFrom("~", "no", "12e3", "0x1F", "1_0", "null", "*a", "- b", "#c", "d: e", " f "),
  )
  .filter((text) => /\S/.test(text) && !text.includes("\ufffd"));
const field = fc.oneof(word, fc.integer({ min: 1, max: 99_999 }));
const dataset: fc.Arbitrary<ConfigDataset> = fc.record(
  {
    name: word,
    files: fc.array(word, { minLength: 1, maxLength: 4 }),
    format: fc.constantFrom("auto", "txt", "csv", "tsv", "jsonl"),
    ids: fc.uniqueArray(
      fc.record({ type: fc.constantFrom("tweets", "users"), field }, { requiredKeys: ["type"] }),
      {
        minLength: 1,
        maxLength: 2,
        selector: ({ type }) => type,
      },
    ),
    "scrub-fields": fc.array(field, { minLength: 1, maxLength: 3 }),
    "keep-reasons": fc.uniqueArray(fc.constantFrom("deleted", "suspended", "scrub_geo")),
    "max-removal": fc.oneof(fc.constantFrom("10%", "0%", "12.5%"), fc.integer({ min: 0, max: 1e9 })),
    "on-bad-entry": fc.constantFrom("fail", "keep"),
  },
  { requiredKeys: ["name", "files"] },
);
const config: fc.Arbitrary<Config> = fc.record({
  datasets: fc.uniqueArray(dataset, { minLength: 1, maxLength: 4, selector: ({ name }) => name }),
});

test("a config that is written as YAML, in either style, is read as the same datasets", () => {
  const styles = fc.constantFrom({ collectionStyle: "block" } as const, { collectionStyle: "flow" } as const);
  fc.assert(
    fc.property(config, styles, (wanted, style) => {
      const text = stringify(wanted, { ...style, schema: "core", aliasDuplicateObjects: false });
      const withoutPlaces = (plans: ReturnType<typeof planDatasets>): unknown =>
        plans.map(({ findPlace, ...plan }) => plan);
      expect(withoutPlaces(read(text))).toEqual(withoutPlaces(planDatasets(wanted, { defaults, findPlace })));
    }),
    { numRuns: 300 },
  );
});
