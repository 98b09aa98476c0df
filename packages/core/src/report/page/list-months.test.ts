import { expect, test } from "vitest";
import { formatLost, listMonths, nameMonth } from "./list-months.ts";

test("the months of a type are in a line without a gap, across years, and what has no time stands apart", () => {
  const counts = [
    { type: "tweets", month: "2019-11", checked: 4, violations: 1 },
    { type: "tweets", month: "2020-02", checked: 5, violations: 0 },
    { type: "tweets", month: "unknown", checked: 6, violations: 6 },
    { type: "users", month: "unknown", checked: 7, violations: 0 },
  ] as const;
  const gap = { type: "tweets", checked: 0, violations: 0 };
  expect(listMonths(counts)).toEqual([
    {
      type: "tweets",
      months: [counts[0], { ...gap, month: "2019-12" }, { ...gap, month: "2020-01" }, counts[1]],
      untimed: counts[2],
    },
    { type: "users", months: [], untimed: counts[3] },
  ]);
});

test.each([
  [0, 0, "–"],
  [1000, 0, "0%"],
  [1000, 48, "4.8%"],
  [1_000_000, 1, "<0.1%"],
  [1_000_000, 999_999, ">99.9%"],
  [3, 3, "100%"],
])("of %d IDs, %d of which are no longer compliant, %s are lost", (checked, violations, share) => {
  expect(formatLost({ checked, violations })).toBe(share);
});

test("a month has its name in a sentence", () => {
  expect([nameMonth("2019-01"), nameMonth("2020-12")]).toEqual(["January 2019", "December 2020"]);
});
