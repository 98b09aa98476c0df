import { expect, test } from "vitest";
import { makePartialReport, makeReport } from "../../../test/make-report.ts";
import { fitPage } from "./fit-page.ts";

test("the page says how far the lists are known, and which jobs stand in", () => {
  const page = fitPage({ report: makePartialReport(), violations: [], hasMoreViolations: false });
  expect(page).toContain("<p>At this rate a full pass takes about 29 days.</p>");
  expect(page).toContain("10 without a result yet (14,414 IDs)");
  expect(page.match(/<td>complete, used until a newer one is ready<\/td>/g)).toHaveLength(1);
  expect(page.match(/<td>complete<\/td>/g)).toHaveLength(1);
});

test("of a list of one part it says no more than as of when", () => {
  const page = fitPage({ report: makeReport(), violations: [], hasMoreViolations: false });
  expect(page).toContain("<p>The result is 21 min old, as of 2026-09-01 04:18 UTC.</p>");
  expect(page).not.toContain("until a newer one");
  expect(page).not.toContain("full pass");
});
