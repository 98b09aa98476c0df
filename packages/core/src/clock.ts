import { setTimeout as delay } from "node:timers/promises";

/** The only time that core knows. Tests pass their own. */
export interface Clock {
  /** Wall time, epoch milliseconds. It may jump: for names and reports, never for deadlines. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back: for deadlines. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's own reason and leaves no timer behind. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A longer timer would fire at once (Node's limit, 24.8 days). */
const longestTimerMs = 2 ** 31 - 1;

/**
 * The machine's own time.
 * @example
 * ```ts
 * const deadlineMs = systemClock.monotonic() + 3_600_000;
 * ```
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleep(ms, signal) {
    try {
      let leftMs = ms;
      do {
        await delay(Math.min(leftMs, longestTimerMs), undefined, signal === undefined ? {} : { signal });
        leftMs -= longestTimerMs;
      } while (leftMs > 0);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
