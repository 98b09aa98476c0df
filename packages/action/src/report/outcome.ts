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
  const stop = findStop(report, policy);
  if (stop === undefined) return { kind: "pass", sentence };
  return { kind: "finding", sentence: stop === "" ? sentence : `${sentence} ${stop}` };
}

/**
 * What makes the run fail, where the sentence about the report does not say it; empty where it does. What is known counts,
 * whatever is still to come: a violation is one also while other parts have no result. Unverified IDs count beside
 * violations: the rest of a partly proven result is not known to be fine. IDs that only wait for their first result are none
 * of them: the time was up, or nobody wanted to wait.
 */
function findStop(report: Report, policy: Policy): string | undefined {
  // Whatever the policy: a broken export must not keep a schedule green.
  if (listLacking(report).length > 0) return "";
  if (report.violations > 0 && policy.onViolation === "fail") return "";
  if (isPending(report) && policy.wait && policy.onTimeout === "fail")
    return "The time of this run is up (`timeout-minutes`), and it fails because `on-timeout` is `fail`.";
  return countUnverified(report) > 0 && policy.onUnverified === "fail"
    ? "The run fails because `on-unverified` is `fail`."
    : undefined;
}
