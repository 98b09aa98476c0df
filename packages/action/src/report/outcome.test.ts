import { expect, test } from "vitest";
import { makeCompliantReport, makePendingReport, makeReport } from "../../test/make-report.ts";
import { describeResult } from "../text/describe-result.ts";
import { decideOutcome } from "./outcome.ts";

const policy = { onViolation: "fail", onUnverified: "fail", onTimeout: "fail", wait: true } as const;
const unverified = makeReport({ result: "unverified", violations: 0, unverified: 5 });
const both = makeReport({ unverified: 5 });

test("a compliant report passes", () => {
  expect(decideOutcome(makeCompliantReport(), policy)).toEqual({
    kind: "pass",
    sentence: "All 22,000 IDs are compliant.",
  });
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
  expect(decideOutcome(unverified, policy).kind).toBe("finding");
  expect(decideOutcome(both, { ...policy, onViolation: "pull-request" }).kind).toBe("finding");
  expect(decideOutcome(both, { ...policy, onViolation: "report", onUnverified: "report" }).kind).toBe("pass");
});

test("a job that is not ready stops the run if a time-out is to fail it", () => {
  expect(decideOutcome(makePendingReport(), policy).kind).toBe("finding");
  expect(decideOutcome(makePendingReport(), { ...policy, onTimeout: "report" }).kind).toBe("pass");
});

test("a run that was not to wait ends well without a result", () => {
  expect(decideOutcome(makePendingReport(), { ...policy, wait: false }).kind).toBe("pass");
});

test("a failure of the tool is never taken for a finding", () => {
  const failure = { code: "GITHUB_FAILED", what: "x", why: "So.", hint: "y", faults: [] };
  expect(decideOutcome(makeReport(), policy, failure)).toEqual({ kind: "failure", failure });
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
      "X has not finished checking 22,000 IDs. Run again later: the next run finds the job and collects its result.",
    ]
  `);
});
