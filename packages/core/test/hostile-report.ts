import type { DatasetReport, Report } from "../src/check/terms/report.ts";
import { makeReport } from "./make-report.ts";

/** What others may choose of a report. */
export interface Names {
  readonly datasets: readonly [string, string];
  readonly file: string;
  readonly action: string;
  readonly reason: string;
  readonly job: string;
}

/** A report of two datasets in which everything that others choose is as given. */
export function nameReport(names: Names): Report {
  const report = makeReport();
  const [dataset] = report.datasets as readonly [DatasetReport];
  return {
    ...report,
    datasets: names.datasets.map((name) => ({
      ...dataset,
      name,
      counts: dataset.counts.map((count) => ({ ...count, action: names.action, reason: names.reason })),
      files: dataset.files.map((file) => ({ ...file, name: names.file })),
    })),
    jobs: report.jobs.map((job) => ({ ...job, id: names.job, name: names.job })),
  };
}

/** The same with names that say nothing. */
export const plainNames: Names = {
  datasets: ["one", "other"],
  file: "data.txt",
  action: "action",
  reason: "reason",
  job: "1",
};
