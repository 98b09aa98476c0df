import { expect, test } from "vitest";
import { exceedsMaxRemoval, formatMaxRemoval, parseMaxRemoval } from "./max-removal.ts";

test.each([
  ["50%", 100, 50, false],
  ["50%", 100, 51, true],
  ["0%", 100, 0, false],
  ["0%", 100, 1, true],
  ["12.5%", 8, 1, false],
  ["10", 100, 10, false],
  ["10", 100, 11, true],
])("under %s, of %d IDs %d may go: %s", (text, ids, violations, exceeds) => {
  const limit = parseMaxRemoval(text);
  if (limit === undefined) throw new Error("It was not read.");
  expect(exceedsMaxRemoval(limit, { ids, violations })).toBe(exceeds);
  expect(formatMaxRemoval(limit)).toBe(text);
});

test.each(["", "0.5", "-1", "100.1%", "%", "1e3"])("%j is refused", (text) => {
  expect(parseMaxRemoval(text)).toBeUndefined();
});
