import type { Clock } from "../clock.ts";

export interface PollScheduleOptions {
  /** First pause between two polls, ms; X asks for 30 to 60 s, and charges for each poll. Default 30,000. */
  readonly pollIntervalMs?: number | undefined;
  readonly deadlineMs: number;
}

/** The pauses between polls: growing by a quarter up to twice the first, with the last poll on the deadline. */
export interface PollSchedule {
  next(): number | undefined;
  elapsedMs(): number;
  leftMs(): number;
}

const defaultPollIntervalMs = 30_000;

export function createPollSchedule(
  clock: Clock,
  { pollIntervalMs = defaultPollIntervalMs, deadlineMs }: PollScheduleOptions,
): PollSchedule {
  const startMs = clock.monotonic();
  let pauseMs = pollIntervalMs;
  const leftMs = (): number => Math.max(0, deadlineMs - clock.monotonic());
  return {
    next() {
      const left = leftMs();
      if (left <= 0) return undefined;
      const pause = Math.min(pauseMs, left);
      pauseMs = Math.min(pauseMs * 1.25, pollIntervalMs * 2);
      return pause;
    },
    elapsedMs: () => clock.monotonic() - startMs,
    leftMs,
  };
}
