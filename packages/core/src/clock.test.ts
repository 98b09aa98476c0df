import { getActiveResourcesInfo } from "node:process";
import { expect, test, vi } from "vitest";
import { rejectionOf } from "../test/rejection-of.ts";
import { systemClock } from "./clock.ts";

const timers = (): number => getActiveResourcesInfo().filter((name) => name === "Timeout").length;

test("the system's clock tells the wall time, and a time that does not go back", () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
  const start = systemClock.monotonic();
  expect(systemClock.monotonic()).toBeGreaterThanOrEqual(start);
});

test("the monotonic time does not follow the wall time", () => {
  const before = systemClock.monotonic();
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  try {
    expect(systemClock.now()).toBe(0);
    expect(systemClock.monotonic()).toBeGreaterThanOrEqual(before);
  } finally {
    vi.useRealTimers();
  }
});

test("a sleep of nothing ends", async () => {
  await expect(systemClock.sleep(0)).resolves.toBeUndefined();
});

test("an abort ends a sleep with the signal's own reason and leaves no timer behind", async () => {
  const before = timers();
  const abort = new AbortController();
  const sleeping = rejectionOf(systemClock.sleep(3_600_000, abort.signal));
  expect(timers()).toBe(before + 1);
  const reason = { mine: true };
  abort.abort(reason);
  expect(await sleeping).toBe(reason);
  expect(timers()).toBe(before);
});

test("a signal that was aborted before lets nobody sleep", async () => {
  expect(await rejectionOf(systemClock.sleep(3_600_000, AbortSignal.abort("early")))).toBe("early");
});

test("a sleep longer than Node's longest timer does not end at once", async () => {
  const abort = new AbortController();
  const sleeping = rejectionOf(systemClock.sleep(2 ** 31, abort.signal));
  // Too long a timer fires after one millisecond.
  setTimeout(() => abort.abort("still asleep"), 20);
  expect(await sleeping).toBe("still asleep");
});

test("what was scheduled happens once, unless it is called off, and holds no process up", async () => {
  const acted: string[] = [];
  await new Promise<void>((resolve) => {
    systemClock.schedule?.(1, () => acted.push("first"));
    const callOff = systemClock.schedule?.(2, () => acted.push("called off"));
    callOff?.();
    setTimeout(resolve, 20);
  });
  expect(acted).toEqual(["first"]);
  const started = vi.spyOn(globalThis, "setTimeout");
  const callOff = systemClock.schedule?.(3_600_000, () => {});
  expect(started.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([false]);
  callOff?.();
});

test("what is scheduled beyond Node's longest timer, or never, does not happen at once", async () => {
  const acted: number[] = [];
  const callOff = [2 ** 31, Number.POSITIVE_INFINITY].map((ms) =>
    systemClock.schedule?.(ms, () => acted.push(ms)),
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const stop of callOff) stop?.();
  expect(acted).toEqual([]);
});
