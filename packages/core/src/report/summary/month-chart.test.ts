import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText } from "../../../test/hostile-text.ts";
import { drawMonths } from "./month-chart.ts";

test("both types of a month are one bar, in the order of time", () => {
  const months = [
    { type: "tweets", month: "2021-07", checked: 10, violations: 4 },
    { type: "tweets", month: "unknown", checked: 2000, violations: 1 },
    { type: "users", month: "2021-06", checked: 10, violations: 1 },
    { type: "users", month: "2021-07", checked: 10, violations: 2 },
  ];
  expect(drawMonths(months).join("\n")).toMatchInlineSnapshot(`
    "\`\`\`mermaid
    xychart-beta
      title "No longer compliant, by month of creation"
      x-axis ["2021-06", "2021-07"]
      y-axis "IDs"
      bar [1, 6]
    \`\`\`

    2,000 IDs without a known time of creation not shown."
  `);
});

test("many months are shown as years", () => {
  const months = Array.from({ length: 40 }, (_, index) => ({
    month: `${2018 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    checked: 5,
    violations: 1,
  }));
  expect(drawMonths(months)).toContain('  x-axis ["2018", "2019", "2020", "2021"]');
  expect(drawMonths(months)).toContain("  bar [12, 12, 12, 4]");
});

test("nothing to compare makes no chart", () => {
  const one = { month: "2021-06", checked: 5, violations: 1 };
  expect(drawMonths([])).toEqual([]);
  expect(drawMonths([one, { ...one, month: "unknown" }])).toEqual([]);
  expect(
    drawMonths([one, { ...one, month: "2021-07" }].map((month) => ({ ...month, violations: 0 }))),
  ).toEqual([]);
});

test("whatever a month is called, the chart's labels are digits", () => {
  const good = ["2021-06", "2021-07"].map((month) => ({ month, checked: 1, violations: 1 }));
  fc.assert(
    fc.property(hostileText, (month) => {
      const lines = drawMonths([...good, { month, checked: 1, violations: 1 }]);
      expect(lines.slice(0, 7)).toEqual(drawMonths(good));
    }),
  );
});
