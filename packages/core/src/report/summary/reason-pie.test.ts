import fc from "fast-check";
import { expect, test } from "vitest";
import { hostileText } from "../../../test/hostile-text.ts";
import { makeCompliantReport, makeReport } from "../../../test/make-report.ts";
import type { Report } from "../../check/terms/report.ts";
import { drawPie } from "./reason-pie.ts";

test("the pie shows why IDs have to go, in our own words, the most frequent reason first", () => {
  expect(drawPie(makeReport())).toEqual([
    "```mermaid",
    "pie showData",
    "  title Why IDs have to go",
    '  "deleted by its author" : 700',
    '  "account suspended" : 400',
    "```",
  ]);
});

test("the same reason of several datasets is one slice", () => {
  const { datasets } = makeReport();
  const report = makeReport({ datasets: [...datasets, ...datasets], violations: 2200 });
  expect(drawPie(report)).toContain('  "deleted by its author" : 1400');
});

test("where an ID is in several datasets, it is shown once, without its reason", () => {
  const { datasets } = makeReport();
  expect(drawPie(makeReport({ datasets: [...datasets, ...datasets], unverified: 7 }))).toEqual([
    "```mermaid",
    "pie showData",
    "  title All IDs",
    '  "no violation" : 20893',
    '  "no longer compliant" : 1100',
    '  "unverified" : 7',
    "```",
  ]);
});

test("where nothing is amiss there is no pie", () => {
  expect(drawPie(makeCompliantReport())).toEqual([]);
});

test("a reason without a meaning of ours is not named", () => {
  const report: Report = makeReport();
  const datasets = report.datasets.map((dataset) => ({
    ...dataset,
    counts: dataset.counts.map((count) => ({ ...count, reason: 'x" : 9' })),
  }));
  expect(drawPie({ ...report, datasets })).toContain('  "for another reason" : 1100');
});

test("whatever a reason is called, the chart has one line a slice, and nothing but letters in its label", () => {
  fc.assert(
    fc.property(hostileText, (reason) => {
      const [dataset] = makeReport().datasets;
      const counts = dataset?.counts.map((count) => ({ ...count, reason })) ?? [];
      const lines = drawPie(makeReport({ datasets: dataset === undefined ? [] : [{ ...dataset, counts }] }));
      expect(lines.slice(3, -1).filter((line) => !/^ {2}"[a-z ]*" : \d+$/.test(line))).toEqual([]);
    }),
  );
});
