import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { abortable } from "./abortable.ts";

const never = new Promise<never>(() => {});

test("work that ends in time ends as it does", async () => {
  const { signal } = new AbortController();
  expect(await abortable(Promise.resolve(1), signal)).toBe(1);
  await expect(abortable(Promise.reject(new Error("broken")), signal)).rejects.toThrow("broken");
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

test("work that hangs is left behind for the signal's own reason", async () => {
  const controller = new AbortController();
  const waiting = abortable(never, controller.signal);
  controller.abort("stop");
  await expect(waiting).rejects.toBe("stop");
  await expect(abortable(never, controller.signal)).rejects.toBe("stop");
});

test("what work that was left behind throws later is not a failure of its own", async () => {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  const waiting = abortable(late.promise, controller.signal);
  controller.abort("stop");
  late.reject(new Error("late"));
  await expect(waiting).rejects.toBe("stop");
});
