import type { SandboxClock } from "../clock.ts";
import type { Job, JobType } from "./job.ts";
import { stepJob } from "./lifecycle.ts";

/** All jobs of the App. What is read stands as it is now on the clock. */
export interface JobStore {
  find(id: string): Job | undefined;
  /** Newest first. */
  list(type?: JobType): readonly Job[];
  /** Adds a job, or takes its new state. */
  put(job: Job): void;
  /** An ID that no job has yet. */
  createId(): string;
}

/** Starts without a job. */
export function createJobStore(clock: SandboxClock): JobStore {
  const jobs = new Map<string, Job>();
  let sequence = 0n;
  const settle = (job: Job): Job => {
    const settled = stepJob(job, clock.now());
    jobs.set(job.id, settled);
    return settled;
  };
  return {
    find: (id) => {
      const job = jobs.get(id);
      return job && settle(job);
    },
    list: (type) =>
      [...jobs.values()]
        .filter((job) => type === undefined || job.type === type)
        .map(settle)
        .reverse(),
    put: (job) => void jobs.set(job.id, job),
    createId: () => createSnowflake(clock.now(), sequence++),
  };
}

/** The form of X's own IDs: milliseconds since November 2010, then a number that keeps them apart. */
function createSnowflake(nowMs: number, sequence: bigint): string {
  const sinceEpochMs = BigInt(Math.max(0, nowMs - 1_288_834_974_657));
  return String((sinceEpochMs << 22n) + sequence + 1n);
}
