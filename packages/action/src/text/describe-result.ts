import type { Report } from "@x-batch-compliance/core";
import { formatCount } from "./format.ts";

/** That a check ended early, and what that means for the rest. Nothing of one that came to its end. */
export function describeFailure({ failure, unverified }: Report): readonly string[] {
  if (failure === null) return [];
  const rest = `${formatCount(unverified)} ${unverified === 1 ? "ID is" : "IDs are"}`;
  return [
    `The check is incomplete: it ended early with \`${failure}\`. What was found until then is reported here; ${rest} unverified and kept.`,
  ];
}

export function describeResult(report: Report): string {
  const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
  const unverified = `${formatCount(report.unverified)} of ${checked} could not be verified`;
  switch (report.result) {
    case "pending": {
      const known =
        report.violations === 0
          ? ""
          : ` ${formatCount(report.violations)} ${report.violations === 1 ? "is" : "are"} known to be no longer compliant.`;
      return `X has not finished checking ${checked}.${known} Run again later: the next run finds the job and collects its result.`;
    }
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
