import { toCallOptions, type WorkLimits } from "../../api/call-options.ts";
import type { Job } from "../../api/job.ts";
import type { Client } from "../../client/client.ts";
import { ComplianceError } from "../../errors.ts";
import { oddPausesMs, outage, type RetryContext, type RetryRule, retry } from "../../http/retry.ts";
import { type ExpectedJob, identifyJob } from "../identify-job.ts";

export interface DownloadsOptions extends WorkLimits {
  /** For the events. */
  readonly operation: string;
  /** What the job was created as, where that is known: a result of another one is not read. */
  readonly expect?: ExpectedJob | undefined;
  readonly onRetry?: RetryContext["onRetry"] | undefined;
}

/** A whole result is fetched so often in vain. */
const wholePausesMs: readonly number[] = [1_000, 2_000];

/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
const downloadRule: RetryRule = {
  codes: outage,
  again: {
    RESPONSE_UNFRAMED: wholePausesMs,
    RESULT_TRUNCATED: wholePausesMs,
    RESULT_MALFORMED: wholePausesMs,
    // No byte came. None of these is believed at once: another job would be paid for.
    SIGNED_URL_REFUSED: oddPausesMs,
    NOT_FOUND: oddPausesMs,
    // 202 or 206: the result is not there yet, or a part of it alone.
    RESPONSE_UNREADABLE: oddPausesMs,
    BAD_REQUEST: oddPausesMs,
    UNAUTHORIZED: oddPausesMs,
    FORBIDDEN: oddPausesMs,
    API_ERROR: oddPausesMs,
  },
};

/**
 * For a complete job, as X showed it just now: carries out downloads of its result, each of them from its beginning until it
 * succeeds. `read` gets the job with its address. Throws JOB_MISMATCH, and what `read` throws.
 */
export function createDownloads(
  client: Client,
  job: Job,
  { operation, expect, onRetry, ...limits }: DownloadsOptions,
): <T>(read: (current: Job) => Promise<T>) => Promise<T> {
  const context = { operation, rule: downloadRule, clock: client.clock, ...limits };
  let known: Job | undefined = job;
  return (read) =>
    retry({ ...context, ...(onRetry && { onRetry }) }, async () => {
      // After a failure the job is looked up again: a later address can carry a newer signature.
      const current = known ?? (await client.getJob(job.id, toCallOptions(client, limits)));
      known = undefined;
      if (expect !== undefined) requireComplete(current, expect);
      const value = await read(current);
      known = current;
      return value;
    });
}

function requireComplete(job: Job, expect: ExpectedJob): void {
  if (job.status === "complete" && identifyJob(job, expect) !== undefined) return;
  const what = `Job ${job.id} is no longer complete, or is another job now.`;
  throw new ComplianceError("JOB_MISMATCH", what, { jobId: job.id });
}
