import type { CheckResult } from "@x-batch-compliance/core";
import type { AsOf } from "./as-of.ts";

/**
 * Whether nothing that the check knows is older than what a proposal was made from: then the check alone decides, and
 * nobody has to read what is proposed.
 */
export function isNothingOlder(
  { report, checkedIds }: Pick<CheckResult, "report" | "checkedIds">,
  asOf: AsOf,
): boolean {
  if (report.unverified > 0) return false;
  return [...checkedIds.values()].every(
    ({ type, untrustedParts, resultTimes }) =>
      untrustedParts.size === 0 &&
      [...resultTimes.values()].every((timeMs) => timeMs >= (asOf.get(type) ?? Number.NEGATIVE_INFINITY)),
  );
}
