import { dirname } from "node:path";
import { toDeadline } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { type ComplianceError, type ErrorCode, isComplianceError } from "../errors.ts";
import { makeFolder } from "../files/create-file.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import { oddPausesMs } from "../http/retry.ts";
import { acquireInTime, isNotInTime } from "./acquire-in-time.ts";
import type { AcquiredJob } from "./acquire-job.ts";
import { type CollectPartOptions, collectPart, tellJob } from "./collect-part.ts";
import type { CollectedResult } from "./collect-result.ts";
import { insertSentinels } from "./insert-sentinels.ts";
import type { JobIdentity } from "./job-name.ts";
import { createLineTrial } from "./line-trial.ts";
import type { Part } from "./part.ts";
import type { RunLessons } from "./run-lessons.ts";
import { buildSentinels } from "./sentinels.ts";
import { submitPart } from "./submit-part.ts";
import { waitForJob } from "./wait-for-job.ts";

/** How `runPart` works. */
export interface RunPartOptions
  extends Omit<CollectPartOptions, "deadlineMs">,
    Omit<JobIdentity, "digest" | "place"> {
  /** Time for the whole, ms; what is not ready then is `pending`. */
  readonly timeoutMs: number;
  /** `false`: submit the part, poll once, and leave the collecting to a later run. Default `true`. */
  readonly wait?: boolean | undefined;
  /** First pause between two polls, ms, above 0. X asks for 30 to 60 seconds, and charges for each. Default 30,000. */
  readonly pollIntervalMs?: number | undefined;
  /** How old a complete job of another run may be, ms. Default 21,600,000 (6 hours). */
  readonly reuseWithinMs?: number | undefined;
  /**
   * `true`: a job that is created gets its upload in chunks, which go on where a broken connection left them. Only
   * X's older API has it; the newer one refuses (OPTION_INVALID). Default `false`.
   */
  readonly resumable?: boolean | undefined;
  /** The same object for all parts of a run: what one of them has taught spares the others a job. Default: none. */
  readonly lessons?: RunLessons | undefined;
  /** `false`: no marker lines go into an upload. Those of an earlier run are still known. Default `true`. */
  readonly markerLines?: boolean | undefined;
  /** X's list of the type's jobs as it was just now: spares the first look. Default: it is asked for. */
  readonly justListed?: readonly Job[] | undefined;
  /** Ids of jobs that are not to be used, as their results were of no use. Default: none. */
  readonly excluded?: ReadonlySet<string> | undefined;
}

/**
 * What became of a part; `pending` if its job was not ready in time, and goes on by itself, or if there was no time or
 * no slot for one: then `job` is undefined. An upload that was not whole in time is pending too: a later run sends it.
 */
export type PartOutcome =
  | {
      readonly state: "complete";
      readonly job: Job;
      readonly adopted: boolean;
      readonly result: CollectedResult;
    }
  | { readonly state: "pending"; readonly job: Job | undefined; readonly adopted: boolean };

/** A part is not worth more than this many jobs: each costs, and a third failure is not an accident. */
const maxJobs = 3;

/**
 * After these the job is of no use, but another one may do: X gave it up, lost it, or its addresses ran out. Whoever
 * throws one of the odd ones has looked more than once.
 */
const replaceable: readonly ErrorCode[] = ["JOB_FAILED", "JOB_EXPIRED", "NOT_FOUND", "SIGNED_URL_REFUSED"];

/**
 * Runs one part from start to end: adopt or create → upload → wait → download → proof. A job that ends without a
 * result is replaced, at most twice; one of ours that can never get its upload is cancelled, so that it does not hold
 * the type's only slot.
 *
 * @throws {ComplianceError} JOB_FAILED, JOB_EXPIRED, JOB_MISMATCH, the RESULT_… codes, PAYLOAD_TOO_LARGE,
 * UPLOAD_CHANGED, FILE_UNWRITABLE, and what `Client`'s methods throw; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const outcome = await runPart(client, createPart("tweets", ["20", "21"]), {
 *   prefix: "my-lists",
 *   runKey: "2026-11-22",
 *   resultPath: "result.ndjson",
 *   timeoutMs: 3_600_000,
 * });
 * if (outcome.state === "complete") console.log(outcome.result.proof);
 * ```
 */
export function runPart(client: Client, part: Part, options: RunPartOptions): Promise<PartOutcome> {
  const what = "The temporary file for the result cannot be used";
  return wrapFileErrors(what, async () => {
    const deadlineMs = toDeadline(client.clock, options.timeoutMs);
    await makeFolder(dirname(options.resultPath), "The folder of the result");
    return await runJobs(client, part, { ...options, deadlineMs });
  });
}

/** The same, with the moment when the time is over. */
type RunOptions = RunPartOptions & Pick<CollectPartOptions, "deadlineMs">;

async function runJobs(client: Client, part: Part, options: RunOptions): Promise<PartOutcome> {
  const excluded = new Set(options.excluded);
  let { justListed } = options;
  let failed = 0;
  const sentinels = buildSentinels(client, part);
  const lines = createLineTrial(options.markerLines ?? true, options.lessons);
  for (;;) {
    const acquired = await acquireInTime(client, part, { ...options, excluded, justListed });
    justListed = undefined;
    if (acquired === undefined) return { state: "pending", job: undefined, adopted: false };
    const { job, adopted } = acquired;
    tellJob({ part, job, adopted }, options.onEvent);
    const isForApi = client.uploadsToApi(job);
    const progress = { isUploaded: adopted && job.status !== "created" };
    try {
      const insertsSentinels = lines.mayInsert();
      const started = { part, job, adopted, sentinels, insertsSentinels, progress };
      const outcome = await complete(client, started, options);
      if (outcome.state === "complete") lines.succeed();
      return outcome;
    } catch (error) {
      if (!isComplianceError(error)) throw error;
      if (isNotInTime(error) || isCutShort(client, error, options)) return { state: "pending", job, adopted };
      excluded.add(job.id);
      failed++;
      // X's storage takes an upload without a look at its lines.
      const mayBeLines = error.code === "JOB_FAILED" || isForApi;
      const isUnliked = mayBeLines && lines.fail(error.code, progress.isUploaded);
      if (!(isUnliked || replaceable.includes(error.code)) || failed >= maxJobs) throw error;
    }
  }
}

/** A job is not lost for a single odd answer, and with so little time left there may have been none for another look. */
function isCutShort({ clock }: Client, { code }: ComplianceError, { deadlineMs }: RunOptions): boolean {
  const isOdd = code === "NOT_FOUND" || code === "SIGNED_URL_REFUSED";
  return isOdd && deadlineMs - clock.monotonic() < Math.max(...oddPausesMs);
}

interface StartedPart extends AcquiredJob {
  readonly part: Part;
  readonly sentinels: readonly string[];
  readonly insertsSentinels: boolean;
  /** Whether X has the upload; written while the part goes on. */
  readonly progress: { isUploaded: boolean };
}

async function complete(client: Client, started: StartedPart, options: RunOptions): Promise<PartOutcome> {
  const { part, job, adopted, sentinels } = started;
  const ready = adopted && job.status === "complete" ? job : await makeReady(client, started, options);
  const seen = options.lessons?.seen.get(job.id);
  const result = await collectPart(client, { part, job: ready, adopted, sentinels, seen }, options);
  return { state: "complete", job, adopted, result };
}

/**
 * Brings the upload if the job has none yet, and waits for the complete job. One that this run has made has none, whatever
 * status X shows of it: what it would come to says nothing about our IDs.
 */
async function makeReady(
  client: Client,
  { part, job, adopted, sentinels, insertsSentinels, progress }: StartedPart,
  options: RunOptions,
): Promise<Job> {
  const { pollIntervalMs, signal, onEvent, wait = true } = options;
  if (!adopted || job.status === "created") {
    const body = insertsSentinels ? insertSentinels(part.body, sentinels) : part.body;
    await submitPart(client, { body, job }, { ...options, isNew: !adopted });
    progress.isUploaded = true;
  }
  return waitForJob(client, job.id, {
    expect: { type: part.type, name: job.name },
    pollIntervalMs,
    timeoutMs: wait ? options.deadlineMs - client.clock.monotonic() : 0,
    signal,
    onPoll: (poll) => onEvent?.({ type: "waiting", jobId: job.id, ...poll }),
    onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
  });
}
