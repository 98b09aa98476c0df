import { expect, test } from "vitest";
import { makeCompliantReport, makeReport } from "../../test/make-report.ts";
import { drawPie, tabulateReasons } from "./result-tables.ts";

test("a report without events has no table of reasons", () => {
  expect(tabulateReasons(makeCompliantReport())).toEqual([]);
});

test("the pie shows every ID once", () => {
  const counted = drawPie(makeReport({ unverified: 7 }))
    .join("\n")
    .matchAll(/: (\d+)$/gm);
  expect([...counted].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(22_000);
});

test("an empty list has no pie", () => {
  expect(drawPie(makeReport({ checked: 0, violations: 0, datasets: [] }))).toEqual([]);
});
