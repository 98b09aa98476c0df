import type { CallOptions } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, type ErrorCode, isComplianceError } from "../errors.ts";
import type { JobType } from "../types.ts";
import { type ChooseOptions, chooseJob, findActiveJob } from "./choose-job.ts";
import { buildJobName } from "./job-name.ts";
import { createPollSchedule, type PollSchedule, type PollScheduleOptions } from "./poll-schedule.ts";

export interface AcquireOptions extends ChooseOptions, PollScheduleOptions {
  readonly type: JobType;
  readonly resumable?: boolean | undefined;
  readonly wait: boolean;
  readonly call: CallOptions;
  readonly onSlotBusy?: (wait: { readonly elapsedMs: number; readonly nextPollMs: number }) => void;
}

export interface AcquiredJob {
  readonly job: Job;
  readonly adopted: boolean;
}

/** After these it is unknown whether X created the job, so the list is asked before anything is sent again. */
const doubtful: readonly ErrorCode[] = [
  "NETWORK",
  "IDLE_TIMEOUT",
  "SERVER_ERROR",
  "RESPONSE_UNREADABLE",
  "RESPONSE_TOO_LARGE",
  "API_ERROR",
];

/** A list that is read right after a create may not show it yet. */
const settleMs = 2_000;

/**
 * Takes over the job of an earlier run, or creates one, or waits until the type's only slot is free. At most
 * one create is sent without asking X in between whether the one before it acted.
 * Throws SLOT_BUSY, and what `createJob` and `listJobs` throw.
 */
export async function acquireJob(client: Client, options: AcquireOptions): Promise<AcquiredJob> {
  const schedule = createPollSchedule(client.clock, options);
  let doubts = 0;
  for (;;) {
    const jobs = await client.listJobs(options.type, options.call);
    const job = chooseJob(jobs, options);
    if (job !== undefined) return { job, adopted: doubts === 0 };
    const created = findActiveJob(jobs) === undefined ? await tryCreate(client, options, doubts) : "busy";
    if (created === "busy") await waitForSlot(client, schedule, options);
    else if (created === "doubtful") {
      doubts++;
      await client.clock.sleep(settleMs, options.call.signal);
    } else return { job: created, adopted: false };
  }
}

async function tryCreate(
  client: Client,
  options: AcquireOptions,
  doubts: number,
): Promise<Job | "busy" | "doubtful"> {
  const { type, identity, resumable, call } = options;
  try {
    const name = buildJobName(identity);
    // The answer may leave the name out; every later answer has to show it.
    return { ...(await client.createJob({ type, name, resumable }, call)), name };
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    if (error.code === "CONFLICT") return "busy";
    if (doubts > 0 || !doubtful.includes(error.code)) throw error;
    return "doubtful";
  }
}

async function waitForSlot(client: Client, schedule: PollSchedule, options: AcquireOptions): Promise<void> {
  const nextPollMs = options.wait ? schedule.next() : undefined;
  if (nextPollMs === undefined) {
    throw new ComplianceError("SLOT_BUSY", `Another ${options.type} job of this App is still running.`);
  }
  options.onSlotBusy?.({ elapsedMs: schedule.elapsedMs(), nextPollMs });
  await client.clock.sleep(nextPollMs, options.call.signal);
}
