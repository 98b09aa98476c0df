import type { Clock } from "@x-batch-compliance/core";

const lookEveryMs = 1_000;

/** What is watched, and what is thrown once it was silent for too long. */
export interface SilenceLimits {
  readonly clock: Pick<Clock, "monotonic">;
  readonly longestMs: number;
  /** Silence before is nobody's business, ms from now. Default 0. */
  readonly deadlineMs?: number;
  readonly buildError: () => Error;
}

/** Ends work that shows no sign of life, whatever holds it. */
export interface SilenceWatch extends Disposable {
  /** Aborted with the error of the limits, or with the reason of the run's own signal. */
  readonly signal: AbortSignal;
  /** A sign of life. */
  note(): void;
}

/** For what nobody thought of, or what never ends by itself: a step must never hang without its outputs. */
export function watchSilence(signal: AbortSignal, limits: SilenceLimits): SilenceWatch {
  const { clock, longestMs, deadlineMs = 0, buildError } = limits;
  const stuck = new AbortController();
  const endMs = clock.monotonic() + deadlineMs;
  let lastMs = clock.monotonic();
  const timer = setInterval(() => {
    if (clock.monotonic() - Math.max(lastMs, endMs) < longestMs) return;
    clearInterval(timer);
    stuck.abort(buildError());
  }, lookEveryMs);
  return {
    signal: AbortSignal.any([signal, stuck.signal]),
    note() {
      lastMs = clock.monotonic();
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
