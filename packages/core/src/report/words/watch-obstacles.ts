import type { CheckEvent } from "../../check/terms/events.ts";
import type { JobType } from "../../types.ts";
import type { Obstacle } from "./describe-obstacle.ts";

/** Finds out of the events of a check what kept it from a job or its result. */
export interface ObstacleWatch {
  note(event: CheckEvent): void;
  /** `undefined` where nothing but time did. */
  find(): Obstacle | undefined;
}

/** A failure is over with the next answer, which each of these events reports; what concerns a type ends with its next job. */
export function watchObstacles(): ObstacleWatch {
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
