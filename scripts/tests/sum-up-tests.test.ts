import { expect, test } from "vitest";
import { sumUpTests, type TestReport } from "./sum-up-tests.ts";

function report(...tests: readonly (readonly [status: string, skipReason?: string])[]): TestReport {
  const assertionResults = tests.map(([status, skipReason]) => ({
    fullName: `a ${status} test`,
    status,
    meta: skipReason === undefined ? {} : { skipReason },
  }));
  const status = tests.some(([state]) => state === "failed") || tests.length === 0 ? "failed" : "passed";
  return { testResults: [{ name: "a.test.ts", status, assertionResults }] };
}

test("passes of all reports are added up in the last line", () => {
  const summary = sumUpTests([report(["passed"], ["passed"]), report(["passed"])]);
  expect(summary).toEqual({ lines: ["3 passed, 0 failed"], green: true });
});

test("a failure is counted and turns the summary red", () => {
  expect(sumUpTests([report(["passed"], ["failed"])])).toEqual({
    lines: ["1 passed, 1 failed"],
    green: false,
  });
});

test("a file that failed before its first test is a failure", () => {
  const summary = sumUpTests([report(["passed"]), report()]);
  expect(summary).toEqual({ lines: ["failed as a whole: a.test.ts", "1 passed, 1 failed"], green: false });
});

test("a skipped test with a reason is named, and stays green", () => {
  const summary = sumUpTests([report(["passed"], ["skipped", "no git on Windows"])]);
  expect(summary).toEqual({
    lines: ["skipped: a skipped test: no git on Windows", "1 passed, 0 failed"],
    green: true,
  });
});

test("a skipped test without a reason is a failure", () => {
  const summary = sumUpTests([report(["passed"], ["todo"])]);
  expect(summary.lines[0]).toMatch(/^skipped: a todo test: no reason given/);
  expect(summary.green).toBe(false);
});

test("tests of a tag that was left out are counted, and any other skipped test still needs its reason", () => {
  const slow = { fullName: "a slow test", status: "skipped", tags: ["slow"] };
  const file = { name: "a.test.ts", status: "passed", assertionResults: [slow, slow] };
  const quick = (...reports: readonly TestReport[]) =>
    sumUpTests([...reports, { testResults: [file] }], { leftOut: "slow" });
  expect(quick(report(["passed"]))).toEqual({
    lines: ["left out: 2 tests tagged slow, and the scenarios", "1 passed, 0 failed"],
    green: true,
  });
  expect(quick(report(["passed"], ["skipped"])).green).toBe(false);
  expect(sumUpTests([report(["passed"]), { testResults: [file] }]).green).toBe(false);
});

test("no report at all is not a success", () => {
  expect(sumUpTests([]).green).toBe(false);
});
