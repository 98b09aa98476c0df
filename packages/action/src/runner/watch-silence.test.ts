import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ActionError } from "../errors/action-error.ts";
import { type SilenceLimits, watchSilence } from "./watch-silence.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function limit(deadlineMs: number): SilenceLimits {
  const buildError = (): Error => new ActionError("CHECK_STUCK", "It did not end.");
  return { clock: { monotonic: () => Date.now() }, longestMs: 25_000, deadlineMs, buildError };
}

test("a check that is silent behind its deadline is ended within half a minute", () => {
  using watch = watchSilence(new AbortController().signal, limit(60_000));
  vi.advanceTimersByTime(84_000);
  expect(watch.signal.aborted).toBe(false);
  vi.advanceTimersByTime(2_000);
  expect(watch.signal.reason).toMatchObject({ code: "CHECK_STUCK" });
});

test("one that shows signs of life goes on, as long lists take their time to be compared", () => {
  using watch = watchSilence(new AbortController().signal, limit(60_000));
  for (let minute = 0; minute < 30; minute++) {
    vi.advanceTimersByTime(20_000);
    watch.note();
  }
  expect(watch.signal.aborted).toBe(false);
});

test("silence before the deadline is nobody's business, and a cancelled run keeps its reason", () => {
  const run = new AbortController();
  using watch = watchSilence(run.signal, limit(3_600_000));
  vi.advanceTimersByTime(3_600_000);
  expect(watch.signal.aborted).toBe(false);
  run.abort("cancelled");
  expect(watch.signal.reason).toBe("cancelled");
});

test("what is over is watched no longer", () => {
  watchSilence(new AbortController().signal, limit(0))[Symbol.dispose]();
  expect(vi.getTimerCount()).toBe(0);
});
