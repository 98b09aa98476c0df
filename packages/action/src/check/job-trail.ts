import type { CheckEvent } from "@x-batch-compliance/core";
import { type Obstacle, watchObstacles } from "@x-batch-compliance/core/report";

/** The jobs at X that a run has created or reused, as they become known: a run that is cut short has no report. */
export interface JobTrail {
  note(event: CheckEvent): void;
  /** Without those that were given up. */
  ids(): readonly string[];
  /** How many were made: each costs, also one that was given up, or whose result a later run collects. */
  made(): number;
  /** What kept the run from a job or its result; `undefined` where nothing but time did. */
  obstacle(): Obstacle | undefined;
}

export function createJobTrail(): JobTrail {
  const ids = new Set<string>();
  const made = new Set<string>();
  const obstacles = watchObstacles();
  return {
    note(event) {
      obstacles.note(event);
      if (event.type === "job") ids.add(event.jobId);
      if (event.type === "job" && event.how === "created") made.add(event.jobId);
      if (event.type === "abandoned") ids.delete(event.jobId);
    },
    ids: () => [...ids],
    made: () => made.size,
    obstacle: obstacles.find,
  };
}
