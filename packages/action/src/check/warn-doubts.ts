import type { Fault } from "@x-batch-compliance/core";
import { listFaults } from "../errors/list-faults.ts";
import type { Log } from "../runner/log.ts";

/** GitHub shows ten warnings of a step and drops the rest: this leaves room for those about something else. */
const namedDoubts = 3;

/** Warns of lists whose IDs may not be what they are taken for: of the first of a run each by itself, then in the log. */
export function createDoubtWarnings(log: Log): (faults: readonly Fault[]) => void {
  let left = namedDoubts;
  return (faults) => {
    for (const fault of faults) {
      const { file, line } = fault;
      const [text = ""] = listFaults([fault]);
      const sentence = `${text}. The list is checked as it is.`;
      if (left-- <= 0) log.info(sentence);
      else if (file === undefined || line === undefined) log.warning(sentence);
      else log.warning(sentence, { file, line });
    }
  };
}
