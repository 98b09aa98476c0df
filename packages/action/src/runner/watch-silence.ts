import type { Clock } from "@x-batch-compliance/core";
import { ActionError } from "../errors/action-error.ts";

/** Long enough for whatever ends by itself at the deadline, and for a slow disk. */
const longestSilenceMs = 25_000;
const lookEveryMs = 1_000;

/** Ends a check that shows no sign of life behind its deadline, whatever holds it. */
export interface SilenceWatch extends Disposable {
  /** Aborted with CHECK_STUCK, or with the reason of the run's own signal. */
  readonly signal: AbortSignal;
  /** A sign of life. */
  note(): void;
}

/** Core ends each request at the deadline; this is for what nobody thought of, so that a step never hangs without its outputs. */
export function watchSilence(
  signal: AbortSignal,
  { clock, timeoutMs }: { readonly clock: Pick<Clock, "monotonic">; readonly timeoutMs: number },
): SilenceWatch {
  const stuck = new AbortController();
  const deadlineMs = clock.monotonic() + timeoutMs;
  let lastMs = clock.monotonic();
  const timer = setInterval(() => {
    const nowMs = clock.monotonic();
    if (nowMs - Math.max(lastMs, deadlineMs) < longestSilenceMs) return;
    clearInterval(timer);
    stuck.abort(new ActionError("CHECK_STUCK", "The check did not end when its time was up."));
  }, lookEveryMs);
  return {
    signal: AbortSignal.any([signal, stuck.signal]),
    note() {
      lastMs = clock.monotonic();
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
