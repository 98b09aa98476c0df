import { expect, test } from "vitest";
import { hintOfFiles } from "../../error-table.ts";
import { ComplianceError } from "../../errors.ts";
import { hintForInputs } from "./hint-for-inputs.ts";

test("a hint is in the words of the inputs, and one of the error's own stays what it says", () => {
  expect(hintForInputs(new ComplianceError("DATASET_INVALID", "x."))).toContain("`on-bad-entry: keep`");
  expect(hintForInputs(new ComplianceError("JOB_PENDING", "x."))).toContain("`timeout-minutes`");
  const ofFiles = new ComplianceError("DATASET_INVALID", "x.", { hint: hintOfFiles });
  expect(hintForInputs(ofFiles)).toContain("exclude those that are not lists with `!` in `files`");
  const own = new ComplianceError("DATASET_INVALID", "x.", { hint: "Raise `timeoutMs`." });
  expect(hintForInputs(own)).toBe("Raise `timeout-minutes`.");
});
