import { createSharedClock } from "@x-batch-compliance/sandbox";
import { expect, test, vi } from "vitest";
import { readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { type CallLimits, limitCall, openWithin, workWithin } from "./limit-call.ts";

/** Work that ends with its signal alone. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

test.for([
  ["its own limit", { limitMs: 300_000 }, 300_000, "IDLE_TIMEOUT"],
  ["the deadline and its grace", { deadlineMs: 65_000 }, 70_000, "DEADLINE_PASSED"],
  ["the deadline, if that comes first", { deadlineMs: 65_000, limitMs: 300_000 }, 70_000, "DEADLINE_PASSED"],
  ["its own limit, if that comes first", { deadlineMs: 900_000, limitMs: 9_000 }, 9_000, "IDLE_TIMEOUT"],
] as const)("a call ends at %s, and not a millisecond before", async ([, limits, endMs, code]) => {
  const clock = createSharedClock();
  let ended = false;
  const work = rejectionOf(workWithin({ clock, ...limits }, hang)).finally(() => {
    ended = true;
  });
  clock.manual.advance(endMs - 1);
  await Promise.resolve();
  expect(ended).toBe(false);
  clock.manual.advance(1);
  expect(await work).toMatchObject({ name: "ComplianceError", code, retryable: true });
});

test("the last look at a job, on the deadline itself, is still taken", async () => {
  const clock = createSharedClock();
  const limits = { clock, deadlineMs: clock.monotonic() };
  expect(await workWithin(limits, async (signal) => signal.aborted)).toBe(false);
});

test("a call that would begin after deadline and grace does not begin", () => {
  const clock = createSharedClock();
  const { signal } = limitCall({ clock, deadlineMs: clock.monotonic() - 10_000 });
  expect(signal.reason).toMatchObject({ code: "DEADLINE_PASSED" });
});

test("the caller's own reason comes first, before and during the call", async () => {
  const clock = createSharedClock();
  const late = { clock, deadlineMs: 0 - 10_000 };
  expect(limitCall({ ...late, signal: AbortSignal.abort("before") }).signal.reason).toBe("before");
  const caller = new AbortController();
  const work = rejectionOf(workWithin({ clock, signal: caller.signal, limitMs: 1_000 }, hang));
  caller.abort("during");
  expect(await work).toBe("during");
});

test("nothing is left behind by a call that has ended: no timer, no listener", async () => {
  const clock = createSharedClock();
  const caller = new AbortController();
  const added = vi.spyOn(caller.signal, "addEventListener");
  const removed = vi.spyOn(caller.signal, "removeEventListener");
  const seen: AbortSignal[] = [];
  const limits: CallLimits = { clock, signal: caller.signal, limitMs: 1_000 };
  await workWithin(limits, async (signal) => void seen.push(signal));
  await rejectionOf(openWithin(limits, (signal) => Promise.reject(seen.push(signal))));
  clock.manual.advance(2_000);
  caller.abort("late");
  expect(seen.map(({ aborted }) => aborted)).toEqual([false, false]);
  expect(removed.mock.calls).toEqual(added.mock.calls.map(([type, listener]) => [type, listener]));
});

test("a body stays within the limits of its call until it is read", async () => {
  const clock = createSharedClock();
  async function* drip(signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for (let drops = 0; drops < 100; drops++) {
      signal.throwIfAborted();
      clock.manual.advance(1_000);
      yield Buffer.from("1");
    }
  }
  const open = async (signal: AbortSignal) => ({ body: drip(signal) });
  const cut = await openWithin({ clock, deadlineMs: clock.monotonic() + 20_000 }, open);
  expect(await rejectionOf(readAll(cut.body))).toMatchObject({ code: "DEADLINE_PASSED" });
  const whole = await openWithin({ clock, deadlineMs: clock.monotonic() + 120_000 }, open);
  expect((await readAll(whole.body)).length).toBe(100);
});

test("a clock that schedules nothing is taken in real time", async () => {
  const { schedule, ...clock } = createSharedClock();
  expect(schedule).toBeDefined();
  const limits = { clock, limitMs: 5 };
  expect(await rejectionOf(workWithin(limits, hang))).toMatchObject({ code: "IDLE_TIMEOUT" });
});
