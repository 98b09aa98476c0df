import { createSharedClock } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { createPollSchedule, type PollScheduleOptions } from "./poll-schedule.ts";

/** All pauses up to the deadline, each of them slept. */
async function listPauses(options: PollScheduleOptions): Promise<readonly number[]> {
  const clock = createSharedClock();
  const schedule = createPollSchedule(clock, options);
  const pauses: number[] = [];
  for (let pause = schedule.next(); pause !== undefined; pause = schedule.next()) {
    pauses.push(pause);
    await clock.sleep(pause);
  }
  return pauses;
}

test("pauses grow by a quarter, and stop growing at twice the first", async () => {
  const clock = createSharedClock();
  const schedule = createPollSchedule(clock, {
    pollIntervalMs: 16_000,
    deadlineMs: Number.POSITIVE_INFINITY,
  });
  const pauses = Array.from({ length: 6 }, () => schedule.next());
  expect(pauses).toEqual([16_000, 20_000, 25_000, 31_250, 32_000, 32_000]);
});

test("whoever has waited for long is polled less often, up to four times the first pause", async () => {
  const clock = createSharedClock();
  const schedule = createPollSchedule(clock, { deadlineMs: Number.POSITIVE_INFINITY });
  for (const [elapsedMs, pauseMs] of [
    [15 * 60_000, 60_000],
    [20 * 60_000, 80_000],
    [30 * 60_000, 120_000],
    [300 * 60_000, 120_000],
  ] as const) {
    for (let pause = 0; pause < 5; pause++) schedule.next();
    clock.manual.advance(elapsedMs - schedule.elapsedMs());
    expect(schedule.next()).toBe(pauseMs);
  }
});

test("a server's wait makes a pause longer, and one that ends past the deadline is none", () => {
  const clock = createSharedClock();
  const schedule = createPollSchedule(clock, { deadlineMs: clock.monotonic() + 600_000 });
  expect(schedule.next(90_000)).toBe(90_000);
  expect(schedule.next(1)).toBe(37_500);
  expect(schedule.next(600_000)).toBe(600_000);
  expect(schedule.next(600_001)).toBeUndefined();
});

test.each([0, -1, Number.NaN])("a pause of %d is refused: each poll costs", (pollIntervalMs) => {
  const create = (): unknown => createPollSchedule(createSharedClock(), { pollIntervalMs, deadlineMs: 1 });
  expect(create).toThrow("`pollIntervalMs` must be a number of milliseconds above 0");
});

test("the first pause is 30 s unless asked otherwise, as X asks for 30 to 60", () => {
  const schedule = createPollSchedule(createSharedClock(), { deadlineMs: Number.POSITIVE_INFINITY });
  expect(schedule.next()).toBe(30_000);
});

test("the last poll falls on the deadline, and there is none after it", async () => {
  const startMs = createSharedClock().monotonic();
  const pauses = await listPauses({ pollIntervalMs: 16_000, deadlineMs: startMs + 50_000 });
  expect(pauses).toEqual([16_000, 20_000, 14_000]);
});

test("past the deadline there is no pause at all", () => {
  const clock = createSharedClock();
  expect(createPollSchedule(clock, { deadlineMs: clock.monotonic() }).next()).toBeUndefined();
  expect(createPollSchedule(clock, { deadlineMs: clock.monotonic() - 1 }).next()).toBeUndefined();
});

test("it tells how long it has gone on, and what is left, never less than nothing", async () => {
  const clock = createSharedClock();
  const schedule = createPollSchedule(clock, { deadlineMs: clock.monotonic() + 60_000 });
  await clock.sleep(45_000);
  expect([schedule.elapsedMs(), schedule.leftMs()]).toEqual([45_000, 15_000]);
  await clock.sleep(45_000);
  expect([schedule.elapsedMs(), schedule.leftMs()]).toEqual([90_000, 0]);
});
