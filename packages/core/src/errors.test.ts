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

test("the message of an error names its first faults, with their places", () => {
  const places = [{ line: 3 }, { line: 5, lines: "5–7" }, {}, { line: 9 }, { line: 11 }];
  const faults = places.map((place) => ({ file: "a.txt", ...place, message: "is not an ID" }));
  const { message, what } = new ComplianceError("DATASET_INVALID", "The lists are invalid.", { faults });
  expect(what).toBe("The lists are invalid.");
  expect(message).toBe(`The lists are invalid.
  a.txt, line 3: is not an ID
  a.txt, lines 5–7: is not an ID
  a.txt: is not an ID
  and 2 more`);
  const whole = { faults: [{ message: "It is not a list." }] };
  expect(new ComplianceError("DATASET_INVALID", "No.", whole).message).toBe("No.\n  It is not a list.");
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
