import type { CheckEvent } from "@x-batch-compliance/core";

/** The jobs at X that a run has made or taken over, as they become known: a run that is cut short has no report. */
export interface JobTrail {
  note(event: CheckEvent): void;
  /** Without those that were given up. */
  ids(): readonly string[];
  /** How many were made: each costs, also one that was given up, or whose result a later run collects. */
  made(): number;
}

export function createJobTrail(): JobTrail {
  const ids = new Set<string>();
  const made = new Set<string>();
  return {
    note(event) {
      if (event.type === "job") ids.add(event.jobId);
      if (event.type === "job" && event.how === "created") made.add(event.jobId);
      if (event.type === "abandoned") ids.delete(event.jobId);
    },
    ids: () => [...ids],
    made: () => made.size,
  };
}
