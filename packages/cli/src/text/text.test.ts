import { expect, test } from "vitest";
import { describeInterruption } from "./describe-interruption.ts";
import { findNearest } from "./find-nearest.ts";
import { formatCount, formatDuration, formatSize } from "./format.ts";
import { quoteWord } from "./quote-word.ts";
import { renderColumns } from "./render-columns.ts";

test.each([
  [0, "less than 1 s"],
  [1_999, "1 s"],
  [60_000, "1 min"],
  [3_661_000, "1 h 1 min"],
  [90_000_000, "1 d 1 h"],
])("%d ms is %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test("counts and sizes are grouped and rounded", () => {
  expect([formatCount(1_234_567), formatSize(999), formatSize(1_500), formatSize(123_456_789)]).toEqual([
    "1,234,567",
    "999 bytes",
    "1.5 kB",
    "123 MB",
  ]);
});

test.each([
  ["ids.txt", "ids.txt"],
  ["", "''"],
  ["my list.txt", "'my list.txt'"],
  ["it's", "'it'\\''s'"],
  ["$(rm -rf)", "'$(rm -rf)'"],
])("%j is quoted for a shell", (word, quoted) => {
  expect(quoteWord(word)).toBe(quoted);
});

test("columns are aligned by what is in them", () => {
  expect(
    renderColumns([
      ["a", "count"],
      ["long", 7],
    ]),
  ).toEqual(["a     count", "long      7"]);
});

test.each([
  ["chekc", "check"],
  ["downlaod", "download"],
  ["x", undefined],
])("%s is near %s", (word, nearest) => {
  expect(findNearest(word, ["check", "download"])).toBe(nearest);
});

test("an interruption says what is left, and the command with its quotes", () => {
  const text = describeInterruption({
    program: "npx x-batch-compliance",
    args: ["check", "-", "--field", "my id"],
    jobs: [{ id: "7", isUploaded: false }],
  });
  expect(text).toContain("Job 7 has not received its upload.");
  expect(text).toMatch(/To go on: npx x-batch-compliance check - --field 'my id' \(with the same input\)$/);
});
