import { ComplianceError, type ErrorCode, errorTable } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { describeError, renderFailure } from "./describe-error.ts";

const codes = Object.keys(errorTable) as ErrorCode[];

test.each(codes)("what to do about %s is said in words of the command line", (code) => {
  const { hint, exitCode } = describeError(new ComplianceError(code, "It happened."));
  expect(hint).not.toMatch(
    /`(?!--)[a-z-]+-[a-z-]+`|workflow|`(?:concurrency|files|config)`|“Re-run jobs”|a run of/,
  );
  expect([2, 3, 4, 5]).toContain(exitCode);
});

test("all faults are shown with their place", () => {
  const error = new ComplianceError("DATASET_INVALID", "The lists cannot be checked.", {
    faults: [{ file: "a\u0007.txt", line: 3, message: "is not an ID" }, { message: "is gone" }],
  });
  expect(renderFailure(describeError(error))).toBe(
    `error: The lists cannot be checked. (DATASET_INVALID)
  a\\u{7}.txt:3 is not an ID
  is gone
What to do: Correct the places that are listed, or leave out files that are not lists. \`--on-bad-entry keep\` keeps entries without a valid ID as they are, unchecked. Nothing was sent or written.`,
  );
});

test("an error's own advice comes before that of its code", () => {
  const hint = "Correct the listed files. Raise `timeoutMs`.";
  const { hint: shown } = describeError(new ComplianceError("DATASET_INVALID", "It happened.", { hint }));
  expect(shown).toBe("Correct the listed files. Raise `--timeout-minutes`.");
});

test("what a library throws is told by its name alone", () => {
  const text = renderFailure(describeError(new TypeError("fetch https://example.com/?token=hunter2 failed")));
  expect(text).toMatch(
    /^error: An unexpected TypeError was thrown at describe-error\.test\.ts:\d+:\d+\. \(INTERNAL\)\n/,
  );
  expect(text).not.toContain("hunter2");
  expect(describeError(Object.assign(new Error("x"), { code: "ENOSPC", syscall: "write" }))).toMatchObject({
    code: "FILE",
    exitCode: 2,
  });
  expect(describeError(undefined)).toMatchObject({ code: "INTERNAL", exitCode: 70 });
});
