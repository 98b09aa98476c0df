import type { Report } from "@x-batch-compliance/core";
import {
  countUnverified,
  describeResult,
  isPending,
  listLacking,
  type Obstacle,
} from "@x-batch-compliance/core/report";
import type { Failure } from "../errors/describe-error.ts";
import type { Inputs } from "../inputs/input-table.ts";

/** How the step ends: with which exit code, and the one sentence about it. */
export type Outcome =
  | { readonly kind: "pass"; readonly sentence: string }
  /** Findings that the user wants to stop at. */
  | { readonly kind: "finding"; readonly sentence: string }
  /** The tool itself failed. */
  | { readonly kind: "failure"; readonly failure: Failure };

type Policy = Pick<Inputs, "onViolation" | "onUnverified" | "onTimeout" | "wait">;

/** What is known besides the report. */
interface Circumstances {
  /** What went wrong in the check, or after it, for example in the pull request. */
  readonly failure?: Failure | undefined;
  readonly obstacle?: Obstacle | undefined;
}

/** Decides the end of a run that came to a report. */
export function decideOutcome(
  report: Report,
  policy: Policy,
  { failure, obstacle }: Circumstances = {},
): Outcome {
  if (failure !== undefined) return { kind: "failure", failure };
  const sentence = describeResult(report, obstacle);
  return { kind: stops(report, policy) ? "finding" : "pass", sentence };
}

/**
 * What is known counts, whatever is still to come: a violation is one also while other parts have no result. Unverified IDs
 * count beside violations: the rest of a partly proven result is not known to be fine. IDs that only wait for their first
 * result are none of them: the time was up, or nobody wanted to wait.
 */
function stops(report: Report, policy: Policy): boolean {
  // Whatever the policy: a broken export must not keep a schedule green.
  if (listLacking(report).length > 0) return true;
  if (report.violations > 0 && policy.onViolation === "fail") return true;
  if (isPending(report) && policy.wait && policy.onTimeout === "fail") return true;
  return countUnverified(report) > 0 && policy.onUnverified === "fail";
}
