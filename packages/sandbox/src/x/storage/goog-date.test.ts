import { expect, test } from "vitest";
import { formatGoogDate, parseGoogDate } from "./goog-date.ts";

test("a date is written in the compact form and read back to the second", () => {
  const timeMs = Date.UTC(2021, 7, 11, 19, 42, 55, 999);
  expect(formatGoogDate(timeMs)).toBe("20210811T194255Z");
  expect(parseGoogDate("20210811T194255Z")).toBe(timeMs - 999);
});

test("what is not a date is none", () => {
  expect(parseGoogDate("")).toBeNaN();
  expect(parseGoogDate("20219911T194255Z")).toBeNaN();
});
