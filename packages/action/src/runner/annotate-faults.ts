import type { Failure } from "../errors/describe-error.ts";
import { listFaults } from "../errors/list-faults.ts";
import type { Log } from "./log.ts";

/** GitHub shows ten errors of a step and drops the rest: one is left for the failure itself, which lists and counts all. */
const annotatedFaults = 9;

export function annotateFaults({ code, faults }: Pick<Failure, "code" | "faults">, log: Log): void {
  let left = annotatedFaults;
  for (const fault of faults) {
    const { file, line, column } = fault;
    if (file === undefined || line === undefined || left === 0) continue;
    left -= 1;
    const [text = ""] = listFaults([fault]);
    log.error(code, text, { file, line, column });
  }
}
