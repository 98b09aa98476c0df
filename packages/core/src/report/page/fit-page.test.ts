import fc from "fast-check";
import { expect, test } from "vitest";
import { nameReport, plainNames } from "../../../test/hostile-report.ts";
import { hostileText } from "../../../test/hostile-text.ts";
import { makeLargeReport, makeViolations } from "../../../test/large-report.ts";
import { makeCompliantReport, makePendingReport, makeReport } from "../../../test/make-report.ts";
import { fitPage, largestPageBytes } from "./fit-page.ts";

const hidden = { violations: [], hasMoreViolations: false } as const;

/** The tags of a page, without the widths that numbers give to bars. */
function tagsOf(html: string): readonly string[] {
  return html.match(/<[^>]*>/g) ?? [];
}

test("the page leads with the result, and has its totals, reasons, files, months and jobs", () => {
  const page = fitPage({ report: makeReport(), ...hidden });
  for (const text of [
    '<p class="result">1,100 of 22,000 IDs are no longer compliant.</p>',
    "took 22 min.",
    '<div class="bad"><dt>No longer compliant</dt><dd>1,100</dd></div>',
    "account suspended",
    "<p>Posts from October 2019: 200 of 9,990 are no longer compliant (2.0%).</p>",
    "<p>Posts whose ID carries no time (posted before November 2010): none of 10 is known to be lost.</p>",
    "consistent by a second download",
  ]) {
    expect(page).toContain(text);
  }
  expect(page).not.toContain("to keep this page small");
});

test("its policy allows nothing but the style and the script that are in it", () => {
  const page = fitPage({ report: makeReport(), ...hidden });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  expect(policy).toMatch(
    /^default-src &#39;none&#39;; style-src &#39;sha256-[^;]*&#39;; script-src &#39;sha256-[^;]*&#39;; base-uri/,
  );
  expect(policy).not.toContain("unsafe");
  expect(page).not.toMatch(/ style=| on[a-z]+=|https?:\/\/| src=| href=/);
});

test("it has no ID unless IDs are given, and then says whose list they are the beginning of", () => {
  const [violation] = makeViolations(1);
  const id = "1160164553482756096";
  const report = makeReport();
  expect(fitPage({ report, ...hidden })).not.toContain(id);
  const named = fitPage({
    report,
    violations: violation === undefined ? [] : [violation],
    hasMoreViolations: false,
  });
  expect(named).toContain(`<td>${id}</td>`);
  expect(named).not.toContain("Only the first are shown");
  expect(fitPage({ report, violations: makeViolations(3), hasMoreViolations: true })).toContain(
    "<code>violations.ndjson</code> has all of them",
  );
});

test("while a job is pending nothing is said of its months", () => {
  const page = fitPage({ report: makePendingReport(), ...hidden });
  expect(page).not.toContain("By month of creation");
  expect(fitPage({ report: makeCompliantReport(), ...hidden })).toContain("By month of creation");
});

test("users' IDs without a time are not said to be old posts", () => {
  const months = [{ type: "users", month: "unknown", checked: 2000, violations: 1 }] as const;
  const page = fitPage({ report: makeReport({ months }), ...hidden });
  expect(page).toContain(
    "accounts created before the middle of the 2010s): 1 of 2,000 is no longer compliant (&lt;0.1%).",
  );
  expect(page).not.toContain("November 2010");
});

test("a check of ten million IDs in many files has a page under 2 MB that says what it leaves out", {
  tags: ["slow"],
}, () => {
  const report = makeLargeReport(100_000);
  const page = fitPage({ report, violations: makeViolations(10_000), hasMoreViolations: true });
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
  expect(page).toMatch(/Only the [\d,]+ of 100,000 with the most violations are shown/);
  expect(page).toContain("<td>2026-08</td><td>users</td>");
  // Files without violations go before any with the most.
  expect(page).toContain("/2020/part-000039.csv");
  expect(page).not.toContain("/2012/part-000001.csv");
});

test("IDs go before files do", () => {
  const page = fitPage({
    report: makeLargeReport(5000),
    violations: makeViolations(10_000),
    hasMoreViolations: false,
  });
  expect(Buffer.byteLength(page)).toBeLessThan(largestPageBytes);
  expect(page).toContain("Only the first are shown");
  expect(page).not.toMatch(/with the most \w+ are shown/);
});

test("however long names are and however many there are of everything, the page stays under 2 MB", {
  tags: ["slow"],
}, () => {
  const [dataset] = makeReport().datasets;
  const [job] = makeReport().jobs;
  const name = "\u{e0041}<".repeat(2000);
  const many = <T>(one: T | undefined): readonly T[] =>
    one === undefined ? [] : Array.from({ length: 400 }, () => one);
  const report = makeReport({
    jobs: many(job && { ...job, name }),
    datasets: many(
      dataset && {
        ...dataset,
        name,
        counts: dataset.counts.map((count) => ({ ...count, reason: name })),
        files: dataset.files.map((file) => ({ ...file, name })),
      },
    ),
  });
  expect(Buffer.byteLength(fitPage({ report, ...hidden }))).toBeLessThan(2_000_000);
});

test("whatever datasets, files, reasons and jobs are called, the page has the same tags", () => {
  const plain = tagsOf(fitPage({ report: nameReport(plainNames), ...hidden }));
  const names = fc.record({
    datasets: fc.tuple(hostileText, hostileText),
    file: hostileText,
    action: hostileText,
    reason: hostileText,
    job: hostileText,
  });
  fc.assert(
    fc.property(names, (hostile) => {
      const page = fitPage({ report: nameReport(hostile), ...hidden });
      expect(tagsOf(page)).toEqual(plain);
      // Of controls, halves of characters and marks that turn the text around none is left.
      expect(page.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }),
    { numRuns: 200 },
  );
});
