import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import type { JobType } from "../types.ts";
import { type ChooseOptions, chooseJob, isSlotTaken } from "./choose-job.ts";
import { type CreateDoubts, createDoubts } from "./create-doubts.ts";
import { buildJobName } from "./job-name.ts";
import { createPollSchedule, type PollSchedule, type PollScheduleOptions } from "./poll-schedule.ts";

export interface AcquireOptions extends ChooseOptions, PollScheduleOptions {
  readonly type: JobType;
  readonly resumable?: boolean | undefined;
  readonly wait: boolean;
  /** X's list as it was just now, to spare the first look. */
  readonly justListed?: readonly Job[] | undefined;
  readonly call: WorkLimits;
  readonly onSlotBusy?: (wait: {
    readonly elapsedMs: number;
    readonly nextPollMs: number | undefined;
  }) => void;
  readonly onRetry?: ((retry: CreateRetry) => void) | undefined;
}

/** A create that may not have acted, and is looked for before it is tried again. */
export interface CreateRetry {
  readonly operation: string;
  readonly code: string;
  readonly reason: string;
  readonly attempt: number;
  readonly delayMs: number;
}

export interface AcquiredJob {
  readonly job: Job;
  readonly adopted: boolean;
}

/** Where the list says that the slot is taken, X itself is asked every so many looks: only its 409 is sure. */
const looksPerCreate = 4;

/**
 * Reuses the job of an earlier run, or creates one, or waits until the type's only slot is free. At most
 * one create is sent without asking X in between whether the one before it acted; X's 409 alone says that the slot
 * is taken, whatever its list holds.
 * Throws SLOT_BUSY, and what `createJob` and `listJobs` throw.
 */
export async function acquireJob(client: Client, options: AcquireOptions): Promise<AcquiredJob> {
  const { type, call } = options;
  const schedule = createPollSchedule(client.clock, options);
  const doubts = createDoubts();
  const before = new Set<string>();
  let listed = options.justListed;
  let triedMs = 0;
  for (let look = 0; ; ) {
    const jobs = listed ?? (await client.listJobs(type, toCallOptions(client, call)));
    listed = undefined;
    const made =
      doubts.attempts() === 0
        ? undefined
        : findMade(jobs, options, { before, sinceMs: client.clock.monotonic() - triedMs });
    if (made !== undefined) return { job: await fillIn(client, made, call), adopted: false };
    const job = chooseJob(jobs, options);
    if (job !== undefined) return { job, adopted: true };
    if (doubts.spent() !== undefined) {
      await waitForList(client, doubts, options);
      continue;
    }
    if (doubts.attempts() === 0) for (const { id } of jobs) before.add(id);
    // No job is paid for that has no time for its upload.
    const mayCreate = schedule.leftMs() > 0 && (!isSlotTaken(jobs) || look % looksPerCreate === 0);
    const created = mayCreate ? await tryCreate(client, options, doubts) : "busy";
    if (created === "doubtful") triedMs = client.clock.monotonic();
    if (created === "busy") {
      look++;
      await waitForSlot(client, schedule, options);
    } else if (created !== "doubtful") return { job: created, adopted: false };
  }
}

/** So long after a create X may still act on it, ms. What is younger was made by another attempt of the same run. */
const actsWithinMs = 5 * 60_000;

/**
 * The job that a create of ours has made without a readable answer: new in the list, of the very name, and no younger than the
 * last one in doubt. Whatever its status shows, nobody else has brought its upload.
 */
function findMade(
  jobs: readonly Job[],
  { identity, excluded }: AcquireOptions,
  { before, sinceMs }: { readonly before: ReadonlySet<string>; readonly sinceMs: number },
): Job | undefined {
  const name = buildJobName(identity);
  return jobs.find(
    (job) =>
      job.name === name &&
      !before.has(job.id) &&
      !excluded.has(job.id) &&
      job.observedAtMs - job.createdAtMs > sinceMs - actsWithinMs &&
      !["failed", "expired"].includes(job.status),
  );
}

/** The new job; or that its slot is taken; or, after a pause, that the list has to show whether there is one. */
async function tryCreate(
  client: Client,
  options: AcquireOptions,
  doubts: CreateDoubts,
): Promise<Job | "busy" | "doubtful"> {
  const { type, identity, resumable, call } = options;
  try {
    const name = buildJobName(identity);
    const created = await client.createJob({ type, name, resumable }, toCallOptions(client, call));
    return await fillIn(client, { ...created, type, name }, call);
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    if (error.code === "CONFLICT") return "busy";
    const delayMs = doubts.add(error, options.deadlineMs - client.clock.monotonic());
    await pauseOrThrow(client, { error, delayMs, attempt: doubts.attempts() }, options);
    return "doubtful";
  }
}

/** Looks on for the job of a create that may have acted. Throws what X's answers come to when that was enough. */
async function waitForList(client: Client, doubts: CreateDoubts, options: AcquireOptions): Promise<void> {
  const error = doubts.spent();
  if (error === undefined) return;
  await pauseOrThrow(client, { error, delayMs: doubts.nextLook(), attempt: doubts.attempts() }, options);
}

async function pauseOrThrow(
  { clock }: Client,
  failed: {
    readonly error: ComplianceError;
    readonly delayMs: number | undefined;
    readonly attempt: number;
  },
  { call, deadlineMs, onRetry }: AcquireOptions,
): Promise<void> {
  const { error, delayMs, attempt } = failed;
  if (delayMs === undefined || clock.monotonic() + delayMs > deadlineMs) throw error;
  onRetry?.({ operation: "createJob", code: error.code, reason: error.what, attempt, delayMs });
  await clock.sleep(delayMs, call.signal);
}

/** The job with an address for its upload, if X left it out of its first answer. The name may be missing from any. */
async function fillIn(client: Client, created: Job, call: WorkLimits): Promise<Job> {
  if (created.uploadUrl !== undefined) return created;
  try {
    const { uploadUrl, status } = await client.getJob(created.id, toCallOptions(client, call));
    return { ...created, uploadUrl, status };
  } catch (error) {
    if (isComplianceError(error)) return created;
    throw error;
  }
}

async function waitForSlot(client: Client, schedule: PollSchedule, options: AcquireOptions): Promise<void> {
  const nextPollMs = options.wait ? schedule.next() : undefined;
  options.onSlotBusy?.({ elapsedMs: schedule.elapsedMs(), nextPollMs });
  if (nextPollMs === undefined) {
    throw new ComplianceError("SLOT_BUSY", `Another ${options.type} job of this App is still running.`);
  }
  await client.clock.sleep(nextPollMs, options.call.signal);
}
