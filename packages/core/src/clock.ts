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

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await delay(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
