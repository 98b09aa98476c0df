import { type CallOptions, toCallOptions, toDeadline, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import { oddPausesMs, outage, type RetryContext, type RetryRule, retry } from "../http/retry.ts";
import { uploadInSession } from "../resumable/upload-in-session.ts";
import type { Body } from "../types.ts";
import { secondLookMs } from "./poll-schedule.ts";
import type { RunLessons } from "./run-lessons.ts";
import { sendWhole } from "./send-whole.ts";

/** How `uploadPart` works. */
export interface UploadOptions extends Omit<CallOptions, "once"> {
  /** Size of a chunk of a resumable upload, bytes, a multiple of 262,144. Default 8,388,608. */
  readonly chunkBytes?: number | undefined;
  /** The same object for all parts of a run: what one of them has taught spares the others a request. Default: none. */
  readonly lessons?: RunLessons | undefined;
  /** This run has made the job: before something was sent, no status of it says that it has its upload. Default `false`. */
  readonly isNew?: boolean | undefined;
  /** Called with the bytes that were sent; of a resumable upload those that are stored, after a start over fewer again. */
  readonly onSent?: ((sentBytes: number) => void) | undefined;
  /** Called before each further attempt. */
  readonly onRetry?: RetryContext["onRetry"];
}

/**
 * What may be sent again, whole: the job takes one object, so a second copy of the same bytes replaces the
 * first. A 404 was X's answer on several jobs in September 2026; none of the odd ones is believed at once.
 */
const wholeRule: RetryRule = {
  codes: outage,
  again: {
    UPLOAD_NOT_FOUND: oddPausesMs,
    SIGNED_URL_REFUSED: oddPausesMs,
    UNAUTHORIZED: oddPausesMs,
    FORBIDDEN: oddPausesMs,
    CONFLICT: oddPausesMs,
    API_ERROR: oddPausesMs,
  },
};

/** Breaks within a session are seen to there; only one that is gone, or was never found, is started over. */
const sessionRule: RetryRule = { codes: [], again: { UPLOAD_NOT_FOUND: oddPausesMs } };

/**
 * Uploads into a `created` job while its window is open, in a session if the job is resumable. After a failure X is
 * asked first whether the upload has arrived all the same.
 *
 * @throws {ComplianceError} JOB_EXPIRED or SIGNED_URL_REFUSED where the window is over, UPLOAD_NOT_FOUND, PAYLOAD_TOO_LARGE,
 * and what `Client.uploadIds` throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const job = await client.createJob({ type: "tweets", name: "by-hand" });
 * await uploadPart(client, job, createPart("tweets", ["20", "21"]).body, { isNew: true });
 * ```
 */
export async function uploadPart(
  client: Client,
  job: Job,
  body: Body,
  options: UploadOptions,
): Promise<void> {
  const { clock } = client;
  const { signal, timeoutMs, onSent, onRetry, chunkBytes, lessons, isNew = false } = options;
  const windowEndMs = clock.monotonic() + (job.uploadExpiresAtMs - job.observedAtMs);
  const untilMs = timeoutMs === undefined ? undefined : toDeadline(clock, timeoutMs);
  const deadlineMs = Math.min(windowEndMs, untilMs ?? windowEndMs);
  const call = { signal, deadlineMs };
  const rule = job.resumable ? sessionRule : wholeRule;
  const sessionOptions = { ...call, windowEndMs, chunkBytes, onStored: onSent, onRetry };
  let target = job;
  let hasSent = false;
  const watched: Body = {
    sizeBytes: body.sizeBytes,
    open() {
      hasSent = true;
      return body.open();
    },
  };
  // A status that does not wait for an upload from the first says nothing of one, nor does any before there was one.
  const tells = (): boolean => job.status === "created" && (hasSent || !isNew);
  const send = (): Promise<void> =>
    job.resumable
      ? uploadInSession(client, { job: target, body: watched }, sessionOptions)
      : sendWhole(client, { job: target, body: watched }, { ...call, onSent, lessons });
  let attempts = 0;
  const work = async (): Promise<void> => {
    if (attempts++ > 0) {
      const seen = await look(client, job.id, call);
      if (tells() && hasArrived(seen)) return;
      // The create's answer may have lacked the address.
      if (seen?.uploadUrl !== undefined) target = seen;
    }
    try {
      await send();
    } catch (error) {
      // Another run that took the same job over was quicker. The job's name says that its bytes are the same.
      const isTaken = isComplianceError(error) && error.code === "CONFLICT";
      if (!isTaken || !tells() || !hasArrived(await look(client, job.id, call))) throw error;
    }
  };
  const context = { operation: "uploadPart", rule, clock, signal, deadlineMs };
  try {
    await retry({ ...context, ...(onRetry && { onRetry }) }, work);
  } catch (error) {
    if (!isComplianceError(error)) throw error;
    // X says so often that it has the upload that its status is only behind: that is waited for.
    if (error.code === "CONFLICT") {
      if (tells()) return;
      throw new ComplianceError("API_ERROR", refusedNew, { jobId: job.id });
    }
    if (deadlineMs < windowEndMs || !passing.includes(error.code)) throw error;
    // The window is over. What was sent last may have arrived: X's own word counts.
    const last = await client.getJob(job.id, toCallOptions(client, { signal, deadlineMs: untilMs }));
    if (!tells() || !hasArrived(last)) throw late("SIGNED_URL_REFUSED", job.id);
  }
}

const refusedNew = "X did not accept the upload for a job that this run had just created.";

/** What the end of the time may cut off: not X's word about the upload. */
const passing: readonly string[] = [...outage, "DEADLINE_PASSED"];

/** Whether the job has its upload; throws if it can have none any more. */
function hasArrived(job: Job | undefined): boolean {
  if (job?.status === "expired") throw late("JOB_EXPIRED", job.id);
  return job !== undefined && job.status !== "created";
}

function late(code: "JOB_EXPIRED" | "SIGNED_URL_REFUSED", jobId: string): ComplianceError {
  const what = `The upload window of job ${jobId} ended before the upload arrived.`;
  return new ComplianceError(code, what, { jobId });
}

/** The job, or undefined where X's answer says nothing: then sending once more shows it. */
async function look(client: Client, jobId: string, limits: WorkLimits): Promise<Job | undefined> {
  try {
    const seen = await client.getJob(jobId, toCallOptions(client, limits));
    if (seen.status !== "expired") return seen;
    await client.clock.sleep(secondLookMs, limits.signal);
    return await client.getJob(jobId, toCallOptions(client, limits));
  } catch (error) {
    if (isComplianceError(error) && !passing.includes(error.code)) return undefined;
    throw error;
  }
}
