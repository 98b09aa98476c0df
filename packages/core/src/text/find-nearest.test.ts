import { expect, test } from "vitest";
import { findNearest } from "./find-nearest.ts";

const names = ["files", "format", "on-violation", "on-unverified", "type"];

test.each([
  ["file", "files"],
  ["on-violations", "on-violation"],
  ["on_violation", "on-violation"],
  ["fromat", "format"],
  ["tpye", "type"],
])("%s is taken for %s", (word, name) => {
  expect(findNearest(word, names)).toBe(name);
});

test("a word that resembles none is taken for none", () => {
  expect(findNearest("retries", names)).toBeUndefined();
  expect(findNearest("", names)).toBeUndefined();
});
