import { expect, test } from "vitest";
import { createThrottle } from "./throttle.ts";

test("whatever is said, no two lines stand within an interval", () => {
  let nowMs = 100;
  const mayPrint = createThrottle(10_000, () => nowMs);
  expect(mayPrint("waiting")).toBe(true);
  nowMs += 9_999;
  expect([mayPrint("waiting"), mayPrint("uploading")]).toEqual([false, false]);
  nowMs += 1;
  expect(mayPrint("uploading")).toBe(true);
  expect(mayPrint("waiting")).toBe(false);
});

test("a first time that is held only starts the interval", () => {
  let nowMs = 0;
  const mayPrint = createThrottle(10_000, () => nowMs);
  expect(mayPrint("uploading", "held")).toBe(false);
  nowMs = 9_999;
  expect(mayPrint("uploading", "held")).toBe(false);
  nowMs = 10_000;
  expect(mayPrint("uploading", "held")).toBe(true);
  expect(mayPrint("uploading", "held")).toBe(false);
});

test("of two jobs that are always looked at together, each is told every second time", () => {
  let nowMs = 0;
  const mayPrint = createThrottle(10_000, () => nowMs);
  const told: string[] = [];
  for (; nowMs < 120_000; nowMs += 30_000) {
    for (const job of ["tweets", "users"]) if (mayPrint(job)) told.push(job);
  }
  expect(told).toEqual(["tweets", "users", "tweets", "users"]);
});

test("what has ended holds nothing up for long", () => {
  let nowMs = 0;
  const mayPrint = createThrottle(10_000, () => nowMs);
  mayPrint("waiting");
  expect(mayPrint("ended")).toBe(false);
  nowMs = 30_000;
  expect(mayPrint("waiting")).toBe(false);
  nowMs = 60_000;
  expect(mayPrint("waiting")).toBe(true);
});
