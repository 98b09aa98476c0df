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
      const { file, line, lines } = fault;
      if (file === undefined || line === undefined || left === 0) continue;
      left--;
      const [text = ""] = listFaults([fault]);
      const what =
        lines === undefined
          ? "The entry is kept as it is, and is"
          : "The entries are kept as they are, and are";
      log.warning(`${text}. ${what} not checked.`, { file, line });
    }
  };
}
