import { expect, test } from "vitest";
import { formatShare, listMonths } from "./list-months.ts";

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
  [1000, 0, "100 %"],
  [1000, 48, "95.2 %"],
  [1_000_000, 1, "99.9 %"],
  [1_000_000, 999_999, "0.1 %"],
  [3, 3, "0 %"],
])("of %d IDs, %d of which have to go, %s remain", (checked, violations, share) => {
  expect(formatShare({ checked, violations })).toBe(share);
});
