import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText } from "../../../test/hostile-text.ts";
import { drawMonths } from "./month-chart.ts";

test("both types of a month are one bar, in the order of time", () => {
  const months = [
    { type: "tweets", month: "2021-07", checked: 10, violations: 4 },
    { type: "tweets", month: "2021-09", checked: 1000, violations: 0 },
    { type: "tweets", month: "unknown", checked: 2000, violations: 1 },
    { type: "users", month: "2021-06", checked: 10, violations: 1 },
    { type: "users", month: "2021-07", checked: 10, violations: 2 },
  ];
  expect(drawMonths(months).join("\n")).toMatchInlineSnapshot(`
    "\`\`\`mermaid
    %%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "#c2410c"}}}}%%
    xychart-beta
      title "Share no longer compliant, by month of creation"
      x-axis ["2021-06", "2021-07", "2021-09"]
      y-axis "% of IDs" 0 --> 30
      bar [10, 30, 0]
    \`\`\`

    Not shown: 2,000 checked IDs without a known time of creation."
  `);
});

test("many months are shown as quarters, and more as years", () => {
  const months = Array.from({ length: 48 }, (_, index) => ({
    month: `${2018 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    checked: 5,
    violations: 1,
  }));
  expect(drawMonths(months)).toContain('  x-axis ["2018", "2019", "2020", "2021"]');
  expect(drawMonths(months)).toContain("  bar [20, 20, 20, 20]");
  expect(drawMonths(months.slice(0, 14))).toContain(
    '  x-axis ["2018 Q1", "2018 Q2", "2018 Q3", "2018 Q4", "2019 Q1"]',
  );
  expect(drawMonths(months.slice(0, 12))[4]).toContain('"2018-12"');
});

test("nothing to compare makes no chart", () => {
  const one = { month: "2021-06", checked: 5, violations: 1 };
  expect(drawMonths([])).toEqual([]);
  expect(drawMonths([one, { ...one, month: "2021-07" }, { ...one, month: "unknown" }])).toEqual([]);
  expect(
    drawMonths(["2021-07", "2021-08", "2021-09"].map((month) => ({ ...one, month, violations: 0 }))),
  ).toEqual([]);
});

test("whatever a month is called, the chart's labels are digits", () => {
  const good = ["2021-06", "2021-07", "2021-08"].map((month) => ({ month, checked: 1, violations: 1 }));
  fc.assert(
    fc.property(hostileText, (month) => {
      const lines = drawMonths([...good, { month, checked: 1, violations: 1 }]);
      expect(lines.slice(0, 8)).toEqual(drawMonths(good));
    }),
  );
});
