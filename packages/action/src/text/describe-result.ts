import type { Report } from "@x-batch-compliance/core";
import { formatCount } from "./format.ts";

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
