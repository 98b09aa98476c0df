import { inspect } from "node:util";
import { expect, test } from "vitest";
import { ComplianceError, type ErrorCode, errorTable, isComplianceError } from "./errors.ts";

const codes = Object.keys(errorTable) as ErrorCode[];

test("an error has its code's hint and retryability from birth", () => {
  for (const code of codes) {
    const error = new ComplianceError(code, "It failed.");
    const { retryable, hint } = errorTable[code];
    expect(error).toMatchObject({
      name: "ComplianceError",
      message: "It failed.",
      code,
      retryable,
      hint,
    });
  }
});

test("every hint and every cause is a sentence or more for its reader", () => {
  const texts = codes.flatMap((code) => [errorTable[code].hint, errorTable[code].cause]);
  expect(texts.filter((text) => !/^[A-Z].{15,}\.$/.test(text))).toEqual([]);
});

test("what can only be cured by its reader is never retryable", () => {
  const readers = [
    "TOKEN_MALFORMED",
    "OPTION_INVALID",
    "DATASET_INVALID",
    "UNAUTHORIZED",
    "CREDITS_DEPLETED",
  ];
  const final = [...readers, "NOT_ENROLLED", "FORBIDDEN", "REDIRECTED", "URL_REFUSED", "BAD_REQUEST"];
  expect(final.filter((code) => errorTable[code as ErrorCode].retryable)).toEqual([]);
});

test("an error carries its details, and nothing where there are none", () => {
  const faults = [{ file: "a.txt", line: 3, message: "is not an ID" }];
  const details = { status: 429, waitMs: 5_000, jobId: "12", faults };
  expect(new ComplianceError("RATE_LIMITED", "Too many.", details)).toMatchObject(details);
  const bare = new ComplianceError("NETWORK", "It broke.");
  expect([bare.status, bare.waitMs, bare.jobId, bare.faults]).toEqual([undefined, undefined, undefined, []]);
});

test("an error is an Error with a stack and without a cause, and inspects without a marker", () => {
  const error = new ComplianceError("NETWORK", "It broke.");
  expect(error).toBeInstanceOf(Error);
  expect(error.stack).toContain("ComplianceError: It broke.");
  expect(inspect(error)).not.toMatch(/cause|Symbol/);
});

test("our errors are told from all others", () => {
  const others = [
    undefined,
    null,
    "NETWORK",
    4,
    {},
    new Error("NETWORK"),
    { code: "NETWORK", name: "ComplianceError" },
  ];
  expect(others.filter(isComplianceError)).toEqual([]);
  expect(isComplianceError(new ComplianceError("NETWORK", "It broke."))).toBe(true);
});

test("the error of a second copy of the package is ours too", () => {
  const theirs = Object.defineProperty(new Error("It broke."), Symbol.for("x-batch-compliance.error"), {
    value: true,
  });
  expect(isComplianceError(theirs)).toBe(true);
});
