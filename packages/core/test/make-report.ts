import type { JobReport, Report } from "../src/check/terms/report.ts";

/** A plausible report of one dataset, with some of its fields replaced. */
export function makeReport(change: Partial<Report> = {}): Report {
  return {
    schemaVersion: 1,
    startedAt: "2026-09-01T04:17:00.000Z",
    finishedAt: "2026-09-01T04:39:00.000Z",
    result: "violations",
    failure: null,
    proof: "consistent",
    checked: 22_000,
    violations: 1100,
    unverified: 0,
    refetch: 3,
    months: [
      { type: "tweets", month: "2019-08", checked: 12_000, violations: 900 },
      { type: "tweets", month: "2019-10", checked: 9_990, violations: 200 },
      { type: "tweets", month: "unknown", checked: 10, violations: 0 },
    ],
    datasets: [
      {
        name: "ids",
        types: ["tweets"],
        entries: 22_010,
        badEntries: 0,
        ids: 22_000,
        violations: 1100,
        unverified: 0,
        refetch: 3,
        counts: [
          { type: "tweets", action: "delete", reason: "deleted", decision: "remove", ids: 700 },
          { type: "tweets", action: "delete", reason: "suspended", decision: "remove", ids: 400 },
          { type: "tweets", action: "rehydrate", reason: "tweet_edited", decision: "refetch", ids: 3 },
        ],
        files: [
          { name: "data/a.txt", entries: 12_000, violations: 600, scrubs: 0, unverified: 0, badEntries: 0 },
          { name: "data/b.txt", entries: 10_010, violations: 501, scrubs: 0, unverified: 0, badEntries: 0 },
        ],
      },
    ],
    standing: {
      fresh: { parts: 1, ids: 22_000 },
      older: { parts: 0, ids: 0 },
      none: { parts: 0, ids: 0 },
      coverage: 1,
      asOf: "2026-09-01T04:18:00.000Z",
      oldestAgeMs: 1_260_000,
      newestAgeMs: 1_260_000,
      passMs: null,
    },
    jobs: [
      {
        type: "tweets",
        id: "1900000000000000001",
        name: "id-lists-0123456789abcdef0123-42",
        adopted: false,
        createdAt: "2026-09-01T04:18:00.000Z",
        ageMs: 1_260_000,
        state: "complete",
        standsIn: false,
        proof: "consistent",
        proofBy: "second download",
        ids: 22_000,
        records: 1103,
        uploadDigest: "a".repeat(64),
        resultDigest: "b".repeat(64),
      },
    ],
    ...change,
  };
}

/** The report of a run that found nothing. */
export function makeCompliantReport(): Report {
  const { datasets, months } = makeReport();
  return makeReport({
    result: "compliant",
    violations: 0,
    refetch: 0,
    months: months.map((month) => ({ ...month, violations: 0 })),
    datasets: datasets.map((dataset) => ({
      ...dataset,
      violations: 0,
      refetch: 0,
      counts: [],
      files: dataset.files.map((file) => ({ ...file, violations: 0 })),
    })),
  });
}

/** The report of a run whose job was not ready in time. */
export function makePendingReport(): Report {
  const report = makeCompliantReport();
  const jobs = report.jobs.map((job) => ({
    ...job,
    state: "pending" as const,
    proof: "unverified" as const,
    proofBy: "nothing" as const,
    records: 0,
    resultDigest: "",
  }));
  const standing = {
    ...report.standing,
    fresh: { parts: 0, ids: 0 },
    none: { parts: 1, ids: 22_000 },
    ...{ coverage: 0, asOf: null, oldestAgeMs: null, newestAgeMs: null },
  };
  return { ...report, result: "pending", proof: "unverified", unverified: 22_000, standing, jobs };
}

/** The report of a run that has some of 17 parts anew, some as an earlier run's job has them, and nothing of the others. */
export function makePartialReport(change: Partial<Report> = {}): Report {
  const report = makeReport();
  const [job] = report.jobs as readonly [JobReport];
  return {
    ...report,
    proof: "unverified",
    unverified: 14_414,
    standing: {
      fresh: { parts: 5, ids: 6000 },
      older: { parts: 2, ids: 1586 },
      none: { parts: 10, ids: 14_414 },
      coverage: 0.3448,
      asOf: "2026-08-31T02:17:00.000Z",
      oldestAgeMs: 94_920_000,
      newestAgeMs: 1_260_000,
      passMs: 29 * 86_400_000,
    },
    jobs: [job, makeStandIn(job)],
    ...change,
  };
}

/** The report of a run whose only part is judged by the job of an earlier run. */
export function makeStandInReport(change: Partial<Report> = {}): Report {
  const report = makeCompliantReport();
  const standing = {
    ...report.standing,
    fresh: { parts: 0, ids: 0 },
    older: { parts: 1, ids: 22_000 },
    ...{ asOf: "2026-08-31T02:17:00.000Z", oldestAgeMs: 94_920_000, newestAgeMs: 94_920_000 },
  };
  return { ...report, standing, jobs: report.jobs.map(makeStandIn), ...change };
}

function makeStandIn(job: JobReport): JobReport {
  return {
    ...job,
    ...{ id: "1899600000000000002", adopted: true, standsIn: true },
    ...{ createdAt: "2026-08-31T02:17:00.000Z", ageMs: 94_920_000, ids: 1586 },
  };
}
