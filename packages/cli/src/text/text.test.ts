import { expect, test } from "vitest";
import { describeInterruption } from "./describe-interruption.ts";
import { quoteWord } from "./quote-word.ts";
import { renderColumns } from "./render-columns.ts";

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
      ["more", 3_000],
    ]),
  ).toEqual(["a     count", "long      7", "more  3,000"]);
});

test("an interruption says what is left, and the command with its quotes", () => {
  const text = describeInterruption({
    program: "npx x-batch-compliance",
    args: ["check", "-", "--field", "my id"],
    jobs: [{ id: "7", isUploaded: false }],
  });
  expect(text).toContain("Job 7 has no upload yet.");
  expect(text).toMatch(
    /To continue: npx x-batch-compliance check - --field 'my id' \(with the same input\)$/,
  );
});
