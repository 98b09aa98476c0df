import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { createRateLimit } from "./rate-limit.ts";

const windowMs = 900_000;

test("requests are counted down and refused when the window is used up", () => {
  const admit = createRateLimit({ limit: 2, windowMs }, createManualClock(10_500));
  const answers = [admit("get"), admit("get"), admit("get")];
  expect(answers.map(({ admitted }) => admitted)).toEqual([true, true, false]);
  expect(answers.map(({ headers }) => headers["x-rate-limit-remaining"])).toEqual(["1", "0", "0"]);
  expect(answers[2]?.headers["x-rate-limit-limit"]).toBe("2");
});

test("the reset is told in whole seconds, never too early", () => {
  const admit = createRateLimit({ limit: 2, windowMs }, createManualClock(10_500));
  expect(admit("get").headers["x-rate-limit-reset"]).toBe("911");
});

test("a new window opens at the reset, and not before", () => {
  const clock = createManualClock(0);
  const admit = createRateLimit({ limit: 1, windowMs }, clock);
  admit("get");
  clock.advance(windowMs - 1);
  expect(admit("get").admitted).toBe(false);
  clock.advance(1);
  expect(admit("get")).toMatchObject({ admitted: true, headers: { "x-rate-limit-reset": "1800" } });
});

test("each endpoint has a window of its own", () => {
  const admit = createRateLimit({ limit: 1, windowMs }, createManualClock(0));
  expect([admit("get").admitted, admit("list").admitted, admit("get").admitted]).toEqual([true, true, false]);
});
