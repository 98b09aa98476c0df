import type { Job } from "../api/job.ts";
import type { JobType } from "../types.ts";

/** What a job of ours was created as. */
export interface ExpectedJob {
  readonly type: JobType;
  readonly name: string;
}

/**
 * The job with what X left out of its answer, or undefined if it is another one. What an answer about an id of ours
 * does not say is not a sign against it.
 */
export function identifyJob(job: Job, { type, name }: ExpectedJob): Job | undefined {
  const isOurs = (job.type ?? type) === type && (job.name === "" || job.name === name);
  return isOurs ? { ...job, type, name } : undefined;
}
