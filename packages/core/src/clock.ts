import { setTimeout as delay } from "node:timers/promises";

/** The only time that core knows. Tests pass their own. */
export interface Clock {
  /** Wall time, epoch milliseconds. It may jump: for names and reports, never for deadlines. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back: for deadlines. */
  monotonic(): number;
  /** Resolves after `ms`, or rejects with the signal's own reason and leaves no timer behind. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls `act` once after `ms`; what it returns calls that off. It limits requests that are under way, and keeps no
   * process alive. A clock without it limits them in real time.
   */
  schedule?(ms: number, act: () => void): () => void;
}

/** A longer timer would fire at once (Node's limit, 24.8 days). */
const longestTimerMs = 2 ** 31 - 1;

/**
 * The machine's own time.
 * @example
 * ```ts
 * await systemClock.sleep(1_000, AbortSignal.timeout(60_000));
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
  schedule: scheduleInRealTime,
};

/** Infinity is never. */
export function scheduleInRealTime(ms: number, act: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  let timer: NodeJS.Timeout;
  const wait = (leftMs: number): void => {
    const stepMs = Math.min(leftMs, longestTimerMs);
    timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : act()), stepMs);
    timer.unref();
  };
  wait(ms);
  return () => clearTimeout(timer);
}
