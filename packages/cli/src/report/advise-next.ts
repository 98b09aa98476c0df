import type { Report } from "@x-batch-compliance/core";
import { adviseWaiting } from "./advise-waiting.ts";

/** The next command for whoever has checked, which costs nothing more: the job is reused. */
export interface NextCommand {
  /** `xbc fix ids.txt`, in words that a shell reads. */
  readonly fix: string;
  /** Whether its violations have just been removed. */
  readonly areRemoved: boolean;
}

/** What to do about a report, in sentences of Markdown. */
export function adviseNext(report: Report, { fix, areRemoved }: NextCommand): readonly string[] {
  const { failure, violations, unverified, standing, datasets } = report;
  const isPending = standing.none.parts > 0;
  const advice = [
    ...(failure === null
      ? []
      : [`Fix what \`${failure}\` says, and run the command again: it first collects what X has finished.`]),
    ...(violations === 0 || areRemoved
      ? []
      : [`Remove the entries within 24 hours, as X asks: \`${fix}\` does it, and reuses the job.`]),
    ...(isPending && failure === null ? [adviseWaiting(report)] : []),
    ...(unverified > 0 && !isPending && failure === null
      ? ["Run the command again: what is unverified was kept, and is never called compliant."]
      : []),
    ...(datasets.some(({ lacksIds }) => lacksIds)
      ? ["Fix what writes the lists without IDs, or set `allow-empty` for them if that is intended."]
      : []),
  ];
  return advice.length > 0 ? [advice.join(" ")] : ["Nothing. Check the lists again on a schedule."];
}
