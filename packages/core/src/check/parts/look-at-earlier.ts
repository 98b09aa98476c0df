import type { Job } from "../../api/job.ts";
import type { Client } from "../../client/client.ts";
import { type ComplianceError, type ErrorCode, isComplianceError } from "../../errors.ts";
import { oddPausesMs } from "../../http/retry.ts";
import { defaultReuseWithinMs, isNotInTime } from "../../job/acquire-in-time.ts";
import { isFresh } from "../../job/choose-job.ts";
import type { KnownPart } from "./known-part.ts";
import type { PartsRun } from "./parts-run.ts";

/** X no longer has it. */
const gone: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["NOT_FOUND", "SIGNED_URL_REFUSED"]);

/** It is of no use. */
const spoilt: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "RESULT_MALFORMED",
  "RESULT_FOREIGN_ID",
  "RESULT_CONFLICT",
  "RESULT_TRUNCATED",
  "RESPONSE_UNFRAMED",
  "RESPONSE_UNREADABLE",
  "JOB_MISMATCH",
  "BAD_REQUEST",
  "URL_REFUSED",
  "REDIRECTED",
]);

/**
 * What is not to be had now may be so later: what is old is done without, and a young one is tried again as a part's own.
 * A connection that says nothing is given up after a minute: there has to be time for another one.
 */
const usualPatienceMs = 2 * 60_000;
/** Lost on results that were not to be had, and then each further one gets little. */
const patienceInAllMs = 4 * 60_000;
const leastPatienceMs = 5_000;

export interface PartJob {
  readonly part: KnownPart;
  readonly job: Job;
}

/** How looks at earlier results have gone so far. */
export interface Looks {
  lostMs: number;
  /** A young result that is of no use: it was just paid for, and is not paid for again. */
  failure: ComplianceError | undefined;
}

/**
 * Looks at one earlier result, with a patience of its own: `take` gets its deadline. Returns what came of it: `out of time` is
 * the run's own. Throws what concerns more than this result.
 */
export async function lookAtEarlier(
  client: Client,
  { run, looks, of: { part, job } }: { readonly run: PartsRun; readonly looks: Looks; readonly of: PartJob },
  take: (deadlineMs: number) => Promise<void>,
): Promise<"taken" | "not had" | "out of time"> {
  const { room, options, deadlineMs } = run.context;
  const { clock } = client;
  const isYoung = isYoungJob(run, { part, job });
  const patienceMs = looks.lostMs < patienceInAllMs ? usualPatienceMs : leastPatienceMs;
  const startMs = clock.monotonic();
  const patienceEndMs = Math.min(deadlineMs, startMs + patienceMs);
  try {
    await room.beforePart(part.upload);
    await take(patienceEndMs);
    return "taken";
  } catch (error) {
    if (!isComplianceError(error) || options.signal?.aborted) throw error;
    const isRefused = gone.has(error.code) || spoilt.has(error.code);
    // A single odd answer is never believed, and with so little time left there may have been none for a second one.
    const isCutShort = patienceEndMs - clock.monotonic() < Math.max(...oddPausesMs);
    const isOfNoUse = isRefused && !isCutShort;
    const isLater = !isOfNoUse && (isRefused || isNotInTime(error) || error.retryable);
    if (!isLater && !isOfNoUse) throw error;
    if (clock.monotonic() >= deadlineMs) return "out of time";
    looks.lostMs += clock.monotonic() - startMs;
    if (isLater && isYoung) part.isPutOff = true;
    else run.excluded.add(job.id);
    if (isOfNoUse && isYoung && spoilt.has(error.code)) looks.failure ??= error;
    options.onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled: false });
    return "not had";
  } finally {
    room.postponePart(part.upload);
  }
}

/** Whether a job with a result is so young that no other is made. */
export function isYoungJob({ context: { options } }: PartsRun, { part, job }: PartJob): boolean {
  const { jobNamePrefix: prefix, runKey, reuseWithinMs = defaultReuseWithinMs } = options;
  const identity = { prefix, runKey, digest: part.upload.digest, place: part.place };
  return isFresh(job, { identity, reuseWithinMs });
}
