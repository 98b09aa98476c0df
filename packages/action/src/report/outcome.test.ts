import type { Report } from "@x-batch-compliance/core";
import { describeFailure, describeKnown, describeResult } from "@x-batch-compliance/core/report";
import {
  makeCompliantReport,
  makePartialReport,
  makePendingReport,
  makeReport,
  makeStandInReport,
} from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { decideOutcome } from "./outcome.ts";

const policy = { onViolation: "fail", onUnverified: "fail", onTimeout: "fail", wait: true } as const;
const unverified = makeReport({ result: "unverified", violations: 0, unverified: 5 });
const none = { parts: 0, ids: 0 };
const makeCompliantReportOf = (jobs: Report["jobs"]): Report => ({ ...makeCompliantReport(), jobs });
const both = makeReport({ unverified: 5 });

test("a compliant report passes", () => {
  expect(decideOutcome(makeCompliantReport(), policy)).toEqual({
    kind: "pass",
    sentence: "All 22,000 IDs are compliant.",
  });
});

const [dataset] = makeReport().datasets as [Report["datasets"][0]];
const lacking = { ...dataset, name: "tweets", ids: 0, violations: 0, lacksIds: true } as const;

test("a list without IDs stops the run whatever the policy, unless it may be so", () => {
  const lenient = { ...policy, onViolation: "report", onUnverified: "report", onTimeout: "report" } as const;
  const empty = makeReport({ result: "empty", checked: 0, violations: 0, datasets: [lacking] });
  expect(decideOutcome(empty, lenient)).toEqual({
    kind: "finding",
    sentence:
      "No ID was found in the lists, so nothing was checked. An export that broke looks the same: fix what writes the list, or set `allow-empty: true` if that is intended.",
  });
  const { lacksIds: _, ...allowed } = lacking;
  expect(decideOutcome({ ...empty, datasets: [allowed] }, policy)).toEqual({
    kind: "pass",
    sentence: "No ID was found in the lists, so nothing was checked (`allow-empty` permits it).",
  });
});

test("datasets without IDs are named beside what the others are", () => {
  const [first, ...more] = ["a", "b", "c", "d", "e", "f"].map((name) => ({ ...lacking, name }));
  const one = makeReport({ result: "empty", violations: 0, datasets: [dataset, first as typeof lacking] });
  expect(describeResult(one)).toBe(
    "The 22,000 IDs that were found are compliant. 1 of 2 datasets holds no ID (`a`): fix what writes the list, or set `allow-empty: true` if that is intended.",
  );
  const all = makeReport({ datasets: [dataset, first as typeof lacking, ...more] });
  expect(describeResult(all)).toBe(
    "1,100 of 22,000 IDs are no longer compliant. 6 of 7 datasets hold no ID (`a`, `b`, `c`, `d`, `e` and 1 more): fix what writes them, or set `allow-empty: true` if that is intended.",
  );
  expect(decideOutcome(all, { ...policy, onViolation: "pull-request" }).kind).toBe("finding");
});

test("violations stop the run only if they are to fail it", () => {
  expect(decideOutcome(makeReport(), policy)).toEqual({
    kind: "finding",
    sentence: "1,100 of 22,000 IDs are no longer compliant.",
  });
  expect(decideOutcome(makeReport(), { ...policy, onViolation: "report" }).kind).toBe("pass");
  expect(decideOutcome(makeReport(), { ...policy, onViolation: "pull-request" }).kind).toBe("pass");
});

test("unverified IDs stop the run whatever is done about violations", () => {
  expect(decideOutcome(unverified, policy)).toEqual({
    kind: "finding",
    sentence: expect.stringMatching(/ The run fails because `on-unverified` is `fail`\.$/),
  });
  expect(decideOutcome(both, { ...policy, onViolation: "pull-request" }).kind).toBe("finding");
  expect(decideOutcome(both, { ...policy, onViolation: "report", onUnverified: "report" }).kind).toBe("pass");
});

test("a job that is not ready stops the run if a time-out is to fail it", () => {
  expect(decideOutcome(makePendingReport(), policy)).toEqual({
    kind: "finding",
    sentence: expect.stringMatching(/ by then\. The time of this run is up .* `on-timeout` is `fail`\.$/),
  });
  expect(decideOutcome(makePendingReport(), { ...policy, onTimeout: "report" })).toEqual({
    kind: "pass",
    sentence: expect.not.stringContaining("on-timeout"),
  });
});

test("a run that was not to wait ends well without a result", () => {
  expect(decideOutcome(makePendingReport(), { ...policy, wait: false }).kind).toBe("pass");
});

test("a violation that is known stops the run, whatever is still to come", () => {
  for (const wait of [true, false]) {
    expect(decideOutcome(makePartialReport(), { ...policy, onTimeout: "report", wait }).kind).toBe("finding");
  }
});

test("violations that are proposed stop no run, but parts without a result do when the time was up", () => {
  const proposing = { ...policy, onViolation: "pull-request" } as const;
  expect(decideOutcome(makePartialReport(), proposing).kind).toBe("finding");
  expect(decideOutcome(makePartialReport(), { ...proposing, wait: false }).kind).toBe("pass");
  expect(decideOutcome(makePartialReport(), { ...proposing, onTimeout: "report" }).kind).toBe("pass");
});

test("a result that stands in is a result: neither a time-out nor an unverified ID", () => {
  expect(decideOutcome(makeStandInReport(), policy).kind).toBe("pass");
  const outdated = makeStandInReport({ result: "unverified", unverified: 21_000 });
  expect(decideOutcome(outdated, { ...policy, onUnverified: "report" }).kind).toBe("pass");
  expect(decideOutcome(outdated, policy).kind).toBe("finding");
});

test("IDs that wait for their first result are not unverified ones, but others beside them are", () => {
  const later = { ...policy, wait: false };
  expect(decideOutcome(makePendingReport(), later).kind).toBe("pass");
  const both = makePartialReport({ result: "pending", violations: 0, unverified: 14_500 });
  expect(decideOutcome(both, later).kind).toBe("finding");
  expect(decideOutcome(both, { ...later, onUnverified: "report" }).kind).toBe("pass");
});

test("a claim that is older than the run says so, and how much is known", () => {
  const { standing, jobs } = makeStandInReport();
  const outdated = { ...standing, coverage: 0, asOf: null };
  const first = makePartialReport().standing;
  expect([
    describeResult(makeStandInReport()),
    // An earlier run's job that this run waited for is older than it, too.
    describeResult(makeCompliantReportOf(jobs.map((job) => ({ ...job, standsIn: false })))),
    describeResult(makeStandInReport({ result: "violations", violations: 12 })),
    describeResult(makeStandInReport({ result: "unverified", unverified: 21_000, standing: outdated })),
    // All that is known is what a result about an edited list names.
    describeResult(
      makePartialReport({ standing: { ...first, ...{ fresh: none, older: none, asOf: null } } }),
    ),
    describeResult(makePartialReport()),
    describeResult(makePartialReport({ jobs: makeReport().jobs, unverified: 14_500 })),
    describeResult(makePartialReport({ failure: "NETWORK" })),
    describeResult(makePartialReport({ result: "pending", violations: 0 })),
    describeResult(makePartialReport({ result: "pending", violations: 0, unverified: 14_500 })),
    describeResult(makePartialReport({ standing: { ...first, fresh: { parts: 1, ids: 5 }, older: none } })),
  ]).toMatchInlineSnapshot(`
    [
      "All 22,000 IDs are compliant (as of 2026-08-31 02:17 UTC).",
      "All 22,000 IDs are compliant (as of 2026-09-01 04:18 UTC).",
      "12 of 22,000 IDs are no longer compliant (as of 2026-08-31 02:17 UTC).",
      "21,000 of 22,000 IDs could not be verified (the newest result is 26 h old).",
      "1,100 of 22,000 IDs are no longer compliant (the newest result is 21 min old). The others have no result yet: they were not submitted in time. The next run submits what has no job yet.",
      "1,100 of 22,000 IDs are no longer compliant (as of 2026-08-31 02:17 UTC; 34% of the IDs are known so far). The others have no result yet: they were not submitted in time. The next run submits what has no job yet.",
      "1,100 of 22,000 IDs are no longer compliant (34% of the IDs are known so far); 86 of 22,000 IDs could not be verified. The others have no result yet: they were not submitted in time. The next run submits what has no job yet.",
      "1,100 of 22,000 IDs are no longer compliant (as of 2026-08-31 02:17 UTC; 34% of the IDs are known so far); 14,414 of 22,000 IDs could not be verified.",
      "14,414 of 22,000 IDs have no result yet: they were not submitted in time. No violations are known among the others (as of 2026-08-31 02:17 UTC). The next run submits what has no job yet.",
      "14,414 of 22,000 IDs have no result yet: they were not submitted in time. No violations are known among the others (as of 2026-08-31 02:17 UTC). 86 of 22,000 IDs could not be verified. The next run submits what has no job yet.",
      "1,100 of 22,000 IDs are no longer compliant (as of 2026-08-31 02:17 UTC; less than 1% of the IDs are known so far). The others have no result yet: they were not submitted in time. The next run submits what has no job yet.",
    ]
  `);
});

test("a check that ended early counts what is left, if older results do not speak for all of it", () => {
  const start =
    "The check is incomplete: it ended early with `NETWORK`. What was found until then is reported here";
  expect(describeFailure(makeStandInReport({ failure: "NETWORK" }))).toEqual([`${start}.`]);
  expect(describeFailure(makePartialReport({ failure: "NETWORK", unverified: 1 }))).toEqual([
    `${start}; 1 ID is unverified and kept.`,
    "10 of 17 parts have no result: the check failed there, or did not get to them. The next run goes on from there.",
  ]);
});

test("the error of a part that failed says what is known all the same", () => {
  const failed = { failure: "RESULT_FOREIGN_ID" } as const;
  expect([
    describeKnown(makePartialReport(failed)),
    describeKnown(makePartialReport({ ...failed, violations: 0 })),
    describeKnown(makeStandInReport(failed)),
    describeKnown({ ...makePendingReport(), ...failed }),
  ]).toMatchInlineSnapshot(`
    [
      "Known so far: 1,100 of 22,000 IDs are no longer compliant; 14,414 could not be verified.",
      "No violation is known so far; 14,414 could not be verified.",
      "No violation is known so far.",
      "",
    ]
  `);
});

test("a failure of the tool is never taken for a finding", () => {
  const failure = { code: "GITHUB_FAILED", what: "x", why: "So.", hint: "y", faults: [] };
  expect(decideOutcome(makeReport(), policy, { failure })).toEqual({ kind: "failure", failure });
});

test("the sentence fits the number", () => {
  expect([
    describeResult(makeReport({ checked: 1, violations: 1 })),
    describeResult(makeReport({ result: "compliant", checked: 1, violations: 0 })),
    describeResult(unverified),
    describeResult(both),
    describeResult(makePendingReport()),
  ]).toMatchInlineSnapshot(`
    [
      "1 of 1 ID is no longer compliant.",
      "The 1 ID is compliant.",
      "5 of 22,000 IDs could not be verified.",
      "1,100 of 22,000 IDs are no longer compliant; 5 of 22,000 IDs could not be verified.",
      "X has not finished checking 22,000 IDs. The next run collects what is ready by then.",
    ]
  `);
});
