import type { CheckEvent, JobType } from "@x-batch-compliance/core";

/** A job that this run works on. */
export interface OpenJob {
  readonly id: string;
  readonly type: JobType | undefined;
  readonly isUploaded: boolean;
}

/** What of X's jobs is left where a run is interrupted. */
export interface JobTrail {
  note(event: CheckEvent): void;
  /** A job that is waited for, of whatever origin. */
  add(job: OpenJob): void;
  jobs(): readonly OpenJob[];
}

export function createJobTrail(): JobTrail {
  const open = new Map<string, OpenJob>();
  return {
    note(event) {
      if (event.type === "job") {
        const { jobId: id, jobType: type, how } = event;
        open.set(id, { id, type, isUploaded: how !== "created" });
      } else if (event.type === "uploaded" || event.type === "waiting") {
        const job = open.get(event.jobId);
        if (job !== undefined) open.set(job.id, { ...job, isUploaded: true });
      } else if (event.type === "proven" || event.type === "abandoned") open.delete(event.jobId);
    },
    add: (job) => void open.set(job.id, job),
    jobs: () => [...open.values()],
  };
}
