import type { Report } from "@x-batch-compliance/core";
import type { Failure } from "./describe-error.ts";
import type { Inputs } from "./inputs.ts";
import { formatCount } from "./text/format.ts";

/** How the step ends: with which exit code, and the one sentence about it. */
export type Outcome =
  | { readonly kind: "pass"; readonly sentence: string }
  /** Findings that the user wants to stop at. */
  | { readonly kind: "finding"; readonly sentence: string }
  /** The tool itself failed. */
  | { readonly kind: "failure"; readonly failure: Failure };

type Policy = Pick<Inputs, "onViolation" | "onUnverified" | "onTimeout" | "wait">;

/** Decides the end of a run that came to a report; `failure` is what went wrong after it, such as in the pull request. */
export function decideOutcome(report: Report, policy: Policy, failure?: Failure): Outcome {
  if (failure !== undefined) return { kind: "failure", failure };
  const sentence = describeResult(report);
  return { kind: stops(report, policy) ? "finding" : "pass", sentence };
}

/** The report in one sentence. */
export function describeResult(report: Report): string {
  const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
  const unverified = `${formatCount(report.unverified)} of ${checked} could not be verified`;
  switch (report.result) {
    case "pending":
      return `X has not finished checking ${checked}. Run again later: the next run finds the job and collects its result.`;
    case "violations": {
      const violations = `${formatCount(report.violations)} of ${checked} ${report.violations === 1 ? "is" : "are"} no longer compliant`;
      return report.unverified === 0 ? `${violations}.` : `${violations}; ${unverified}.`;
    }
    case "unverified":
      return `${unverified}.`;
    case "compliant":
      return report.checked === 1 ? "The 1 ID is compliant." : `All ${checked} are compliant.`;
  }
}

/** Unverified IDs count beside violations: the rest of a partly proven result is not known to be fine. */
function stops(report: Report, policy: Policy): boolean {
  if (report.result === "pending") return policy.wait && policy.onTimeout === "fail";
  if (report.violations > 0 && policy.onViolation === "fail") return true;
  return report.unverified > 0 && policy.onUnverified === "fail";
}
