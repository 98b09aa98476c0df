import { createManualClock, type ManualClock } from "./clock.ts";

/** What happens while somebody sleeps; `index` counts all sleeps from 0. */
export type WhileAsleep = (sleep: { readonly index: number; readonly ms: number }) => void | Promise<void>;

/**
 * One time for a client and for the sandbox: whoever sleeps moves it, and nobody waits. A client that takes a clock
 * with `now`, `monotonic` and `sleep`, as core does, can be given this one.
 */
export interface SharedClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back. */
  monotonic(): number;
  /** Resolves at once, when the time has moved on by `ms`. Throws the signal's own reason. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Calls `act` once `ms` have passed by the sandbox's side; what it returns calls that off. Sleeping does not count:
   * a request that is under way takes no time here, however long somebody else sleeps beside it.
   */
  schedule(ms: number, act: () => void): () => void;
  /** The sandbox's side of it: time that passes while requests are under way. */
  readonly manual: ManualClock;
  /** Every sleep so far, ms. */
  readonly sleeps: readonly number[];
  /** Acts before the time moves, at every sleep from now on. */
  whileAsleep(act: WhileAsleep): void;
}

/** When it starts. */
export const startOfTestMs: number = Date.UTC(2026, 8, 1, 12);

/** Far from 0 and from wall time, so that one taken for the other shows. */
const startMonotonicMs = 5_000;

/** Starts at `startOfTestMs`. */
export function createSharedClock(): SharedClock {
  const manual = createManualClock(startOfTestMs);
  const sleeps: number[] = [];
  const acts: WhileAsleep[] = [];
  const timers = new Set<{ readonly dueMs: number; readonly act: () => void }>();
  return {
    manual: {
      ...manual,
      advance(byMs) {
        manual.advance(byMs);
        for (const timer of timers) if (timer.dueMs <= manual.now() && timers.delete(timer)) timer.act();
      },
    },
    schedule(ms, act) {
      const timer = { dueMs: manual.now() + ms, act };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    sleeps,
    now: () => manual.now(),
    monotonic: () => manual.now() - startOfTestMs + startMonotonicMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      const index = sleeps.push(ms) - 1;
      for (const act of acts) await act({ index, ms });
      signal?.throwIfAborted();
      // Wall time has no fractions of a millisecond; jittered pauses do.
      manual.advance(Math.ceil(ms));
    },
    whileAsleep: (act) => void acts.push(act),
  };
}
