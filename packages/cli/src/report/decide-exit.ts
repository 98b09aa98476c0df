import type { ComplianceError, Report } from "@x-batch-compliance/core";
import type { OptionValues } from "../arguments/option-table.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../terms/exit-codes.ts";

/** What a check ends with. `areRemoved`: its violations have just been removed. */
export function decideExit({
  report,
  failure,
  options,
  areRemoved,
}: {
  readonly report: Report;
  readonly failure: ComplianceError | undefined;
  readonly options: Pick<OptionValues, "on-unverified">;
  readonly areRemoved: boolean;
}): ExitCode {
  // A finding and a failure never look alike, and what failed has to be seen to first.
  if (failure !== undefined) return exitCodeOf[failure.code];
  if (report.violations > 0 && !areRemoved) return exitCodes.violations;
  // A broken export must not pass for a list without violations.
  if (report.datasets.some(({ lacksIds }) => lacksIds)) return exitCodes.usage;
  if (report.standing.none.parts > 0) return exitCodes.pending;
  if (report.unverified > 0 && options["on-unverified"] === "fail") return exitCodes.unverified;
  return exitCodes.done;
}
