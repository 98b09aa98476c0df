import type { Clock } from "../clock.ts";
import { ComplianceError } from "../errors.ts";
import { pollInterval } from "../options/option-rule.ts";

export interface PollScheduleOptions {
  /**
   * First pause between two polls, ms, above 0. X asks for 30 to 60 seconds, and charges for each poll (X's "batch compliance"
   * guide). Default 30,000.
   */
  readonly pollIntervalMs?: number | undefined;
  readonly deadlineMs: number;
}

/**
 * The pauses between polls: growing by a quarter up to twice the first, and with the time that has gone by, of which
 * they are a fifteenth, up to four times the first. The last poll is on the deadline.
 */
export interface PollSchedule {
  /** The next pause, ms, no shorter than `leastMs` (default 0), or undefined if the last poll was on the deadline. */
  next(leastMs?: number): number | undefined;
  elapsedMs(): number;
  leftMs(): number;
}

const defaultPollIntervalMs = 30_000;

/** A job that shows `failed` or `expired` once is looked at again after this, ms, before another is paid for. */
export const secondLookMs = 5_000;

/** Throws OPTION_INVALID if polls would follow each other without a pause: X charges for each. */
export function createPollSchedule(
  clock: Clock,
  { pollIntervalMs = defaultPollIntervalMs, deadlineMs }: PollScheduleOptions,
): PollSchedule {
  if (!pollInterval.accepts(pollIntervalMs)) {
    throw new ComplianceError("OPTION_INVALID", `\`pollIntervalMs\` must be ${pollInterval.what}.`);
  }
  const startMs = clock.monotonic();
  let pauseMs = pollIntervalMs;
  const elapsedMs = (): number => clock.monotonic() - startMs;
  const leftMs = (): number => Math.max(0, deadlineMs - clock.monotonic());
  return {
    next(leastMs = 0) {
      const left = leftMs();
      if (left <= 0 || leastMs > left) return undefined;
      const slowMs = Math.min(elapsedMs() / 15, pollIntervalMs * 4);
      const pause = Math.min(Math.max(pauseMs, slowMs, leastMs), left);
      pauseMs = Math.min(pauseMs * 1.25, pollIntervalMs * 2);
      return pause;
    },
    elapsedMs,
    leftMs,
  };
}
