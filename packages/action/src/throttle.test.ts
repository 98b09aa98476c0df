import { expect, test } from "vitest";
import { createThrottle } from "./throttle.ts";

test("the same key is let through once an interval, another key on its own", () => {
  let nowMs = 100;
  const mayPrint = createThrottle(10_000, () => nowMs);
  expect(mayPrint("waiting")).toBe(true);
  nowMs += 9_999;
  expect(mayPrint("waiting")).toBe(false);
  expect(mayPrint("uploading")).toBe(true);
  nowMs += 1;
  expect(mayPrint("waiting")).toBe(true);
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
