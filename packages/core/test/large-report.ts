import type { FileReport, MonthCount, Report } from "../src/check/terms/report.ts";
import type { ViolationLine } from "../src/check/terms/violation-line.ts";
import type { PageContents } from "../src/report/page/page-contents.ts";
import { makeReport } from "./make-report.ts";

/** Months from January 2011 on, ever fewer of whose IDs must be removed. */
export function makeMonths(type: MonthCount["type"], months: number): readonly MonthCount[] {
  return Array.from({ length: months }, (_, index) => ({
    type,
    month: `${2011 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
    checked: 40_000 + index * 100,
    violations: Math.round(12_000 / (1 + index / 30)),
  }));
}

export function makeFiles(count: number): readonly FileReport[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `archive/collections/${2011 + (index % 15)}/part-${String(index).padStart(6, "0")}.csv`,
    entries: 1000 + (index % 7),
    violations: index % 3 === 0 ? 1 + (index % 40) : 0,
    scrubs: 0,
    unverified: 0,
    badEntries: 0,
  }));
}

/** The report of a check of ten million IDs of both types, in so many files. */
export function makeLargeReport(files: number): Report {
  const [dataset] = makeReport().datasets as readonly [Report["datasets"][number]];
  return makeReport({
    checked: 10_000_000,
    violations: 1_234_567,
    months: [...makeMonths("tweets", 188), ...makeMonths("users", 188)],
    datasets: [{ ...dataset, files: makeFiles(files) }],
  });
}

export function makeViolations(count: number): readonly ViolationLine[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(1_160_164_553_482_756_096n + BigInt(index)),
    type: "tweets",
    action: "delete",
    reason: "deleted",
    dataset: "ids",
    file: `archive/collections/part-${String(index).padStart(6, "0")}.csv`,
  }));
}

/** A page with each column that a table may have, long names, both types and ten years of months. */
export function makeCrowdedContents(): PageContents {
  const report = makeReport();
  const [dataset] = report.datasets as readonly [Report["datasets"][number]];
  const [job] = report.jobs as readonly [Report["jobs"][number]];
  const long = "collections-of-the-archive/".repeat(6);
  const files = makeFiles(40).map((file) => ({
    ...file,
    name: `${long}${file.name}`,
    scrubs: Math.min(1, file.violations),
    unverified: 2,
    badEntries: 3,
  }));
  const geo = { type: "users", action: "scrub_geo", reason: "scrub_geo", decision: "scrub", ids: 2 } as const;
  const counts = [...dataset.counts, geo];
  return {
    report: makeReport({
      unverified: 9,
      months: [...makeMonths("tweets", 120), ...makeMonths("users", 5)],
      datasets: ["posts", long].map((name) => ({
        ...dataset,
        name,
        types: ["tweets", "users"],
        counts,
        files,
      })),
      jobs: [job, { ...job, type: "users", id: "1900000000000000002", standsIn: true }],
    }),
    violations: makeViolations(30),
    hasMoreViolations: true,
    about: {
      repository: { name: long, url: "https://github.test/o/r" },
      branch: { name: long },
      commit: { name: "0123456", url: "https://github.test/o/r/commit/0123456" },
      run: { name: "#57", url: "https://github.test/o/r/actions/runs/42" },
      pullRequest: { name: "#7", url: "https://github.test/o/r/pull/7" },
      tool: { name: "o/x-batch-compliance@v1" },
    },
  };
}
