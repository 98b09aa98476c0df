import { type CallOptions, toCallOptions, toDeadline } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import type { RetryContext } from "../http/retry.ts";
import { isOddWait } from "../http/server-wait.ts";
import {
  abortSignal,
  callback,
  leftTime,
  type OptionTable,
  object,
  pollInterval,
} from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import type { JobStatus } from "../types.ts";
import { type ExpectedJob, identifyJob } from "./identify-job.ts";
import { createPollDoubts, type PollDoubts } from "./poll-doubts.ts";
import { createPollSchedule, type PollScheduleOptions, secondLookMs } from "./poll-schedule.ts";

/** How `waitForJob` works. */
export interface WaitOptions extends Pick<PollScheduleOptions, "pollIntervalMs"> {
  /** Time for the whole, ms; then JOB_PENDING. `0`: one poll. Default: as long as X takes. */
  readonly timeoutMs?: number | undefined;
  /** What the job has to be, else JOB_MISMATCH. Default: any. */
  readonly expect?: ExpectedJob;
  /** Ends the work; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each poll of a job that is not ready. `status` is the last one that was seen. */
  readonly onPoll?: (poll: {
    readonly status: JobStatus;
    readonly elapsedMs: number;
    readonly nextPollMs: number;
    readonly leftMs: number;
  }) => void;
  /** Called in place of `onPoll`, after each poll that failed. */
  readonly onRetry?: RetryContext["onRetry"];
}

const optionTable: OptionTable<WaitOptions> = {
  pollIntervalMs: pollInterval,
  timeoutMs: leftTime,
  expect: object,
  signal: abortSignal,
  onPoll: callback,
  onRetry: callback,
};

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
 * Polls a job until it is complete: at once, and for the last time when `timeoutMs` is over. X asks for 30 to 60
 * seconds between two polls, and charges for each. A poll that fails is an outage and says nothing, or an odd answer, which
 * is believed the fifth time in a row. `failed` and `expired` are believed the second time in a row, five seconds later.
 *
 * @throws {ComplianceError} JOB_FAILED, JOB_EXPIRED, JOB_PENDING when the time is over, JOB_MISMATCH, NOT_FOUND,
 * RESPONSE_UNREADABLE, OPTION_INVALID, and what `getJob` throws; the signal's own reason if it is aborted.
 * @example
 * ```ts
 * const created = await client.createJob({ type: "tweets", name: "by-hand" });
 * await uploadPart(client, created, createPart("tweets", ["20", "21"]).body, { isNew: true });
 * const job = await waitForJob(client, created.id, { timeoutMs: 3_600_000 });
 * ```
 */
export async function waitForJob(client: Client, id: string, options: WaitOptions = {}): Promise<Job> {
  requireOptions("`waitForJob`", options, optionTable);
  const { pollIntervalMs, timeoutMs = Number.POSITIVE_INFINITY, signal, onPoll, onRetry } = options;
  const deadlineMs = toDeadline(client.clock, timeoutMs);
  const schedule = createPollSchedule(client.clock, { pollIntervalMs, deadlineMs });
  const doubts = createPollDoubts();
  let status: JobStatus = "unknown";
  let hasEnded = false;
  // Who polls more often than that wants no longer pause.
  const againMs = Math.min(secondLookMs, pollIntervalMs ?? secondLookMs);
  for (;;) {
    // The second look at an end is made whatever time is left: without it another job might be paid for.
    const untilMs = hasEnded ? Math.max(deadlineMs, client.clock.monotonic()) : deadlineMs;
    const polled = await poll(client, id, {
      ...toCallOptions(client, { signal, deadlineMs: untilMs }),
      once: true,
    });
    const isAnswer = !isComplianceError(polled);
    if (isAnswer) {
      const decided = decide(polled, options.expect);
      ({ status } = polled);
      doubts.clear();
      if (isComplianceError(decided)) {
        if (hasEnded) throw decided;
        hasEnded = true;
        const [elapsedMs, leftMs] = [schedule.elapsedMs(), schedule.leftMs()];
        onPoll?.({ status, elapsedMs, nextPollMs: againMs, leftMs });
        await client.clock.sleep(againMs, signal);
        continue;
      }
      if (decided !== undefined) return decided;
      hasEnded = false;
    }
    // An odd wait for which there is no time may be a mistake: the job is polled as ever.
    const isOdd = !isAnswer && isOddWait(polled) && (polled.waitMs ?? 0) > schedule.leftMs();
    const leastMs = isAnswer ? 0 : doubts.add(polled);
    const nextPollMs = schedule.next(isOdd ? 0 : leastMs);
    if (nextPollMs === undefined) throw pending(id, doubts);
    if (isAnswer) {
      onPoll?.({ status, elapsedMs: schedule.elapsedMs(), nextPollMs, leftMs: schedule.leftMs() });
    } else {
      const { code, what: reason } = polled;
      onRetry?.({ operation: "getJob", code, reason, attempt: doubts.inARow(), delayMs: nextPollMs });
    }
    await client.clock.sleep(nextPollMs, signal);
  }
}

/** One attempt: the next poll is the next one. */
async function poll(client: Client, id: string, call: CallOptions): Promise<Job | ComplianceError> {
  try {
    return await client.getJob(id, call);
  } catch (error) {
    // Only a refused answer to this question is one of X's; another job in its place is not.
    if (isComplianceError(error) && error.code !== "JOB_MISMATCH") return error;
    throw error;
  }
}

/** The job if it is complete, undefined if it goes on, an error if it has ended otherwise. */
function decide(polled: Job, expect: ExpectedJob | undefined): Job | ComplianceError | undefined {
  const job = expect === undefined ? polled : identifyJob(polled, expect);
  const { id: jobId, status, error } = polled;
  if (job === undefined) {
    throw new ComplianceError("JOB_MISMATCH", `Job ${jobId} is not the job that was created.`, { jobId });
  }
  const state = meaning[status];
  if (state === "done") return job;
  if (state === "wait") return undefined;
  const why = error === undefined ? "" : ` X's reason: "${error}".`;
  return new ComplianceError(state, `Job ${jobId} has ${status}.${why}`, { jobId });
}

function pending(jobId: string, doubts: PollDoubts): ComplianceError {
  const code = doubts.last();
  const why = code === undefined ? "" : `: the last ${doubts.inARow()} checks of its status failed (${code})`;
  const what = `Job ${jobId} was not ready when the time ran out${why}.`;
  return new ComplianceError("JOB_PENDING", what, { jobId });
}
