import { expect, test } from "vitest";
import { createManualClock, systemClock } from "./clock.ts";

test("a manual clock stands still until it is moved", () => {
  const clock = createManualClock(1000);
  expect(clock.now()).toBe(1000);
  clock.advance(250);
  expect(clock.now()).toBe(1250);
});

test("the system's clock tells the real time", () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
});
