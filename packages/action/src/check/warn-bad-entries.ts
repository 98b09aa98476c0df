import type { Fault } from "@x-batch-compliance/core";
import { listFaults } from "../errors/list-faults.ts";
import type { Log } from "../runner/log.ts";

/** GitHub shows ten warnings of a step and drops the rest: this leaves room for those about something else. */
const namedEntries = 8;

/** Warns of entries that hold no ID and stay: of the first of a run each by itself. The summary counts them all. */
export function createBadEntryWarnings(log: Log): (faults: readonly Fault[]) => void {
  let left = namedEntries;
  return (faults) => {
    for (const fault of faults) {
      const { file, line } = fault;
      if (file === undefined || line === undefined || left === 0) continue;
      left--;
      const [text = ""] = listFaults([fault]);
      log.warning(`${text}. The entry stays as it is, and is not checked.`, { file, line });
    }
  };
}
