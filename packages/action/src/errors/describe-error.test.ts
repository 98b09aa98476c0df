import { ComplianceError } from "@x-batch-compliance/core";
import { hintForInputs } from "@x-batch-compliance/core/report";
import { expect, test } from "vitest";
import { ActionError } from "./action-error.ts";
import { failureText, toFailure } from "./describe-error.ts";
import { actionErrorTable } from "./error-table.ts";

test("an error of core is shown with its code, faults and hint, and without a cause that may be another one", () => {
  const error = new ComplianceError("DATASET_INVALID", "1 line is not an ID.", {
    faults: [{ file: "a.txt", line: 3, message: "is not an ID." }],
  });
  expect(failureText(toFailure(error))).toBe(
    `DATASET_INVALID: 1 line is not an ID.\n- a.txt, line 3: is not an ID.\nWhat to do: ${hintForInputs(error)}`,
  );
});

test("an error of the step is shown the same way", () => {
  expect(failureText(toFailure(new ActionError("CANCELLED", "The run was cancelled.")))).toBe(
    `CANCELLED: The run was cancelled.\nLikely cause: ${actionErrorTable.CANCELLED.cause}\nWhat to do: ${actionErrorTable.CANCELLED.hint}`,
  );
});

test("the text of an unknown error is not shown, only its kind and place", () => {
  const secret = "https://storage.example/?token=secret";
  const error = Object.assign(new TypeError(`Failed to parse ${secret}`), { code: "ERR_INVALID_URL" });
  const text = failureText(toFailure(error));
  expect(text).toContain("INTERNAL: An unexpected TypeError (ERR_INVALID_URL) was thrown");
  expect(text).not.toContain("secret");
});

test("something that is not an error is shown by its type", () => {
  expect(toFailure("secret").what).toBe("An unexpected string was thrown.");
});

test("the place of an unknown error is a function and a line, without folders", () => {
  const error = new Error("x");
  error.stack = "Error: secret\n    at readThing (file:///home/someone/dist/index.js:12:34)\n    at next";
  expect(toFailure(error).what).toBe("An unexpected Error was thrown at readThing (index.js:12:34).");
});

test("every code has a cause and advice, a sentence or more each", () => {
  const texts = Object.values(actionErrorTable).flatMap(({ cause, hint }) => [cause, hint]);
  expect(texts.filter((text) => !/^[A-Z].{15,}\.$/.test(text))).toEqual([]);
});

test.each([
  ["EACCES", "the user that the step runs as may not write there (EACCES)"],
  ["EROFS", "its file system is read-only (EROFS)"],
  ["ENOSPC", "there is no space left on its disk (ENOSPC)"],
])(
  "a file system that refuses with %s is the runner's fault and not ours, and no path is shown",
  (code, why) => {
    const error = Object.assign(new Error("secret"), { code, syscall: "open", path: "/secret" });
    expect(toFailure(error)).toMatchObject({
      code: "RUNNER_NOT_WRITABLE",
      what: `A file could not be read or written on the runner: ${why}.`,
    });
  },
);

test("a code of something else than a file system says nothing of the runner's files", () => {
  expect(toFailure(Object.assign(new Error("x"), { code: "EACCES" })).code).toBe("INTERNAL");
});

test("an error's own advice comes before that of its code", () => {
  expect(toFailure(new ActionError("GITHUB_RULESET", "x.", { hint: "Do this." })).hint).toBe("Do this.");
});
