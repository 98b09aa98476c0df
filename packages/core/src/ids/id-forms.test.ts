import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { idForms } from "../types.ts";
import { findIdForm, idFormTable } from "./id-forms.ts";
import { createIdWords, formatId } from "./parse-id.ts";

/** The form and the ID, of a value between bytes that must not be read. */
function read(text: string): string {
  const words = createIdWords();
  const bytes = Buffer.from(`9${text}9`);
  const form = findIdForm(bytes, { start: 1, end: bytes.length - 1 }, words);
  if (form === undefined) return "none";
  const value = { start: 1, end: bytes.length - 1 };
  expect(form.narrow(bytes, value)).toBe(true);
  const id = formatId(words[0] as number, words[1] as number);
  expect(bytes.toString("latin1", value.start, value.end)).toBe(id);
  return `${form.name} ${id}`;
}

test("the table has a row for each name, in their order, and each example is of its own form alone", () => {
  expect(idFormTable.map(({ name }) => name)).toEqual([...idForms]);
  for (const { name, example } of idFormTable) {
    expect(read(example)).toMatch(new RegExp(`^${name} [0-9]+$`));
    const bytes = Buffer.from(example);
    const fitting = idFormTable.filter((rule) => rule.narrow(bytes, { start: 0, end: bytes.length }));
    expect(fitting.map((rule) => rule.name).filter((each) => each !== "plain")).toEqual(
      name === "plain" ? [] : [name],
    );
  }
});

test.for([
  ["20", "plain 20"],
  ["'20'", "quotes 20"],
  ['"20"', "quotes 20"],
  ['""20""', "quotes 20"],
  ["'20", "apostrophe 20"],
  ['="20"', "excel 20"],
  ['=""20""', "excel 20"],
  ["x20", "x 20"],
  ["u20", "u 20"],
  ["t20", "t 20"],
  ["20_twitter", "twitter-suffix 20"],
  ["tweet:20", "post-label 20"],
  ["Tweet_ID: 20", "post-label 20"],
  ["user:20", "user-label 20"],
  ["non-rumor:20", "label 20"],
  ["https://twitter.com/some_one/status/20", "post-address 20"],
  ["http://x.com/some_one/status/20?s=20&t=abc", "post-address 20"],
  ["https://mobile.twitter.com/someone/status/20/photo/1", "post-address 20"],
  ["https://www.twitter.com/someone/statuses/20#m", "post-address 20"],
  ["https://twitter.com/i/web/status/20", "post-address 20"],
  ["https://twitter.com/i/status/20", "post-address 20"],
  ["https://twitter.com/statuses/20", "post-address 20"],
  ["https://twitter.com/#!/someone/status/20", "post-address 20"],
  ["HTTPS://Twitter.com/someone/status/20/", "post-address 20"],
  ["x.com/someone/status/20", "post-address 20"],
  ["https:\\/\\/twitter.com\\/someone\\/status\\/20", "post-address 20"],
  ["https://twitter.com/i/user/20", "user-address 20"],
  ["https://twitter.com/intent/user?user_id=20", "user-address 20"],
  ["https://twitter.com/intent/user?lang=en&user_id=20&x=1", "user-address 20"],
] as const)("%s is %s", ([text, expected]) => {
  expect(read(text)).toBe(expected);
});

test.for([
  "",
  "0",
  "'20\"",
  "20'",
  '"20',
  '="20',
  "X20",
  "xx20",
  "x 20",
  "x0",
  "20_twitter_",
  "_twitter",
  ":20",
  "a:b:20",
  "5:20",
  "x99999999999999999999",
  "https://twitter.com/someone",
  "https://twitter.com/1230000798458642537",
  "https://example.com/someone/status/20",
  "https://twitter.com.example.com/someone/status/20",
  "https://example.com/?u=https://twitter.com/someone/status/20",
  "https://x.com/someone/status/20x",
  "https://x.com/someone/status/20,https://x.com/someone/status/21",
  "https://x.com/someone/status/20?s=20,https://x.com/someone/status/21",
  "https://x.com/someone/status/20/https://x.com/someone/status/21",
  "https://x.com/someone/status/20 https://x.com/someone/status/21",
  "https://x.com/someone/status/",
  `https://x.com/someone/status/20?${"a".repeat(3_000)}`,
])("%j is in none of the forms", (text) => {
  expect(read(text)).toBe("none");
});

test("random values are in a form exactly where a naive reading finds one ID in what stands around it", () => {
  const random = createRandom(7);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts = [
    "'",
    '"',
    "=",
    "x",
    "u",
    "t",
    "_twitter",
    "tweet:",
    "a:",
    "1230000798458642537",
    "7",
    "0",
    " ",
  ];
  const naive: readonly (readonly [string, RegExp])[] = [
    ["plain", /^(\d+)$/],
    ["quotes", /^(?:'(\d+)'|"(\d+)"|""(\d+)"")$/],
    ["excel", /^(?:="(\d+)"|=""(\d+)"")$/],
    ["apostrophe", /^'(\d+)$/],
    ["x", /^x(\d+)$/],
    ["u", /^u(\d+)$/],
    ["t", /^t(\d+)$/],
    ["twitter-suffix", /^(\d+)_twitter$/],
    ["post-label", /^tweet: *(\d+)$/],
    ["label", /^(?!tweet:)[a-z]\w*: *(\d+)$/],
  ];
  let found = 0;
  for (let round = 0; round < 20_000; round++) {
    let text = "";
    for (let left = 1 + below(5); left > 0; left--) text += parts[below(parts.length)];
    const fitting = naive.flatMap(([name, pattern]) => {
      const id = pattern
        .exec(text)
        ?.slice(1)
        .find((group) => group !== undefined);
      return id !== undefined && !id.startsWith("0") && BigInt(id) < 2n ** 64n ? [`${name} ${id}`] : [];
    });
    if (fitting.length > 0) found++;
    expect(read(text)).toBe(fitting[0] ?? "none");
  }
  expect(found).toBeGreaterThan(1_000);
});

test("the longest value that a pattern sees is read without delay", () => {
  for (const text of [
    `https://x.com/intent/user?${"a&".repeat(1_000)}`,
    `https://x.com/a/status/1?${"://".repeat(600)}`,
    `tweet:${" ".repeat(2_000)}x`,
    `https:${"\\/".repeat(1_000)}`,
  ]) {
    const before = process.threadCpuUsage();
    read(text);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(100);
  }
});

test("the documentation has a row for each form", () => {
  const page = readFileSync(join(import.meta.dirname, "../../../../docs/lists.md"), "utf8");
  for (const { name, meaning, example } of idFormTable)
    expect(page).toContain(`| \`${name}\` | ${meaning} | \`${example}\` |`);
});
