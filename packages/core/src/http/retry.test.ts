import { createSharedClock, type SharedClock } from "@x-batch-compliance/sandbox";
import { expect, test, vi } from "vitest";
import { rejectionOf } from "../../test/rejection-of.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { nextDelay, type RetryContext, type RetryRule, retry } from "./retry.ts";

const rule: RetryRule = { codes: ["NETWORK", "RATE_LIMITED"], again: { NOT_FOUND: [5_000, 15_000] } };
const fail = (code: ErrorCode, waitMs?: number): ComplianceError =>
  new ComplianceError(code, "It failed.", waitMs === undefined ? {} : { waitMs });

const randoms = [0, 0.25, 0.5, 0.999];
const delays = (attempt: number, error = fail("NETWORK"), options = {}): readonly (number | undefined)[] =>
  randoms.map((random) => nextDelay({ error, attempt, rule, random, options }));

test("our own delay doubles from one second to sixty, half of it by chance, but no more than six seconds", () => {
  const upper = [1, 2, 3, 4, 5, 6, 7, 40].map((attempt) => delays(attempt)[0]);
  expect(upper).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  expect(delays(3)).toEqual([4_000, 3_500, 3_000, 2_002]);
  expect(delays(7)).toEqual([60_000, 58_500, 57_000, 54_006]);
});

test("an odd answer is met with the pauses of the rule, whatever the table says, and then believed", () => {
  const odd = (alike: number, waitMs?: number): number | undefined =>
    nextDelay({ error: fail("NOT_FOUND", waitMs), attempt: 9, alike, rule, random: 0.9 });
  expect([odd(1), odd(2), odd(3)]).toEqual([5_000, 15_000, undefined]);
  expect([odd(1, 9_000), odd(1, 1)]).toEqual([9_000, 5_000]);
});

test("an hour of outage is fewer than 76 attempts, however the dice fall", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  const clock = createSharedClock();
  const { promise, attempts } = run(Array(999).fill(fail("NETWORK")), {
    clock,
    deadlineMs: clock.monotonic() + 3_600_000,
  });
  await rejectionOf(promise);
  vi.restoreAllMocks();
  expect(attempts()).toBeLessThan(76);
  // The time was used to its end.
  expect(total(clock)).toBeGreaterThan(3_590_000);
});

test("a call without a deadline is tried for twenty minutes", async () => {
  const { promise, clock } = run(Array(99).fill(fail("NETWORK")));
  expect(await rejectionOf(promise)).toMatchObject({ code: "NETWORK" });
  expect(total(clock)).toBeGreaterThan(19 * 60_000);
  expect(total(clock)).toBeLessThanOrEqual(20 * 60_000);
});

test("base and longest delay can be set", () => {
  const options = { baseDelayMs: 10, maxDelayMs: 35 };
  expect([1, 2, 3].map((attempt) => delays(attempt, fail("NETWORK"), options)[0])).toEqual([10, 20, 35]);
});

test("no delay is ever shorter than the server's wait, nor longer by more than five seconds", () => {
  for (const waitMs of [0, 1, 999, 31_000, 900_000, 86_400_000]) {
    for (const attempt of [1, 2, 5, 30]) {
      for (const delayMs of delays(attempt, fail("RATE_LIMITED", waitMs), { maxDelayMs: 20_000 })) {
        expect(delayMs).toBeGreaterThanOrEqual(waitMs);
        expect(delayMs).toBeLessThanOrEqual(waitMs + 5_000);
      }
    }
  }
});

test("clients that were told the same wait come back at different times", () => {
  expect(new Set(delays(2, fail("RATE_LIMITED", 60_000))).size).toBe(randoms.length);
});

test("what the table calls final is never tried again, even if a rule lists it", () => {
  const codes = Object.keys(errorTable) as ErrorCode[];
  for (const code of codes) {
    const delayMs = nextDelay({ error: fail(code, 5), attempt: 1, rule: { codes }, random: 0 });
    expect([code, delayMs !== undefined]).toEqual([code, errorTable[code].retryable]);
  }
});

test("what a rule does not list is not tried again", () => {
  expect(nextDelay({ error: fail("SERVER_ERROR"), attempt: 1, rule, random: 0 })).toBeUndefined();
});

/** A `retry` of work that fails with these in turn and then succeeds. */
function run(failures: readonly unknown[], context: Partial<RetryContext> = {}) {
  const clock = createSharedClock();
  const left = [...failures];
  let attempts = 0;
  const promise = retry({ operation: "getJob", rule, clock, ...context }, async () => {
    attempts++;
    if (left.length > 0) throw left.shift();
    return "done";
  });
  return { promise, clock, attempts: () => attempts };
}

const total = (clock: SharedClock): number => clock.sleeps.reduce((sum, ms) => sum + ms, 0);

test("work is repeated until it succeeds, and every pause is told before it begins", async () => {
  const told: unknown[] = [];
  const { promise, clock, attempts } = run([fail("NETWORK"), fail("RATE_LIMITED", 60_000)], {
    onRetry: (event) => told.push(event),
  });
  expect(await promise).toBe("done");
  expect(attempts()).toBe(3);
  expect(told).toEqual([
    { operation: "getJob", code: "NETWORK", reason: "It failed.", attempt: 1, delayMs: clock.sleeps[0] },
    { operation: "getJob", code: "RATE_LIMITED", reason: "It failed.", attempt: 2, delayMs: clock.sleeps[1] },
  ]);
  expect(total(clock)).toBeGreaterThanOrEqual(60_500);
});

test("the last failure is thrown as it was", async () => {
  const last = fail("NOT_FOUND");
  const failures = [fail("NOT_FOUND"), fail("NETWORK"), fail("NOT_FOUND"), last];
  const { promise, attempts, clock } = run(failures);
  expect(await rejectionOf(promise)).toBe(last);
  expect(attempts()).toBe(4);
  // An outage in between neither counts as an odd answer nor changes its pauses.
  expect([clock.sleeps[0], clock.sleeps[2]]).toEqual([5_000, 15_000]);
});

test("an error that is not ours is thrown at once", async () => {
  const bug = new TypeError("not ours");
  const disguised = Object.assign(new TypeError("not ours either"), { code: "NETWORK", retryable: true });
  for (const error of [bug, disguised]) {
    const { promise, attempts } = run([error]);
    expect(await rejectionOf(promise)).toBe(error);
    expect(attempts()).toBe(1);
  }
});

test("a wait that would end past the deadline is not begun", async () => {
  const error = fail("RATE_LIMITED", 60_000);
  const clock = createSharedClock();
  const { promise, attempts } = run([error], { clock, deadlineMs: clock.monotonic() + 59_999 });
  const until = new Date(clock.now() + 60_000).toISOString().slice(0, 16).replace("T", " ");
  expect(await rejectionOf(promise)).toMatchObject({
    code: "RATE_LIMITED",
    waitMs: 60_000,
    message: `It failed. The response asked to wait until ${until} UTC, which is later than the time allowed.`,
  });
  expect([attempts(), clock.sleeps]).toEqual([1, []]);
});

const yearMs = 365 * 24 * 3_600_000;

test.each([fail("NETWORK", yearMs), fail("RATE_LIMITED", yearMs)])(
  "one odd wait for which there is no time is looked past: $code",
  async (error) => {
    const clock = createSharedClock();
    const { promise } = run([error], { clock, deadlineMs: clock.monotonic() + 60_000 });
    expect(await promise).toBe("done");
    expect(clock.sleeps).toEqual([5_000]);
  },
);

test("an odd wait that is asked for again and again takes the time that there is, in few looks, and is told", async () => {
  const clock = createSharedClock();
  const deadlineMs = clock.monotonic() + 5 * 3_600_000;
  const { promise } = run(Array(99).fill(fail("RATE_LIMITED", 73 * yearMs)), { clock, deadlineMs });
  expect(await rejectionOf(promise)).toMatchObject({
    code: "RATE_LIMITED",
    message: expect.stringMatching(/The response asked to wait until 20\d\d-\d\d-\d\d \d\d:\d\d UTC, /),
  });
  expect(clock.sleeps.slice(0, 4)).toEqual([5_000, 15_000, 45_000, 135_000]);
  expect(clock.sleeps.length).toBeLessThan(12);
  expect(clock.monotonic()).toBeLessThanOrEqual(deadlineMs);
  expect(deadlineMs - clock.monotonic()).toBeLessThan(20_000);
});

test("a wait as X documents it, for which there is no time, is believed at once", async () => {
  for (const error of [fail("RATE_LIMITED", 900_000), fail("DAILY_LIMIT", 80_000_000)]) {
    const clock = createSharedClock();
    const allowed: RetryRule = { codes: ["RATE_LIMITED", "DAILY_LIMIT"] };
    const { promise } = run([error], { clock, rule: allowed, deadlineMs: clock.monotonic() + 60_000 });
    expect(await rejectionOf(promise)).toMatchObject({ code: error.code, waitMs: error.waitMs });
    expect(clock.sleeps).toEqual([]);
  }
});

test("a wait that ends with the deadline is begun, and so is any where there is none", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const clock = createSharedClock();
  for (const deadlineMs of [clock.monotonic() + 60_000, undefined]) {
    const { promise } = run([fail("RATE_LIMITED", 60_000)], { clock, deadlineMs });
    expect(await promise).toBe("done");
  }
  vi.restoreAllMocks();
});

test("a wait that ends before the deadline is", async () => {
  const clock = createSharedClock();
  const { promise } = run([fail("RATE_LIMITED", 60_000)], { clock, deadlineMs: clock.monotonic() + 66_000 });
  expect(await promise).toBe("done");
});

test("an abort in a pause throws the signal's own reason, and nothing is tried again", async () => {
  const clock = createSharedClock();
  const abort = new AbortController();
  clock.whileAsleep(() => abort.abort("enough"));
  const { promise, attempts } = run([fail("NETWORK")], { clock, signal: abort.signal });
  expect(await rejectionOf(promise)).toBe("enough");
  expect(attempts()).toBe(1);
});

test("where nothing was ever reached, that is said early; once something was, patience is long", async () => {
  const options = { unreachedMs: 60_000 };
  for (const [isReached, code, most] of [
    [false, "NETWORK", 60_000],
    [true, "NETWORK", 20 * 60_000],
    [false, "RATE_LIMITED", 20 * 60_000],
  ] as const) {
    const { promise, clock, attempts } = run(Array(99).fill(fail(code)), {
      options,
      isReached: () => isReached,
    });
    expect(await rejectionOf(promise)).toMatchObject({ code });
    expect(total(clock)).toBeLessThanOrEqual(most);
    expect(total(clock)).toBeGreaterThan(most / 3);
    expect(attempts()).toBeGreaterThan(4);
  }
});
