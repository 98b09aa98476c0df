import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { type ErrorCode, isComplianceError } from "../errors.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import type { Body } from "../types.ts";
import { type AcquiredJob, acquireJob } from "./acquire-job.ts";
import { type CollectedResult, collectResult } from "./collect-result.ts";
import { insertSentinels } from "./insert-sentinels.ts";
import type { JobEvent } from "./job-event.ts";
import type { JobIdentity } from "./job-name.ts";
import type { Part } from "./part.ts";
import { buildSentinels } from "./sentinels.ts";
import { submitPart } from "./submit-part.ts";
import { waitForJob } from "./wait-for-job.ts";

/** How `runPart` works. */
export interface RunPartOptions extends Omit<JobIdentity, "digest"> {
  /** Where the result is kept as received, but for sentinels. */
  readonly resultPath: string;
  /** Monotonic time when waiting ends with JOB_PENDING, ms. */
  readonly deadlineMs: number;
  /** `false`: submit the part, poll once, and leave the collecting to a later run. Default `true`. */
  readonly wait?: boolean | undefined;
  readonly pollIntervalMs?: number | undefined;
  /** How old a complete job of another run may be, ms. Default 6 hours. */
  readonly reuseWithinMs?: number | undefined;
  /**
   * `true`: a job that is created gets its upload in chunks, which go on where a broken connection left them. Only
   * X's older API has it; the newer one refuses (OPTION_INVALID). Default `false`.
   */
  readonly resumable?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: JobEvent) => void) | undefined;
}

/**
 * What became of a part; `pending` if its job was not ready in time, and goes on by itself. A resumable upload that
 * was not whole in time is pending too: a later run sends it again.
 */
export type PartOutcome =
  | {
      readonly state: "complete";
      readonly job: Job;
      readonly adopted: boolean;
      readonly result: CollectedResult;
    }
  | { readonly state: "pending"; readonly job: Job; readonly adopted: boolean };

/** A part is not worth more than this many jobs: each costs, and a third failure is no accident. */
const maxJobs = 3;

/** After these the job is of no use, but another one may do: X gave it up, lost it, or its addresses ran out. */
const replaceable: readonly ErrorCode[] = ["JOB_FAILED", "JOB_EXPIRED", "NOT_FOUND", "SIGNED_URL_REFUSED"];

/** After these it may be the sentinels that X did not like, so the next job does without. */
const unlikedLines: readonly ErrorCode[] = ["JOB_FAILED", "BAD_REQUEST"];

const defaultReuseWithinMs = 6 * 3_600_000;

/**
 * Runs one part from start to end: adopt or create → upload → wait → download → proof. A job that ends without a
 * result is replaced, at most twice; one of ours that can never get its upload is cancelled, so that it does not hold
 * the type's only slot.
 *
 * @throws {ComplianceError} SLOT_BUSY, JOB_FAILED, JOB_EXPIRED, JOB_MISMATCH, the RESULT_… codes, PAYLOAD_TOO_LARGE,
 * UPLOAD_CHANGED, FILE_UNWRITABLE, and what `Client`'s methods throw; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const outcome = await runPart(client, createPart("tweets", ["20", "21"]), {
 *   prefix: "my-lists",
 *   runKey: "2026-11-22",
 *   resultPath: "/tmp/result.ndjson",
 *   deadlineMs: systemClock.monotonic() + 3_600_000,
 * });
 * if (outcome.state === "complete") console.log(outcome.result.proof);
 * ```
 */
export function runPart(client: Client, part: Part, options: RunPartOptions): Promise<PartOutcome> {
  const what = "The temporary file for the result cannot be used";
  return wrapFileErrors(what, () => runJobs(client, part, options));
}

async function runJobs(client: Client, part: Part, options: RunPartOptions): Promise<PartOutcome> {
  const excluded = new Set<string>();
  const sentinels = buildSentinels(client, part);
  let mayInsert = true;
  for (;;) {
    const { job, adopted } = await acquire(client, part, { ...options, excluded });
    options.onEvent?.({
      type: "job",
      how: adopted ? "adopted" : "created",
      jobType: part.type,
      jobId: job.id,
    });
    try {
      const insertsSentinels = mayInsert && client.uploadsToApi(job);
      return await complete(client, { part, job, adopted, sentinels, insertsSentinels }, options);
    } catch (error) {
      if (!isComplianceError(error)) throw error;
      excluded.add(job.id);
      const isUnliked = mayInsert && client.uploadsToApi(job) && unlikedLines.includes(error.code);
      if (isUnliked) mayInsert = false;
      if (!(isUnliked || replaceable.includes(error.code)) || excluded.size >= maxJobs) throw error;
    }
  }
}

function acquire(
  client: Client,
  { type, digest }: Part,
  options: RunPartOptions & { readonly excluded: ReadonlySet<string> },
): Promise<AcquiredJob> {
  const { prefix, runKey, deadlineMs, pollIntervalMs, signal, excluded, onEvent } = options;
  return acquireJob(client, {
    type,
    identity: { prefix, runKey, digest },
    reuseWithinMs: options.reuseWithinMs ?? defaultReuseWithinMs,
    excluded,
    resumable: options.resumable,
    wait: options.wait ?? true,
    pollIntervalMs,
    deadlineMs,
    call: { signal, deadlineMs },
    onSlotBusy: (wait) => onEvent?.({ type: "slot-busy", jobType: type, ...wait }),
  });
}

interface StartedPart extends AcquiredJob {
  readonly part: Part;
  readonly sentinels: readonly string[];
  readonly insertsSentinels: boolean;
}

async function complete(
  client: Client,
  { part, job, adopted, sentinels, insertsSentinels }: StartedPart,
  options: RunPartOptions,
): Promise<PartOutcome> {
  const body = insertsSentinels ? insertSentinels(part.body, sentinels) : part.body;
  const ready = job.status === "complete" ? job : await makeReady(client, { body, job }, options);
  if (ready === undefined) return { state: "pending", job, adopted };
  const { signal, onEvent } = options;
  const result = await collectResult(client, ready, {
    part,
    // Looked for in any case: an earlier run may have made the upload, whatever this one would have done.
    sentinels,
    adopted,
    jobName: job.name,
    path: options.resultPath,
    signal,
    onReceived: (progress) => onEvent?.({ type: "downloading", jobId: job.id, ...progress }),
    onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
  });
  const { proof, proofBy, records } = result;
  onEvent?.({ type: "proven", jobId: job.id, proof, proofBy, records });
  return { state: "complete", job, adopted, result };
}

async function makeReady(
  client: Client,
  { body, job }: { readonly body: Body; readonly job: Job },
  options: RunPartOptions,
): Promise<Job | undefined> {
  const { pollIntervalMs, signal, onEvent, wait = true } = options;
  try {
    if (job.status === "created") await submitPart(client, { body, job }, options);
    return await waitForJob(client, job.id, {
      expect: { type: job.type, name: job.name },
      pollIntervalMs,
      deadlineMs: wait ? options.deadlineMs : client.clock.monotonic(),
      signal,
      onPoll: (poll) => onEvent?.({ type: "waiting", jobId: job.id, ...poll }),
    });
  } catch (error) {
    if (isComplianceError(error) && error.code === "JOB_PENDING") return undefined;
    throw error;
  }
}
