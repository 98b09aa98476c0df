import { downloadWindowMs, type Job, uploadWindowMs } from "./job.ts";

/** The job as it stands at a moment: every change that comes from time alone happens here. */
export function stepJob(job: Job, nowMs: number): Job {
  switch (job.status) {
    case "created":
      return nowMs >= job.createdAtMs + uploadWindowMs ? { ...job, status: "expired" } : job;
    case "in_progress":
      if (isProcessed(job, nowMs)) return { ...job, status: job.outcome };
      return nowMs >= job.createdAtMs + downloadWindowMs ? { ...job, status: "expired" } : job;
    case "complete":
    case "failed":
    case "expired":
      return job;
  }
}

/** The job after its status was shown to a client once. */
export function lookAtJob(job: Job): Job {
  return job.status === "in_progress" ? { ...job, looksLeft: Math.max(0, job.looksLeft - 1) } : job;
}

/** The job after its IDs have arrived: processing starts. */
export function receiveUpload(job: Job, nowMs: number): Job {
  return { ...job, status: "in_progress", uploadedAtMs: nowMs };
}

/** The job after a cancel, which X shows as `failed`. */
export function cancelJob(job: Job): Job {
  return { ...job, status: "failed" };
}

/** Whether the job holds its type's only slot: X allows one at a time. */
export function isActive({ status }: Pick<Job, "status">): boolean {
  return status === "created" || status === "in_progress";
}

function isProcessed({ uploadedAtMs, processingMs, looksLeft }: Job, nowMs: number): boolean {
  return looksLeft === 0 && uploadedAtMs !== undefined && nowMs >= uploadedAtMs + processingMs;
}
