import { expect, test } from "vitest";
import { watchCount } from "./row-numbers.ts";

test.each([
  [[1, 2, 3], true, true],
  [[1, 2], true, false],
  [[0, 1, 2, 3], true, false],
  [[20, 21, 22], true, false],
  [[1, 2, 4], false, false],
  [[1, 1, 2], false, false],
  [[], true, false],
])("%j is counted: %s, and row numbers: %s", (values, isCounted, areRowNumbers) => {
  const watch = watchCount();
  for (const value of values) watch.see(value);
  expect([watch.isCounted(), watch.areRowNumbers()]).toEqual([isCounted, areRowNumbers]);
});
