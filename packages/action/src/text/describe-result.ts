import type { Report } from "@x-batch-compliance/core";
import { countPending, countUnverified, isPending, tellAsOf, tellKnownShare } from "./describe-standing.ts";
import { formatCount } from "./format.ts";

/** That a check ended early, and what that means for the rest. Nothing of one that came to its end. */
export function describeFailure({ failure, unverified }: Report): readonly string[] {
  if (failure === null) return [];
  const are = unverified === 1 ? "ID is" : "IDs are";
  // Older results may speak for everything that the run did not come to.
  const rest = unverified === 0 ? "" : `; ${formatCount(unverified)} ${are} unverified and kept`;
  return [
    `The check is incomplete: it ended early with \`${failure}\`. What was found until then is reported here${rest}.`,
  ];
}

/** The whole in one line, which says its age wherever it is older than the run. */
export function describeResult(report: Report): string {
  const checked = `${formatCount(report.checked)} ${report.checked === 1 ? "ID" : "IDs"}`;
  const asOf = inBrackets(tellAsOf(report));
  const unverified = countUnverified(report);
  const rest = `${formatCount(unverified)} of ${checked} could not be verified`;
  if (report.violations > 0) {
    const are = report.violations === 1 ? "is" : "are";
    const known = inBrackets(tellAsOf(report), tellKnownShare(report));
    return [
      `${formatCount(report.violations)} of ${checked} ${are} no longer compliant${known}`,
      unverified === 0 ? "." : `; ${rest}.`,
      isPending(report) ? ` X has not finished checking the others. ${next}` : "",
    ].join("");
  }
  switch (report.result) {
    case "pending":
      return describePending(report, { checked, rest: unverified === 0 ? "" : ` ${rest}.`, asOf });
    case "violations":
    case "unverified":
      return `${rest}${asOf}.`;
    case "compliant":
      return report.checked === 1 ? `The 1 ID is compliant${asOf}.` : `All ${checked} are compliant${asOf}.`;
  }
}

const next = "The next run collects what is ready by then.";

function describePending(
  report: Report,
  { checked, rest, asOf }: { readonly checked: string; readonly rest: string; readonly asOf: string },
): string {
  const pending = countPending(report);
  const isPart = pending > 0 && pending < report.checked;
  const which = isPart ? `${formatCount(pending)} of ${checked}` : checked;
  const others = isPart ? ` No violations are known among the others${asOf}.` : "";
  return `X has not finished checking ${which}.${others}${rest} ${next}`;
}

function inBrackets(...words: readonly string[]): string {
  const said = words.filter((word) => word !== "");
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}
