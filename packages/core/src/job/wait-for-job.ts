import type { CallOptions } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import type { JobStatus, JobType } from "../types.ts";
import { createPollSchedule, type PollScheduleOptions } from "./poll-schedule.ts";

/** How `waitForJob` works. Without `deadlineMs` it waits as long as X takes. */
export interface WaitOptions extends Partial<PollScheduleOptions> {
  /** What the job has to be, else JOB_MISMATCH. */
  readonly expect?: { readonly type: JobType; readonly name: string };
  readonly signal?: AbortSignal | undefined;
  /** After each poll of a job that is not ready. `status` is the last one that was seen. */
  readonly onPoll?: (poll: {
    readonly status: JobStatus;
    readonly elapsedMs: number;
    readonly nextPollMs: number;
    readonly leftMs: number;
  }) => void;
}

const meaning: Readonly<Record<JobStatus, "wait" | "done" | "JOB_FAILED" | "JOB_EXPIRED">> = {
  created: "wait",
  in_progress: "wait",
  // A status that X adds later is waited out, bounded by the deadline.
  unknown: "wait",
  complete: "done",
  failed: "JOB_FAILED",
  expired: "JOB_EXPIRED",
};

/**
 * Polls a job until it is complete: at once, and for the last time on the deadline (if any). X asks for 30 to 60
 * seconds between two polls, and charges for each.
 *
 * @throws {ComplianceError} JOB_FAILED, JOB_EXPIRED, JOB_PENDING at the deadline, JOB_MISMATCH, NOT_FOUND, and what
 * `getJob` throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const { id } = await client.createJob({ type: "tweets", name: "my-lists" });
 * const job = await waitForJob(client, id, { deadlineMs: systemClock.monotonic() + 3_600_000 });
 * ```
 */
export async function waitForJob(client: Client, id: string, options: WaitOptions = {}): Promise<Job> {
  const { pollIntervalMs, deadlineMs = Number.POSITIVE_INFINITY, signal } = options;
  const schedule = createPollSchedule(client.clock, { pollIntervalMs, deadlineMs });
  let status: JobStatus = "unknown";
  for (;;) {
    const job = await poll(client, id, { signal, deadlineMs });
    if (job !== undefined) {
      refuseOther(job, options.expect);
      const state = meaning[job.status];
      if (state === "done") return job;
      if (state !== "wait") throw new ComplianceError(state, `Job ${id} has ${job.status}.`, { jobId: id });
      status = job.status;
    }
    const nextPollMs = schedule.next();
    if (nextPollMs === undefined) {
      throw new ComplianceError("JOB_PENDING", `Job ${id} was not ready when the time was up.`, {
        jobId: id,
      });
    }
    options.onPoll?.({ status, elapsedMs: schedule.elapsedMs(), nextPollMs, leftMs: schedule.leftMs() });
    await client.clock.sleep(nextPollMs, signal);
  }
}

/**
 * A poll that fails in passing says nothing about the job: undefined, and the next one may tell. Not so a
 * 429 that outlasts every attempt: to poll again would be to come back early.
 */
async function poll(client: Client, id: string, call: CallOptions): Promise<Job | undefined> {
  try {
    return await client.getJob(id, call);
  } catch (error) {
    if (isComplianceError(error) && error.retryable && error.code !== "RATE_LIMITED") return undefined;
    throw error;
  }
}

function refuseOther(job: Job, expect: WaitOptions["expect"]): void {
  if (expect === undefined || (job.type === expect.type && job.name === expect.name)) return;
  throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is not the job that was created.`, {
    jobId: job.id,
  });
}
