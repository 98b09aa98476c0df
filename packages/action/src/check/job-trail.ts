import type { CheckEvent, JobType } from "@x-batch-compliance/core";
import type { Obstacle } from "@x-batch-compliance/core/report";

/** The jobs at X that a run has made or taken over, as they become known: a run that is cut short has no report. */
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
  const obstacles = createObstacles();
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

/** A failure is over with the next answer, of which each of these events tells; what concerns a type ends with its next job. */
function createObstacles(): { note(event: CheckEvent): void; find(): Obstacle | undefined } {
  const typeOf = new Map<string, JobType>();
  const ofType = new Map<JobType, Obstacle>();
  let unlisted = new Set<JobType>();
  let failing: Obstacle | undefined;
  return {
    note(event) {
      if (answers.has(event.type)) failing = undefined;
      switch (event.type) {
        case "scanned":
          unlisted = new Set(event.uploads.map(({ jobType }) => jobType));
          break;
        case "plan":
          unlisted.delete(event.jobType);
          break;
        case "retry":
          failing = { kind: "failing", code: event.code };
          break;
        case "slot-busy":
          ofType.set(event.jobType, { kind: "slot", jobType: event.jobType });
          break;
        case "job":
          typeOf.set(event.jobId, event.jobType);
          ofType.delete(event.jobType);
          break;
        case "abandoned": {
          const jobType = typeOf.get(event.jobId);
          if (jobType !== undefined) ofType.set(jobType, { kind: "abandoned", code: event.code });
        }
      }
    },
    find() {
      if (failing !== undefined) return failing;
      if (unlisted.size > 0) return { kind: "no list" };
      return ofType.values().next().value;
    },
  };
}

const answers: ReadonlySet<CheckEvent["type"]> = new Set<CheckEvent["type"]>([
  ...(["plan", "slot-busy", "job", "uploaded", "waiting", "proven"] as const),
]);
