import { expect, test } from "vitest";
import { makeReport } from "../../../test/make-report.ts";
import { renderJobs } from "./job-section.ts";

function render(report: Parameters<typeof renderJobs>[0]): string {
  const markup = renderJobs(report, { rows: 10 } as Parameters<typeof renderJobs>[1]);
  return markup.map(({ text }) => text).join("");
}

test("lines of a result that are no records are shown by their form, beside the proof", () => {
  const report = makeReport();
  const oddLines = [{ form: "{id: null, error: string}", count: 1_200 }];
  const jobs = report.jobs.map((job) => ({ ...job, oddLines }));
  const proof = "consistent by a second download";
  expect(render(report)).toContain(`>${proof}<`);
  expect(render({ ...report, jobs })).toContain(
    `>${proof}; other lines, by form: 1,200 × {id: null, error: string}<`,
  );
});
