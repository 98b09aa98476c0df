import { expect, test } from "vitest";
import { exceedsMaxRemoval, formatMaxRemoval, type MaxRemoval, parseMaxRemoval } from "./max-removal.ts";

function parse(text: string): MaxRemoval {
  const limit = parseMaxRemoval(text);
  if (limit === undefined) throw new Error(`${text} was not read`);
  return limit;
}

test.each(["50%", "0%", "100%", "0.5%", "1000", "0"])("%s is read and written the same", (text) => {
  expect(formatMaxRemoval(parse(text))).toBe(text);
});

test.each(["", "101%", "-1", "1e3", "50 percent", "%", "1.5"])("%j is refused", (text) => {
  expect(parseMaxRemoval(text)).toBeUndefined();
});

test("a share may be reached and not passed", () => {
  expect(exceedsMaxRemoval(parse("50%"), { ids: 10, violations: 5 })).toBe(false);
  expect(exceedsMaxRemoval(parse("50%"), { ids: 10, violations: 6 })).toBe(true);
  expect(exceedsMaxRemoval(parse("100%"), { ids: 10, violations: 10 })).toBe(false);
  expect(exceedsMaxRemoval(parse("0%"), { ids: 10, violations: 1 })).toBe(true);
});

test("a count may be reached and not passed", () => {
  expect(exceedsMaxRemoval(parse("3"), { ids: 10, violations: 3 })).toBe(false);
  expect(exceedsMaxRemoval(parse("3"), { ids: 10, violations: 4 })).toBe(true);
});
