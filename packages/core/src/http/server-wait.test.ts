import { expect, test } from "vitest";
import { readServerTime, readServerWait } from "./server-wait.ts";

const date = "Tue, 01 Sep 2026 12:00:00 GMT";
const serverNowMs = Date.UTC(2026, 8, 1, 12);
const serverNowSeconds = serverNowMs / 1_000;

/** Our own clock is an hour off, so that using it where the server's is known shows. */
const wait = (headers: Record<string, string>, status = 429): number | undefined =>
  readServerWait({ date, ...headers }, { status, nowMs: serverNowMs + 3_600_000 });

test("the reset time of X is counted from the server's own date, and a second more", () => {
  expect(wait({ "x-rate-limit-reset": String(serverNowSeconds + 840) })).toBe(841_000);
});

test("without a date our own clock has to do", () => {
  const headers = { "x-rate-limit-reset": String(serverNowSeconds + 840) };
  expect(readServerWait(headers, { status: 429, nowMs: serverNowMs })).toBe(841_000);
  expect(readServerWait({ ...headers, date: "yesterday" }, { status: 429, nowMs: serverNowMs })).toBe(
    841_000,
  );
});

test("retry-after in seconds needs no clock", () => {
  expect(wait({ "retry-after": "120" })).toBe(120_000);
  expect(wait({ "retry-after": "0" })).toBe(0);
});

test("retry-after as a date is counted from the server's own date", () => {
  expect(wait({ "retry-after": "Tue, 01 Sep 2026 12:02:00 GMT" })).toBe(120_000);
  expect(wait({ "retry-after": "Tuesday, 01-Sep-26 12:02:00 GMT" })).toBe(120_000);
});

test("of two waits the longer counts, whichever it is", () => {
  const reset = String(serverNowSeconds + 60);
  expect(wait({ "retry-after": "120", "x-rate-limit-reset": reset })).toBe(120_000);
  expect(wait({ "retry-after": "30", "x-rate-limit-reset": reset })).toBe(61_000);
});

test("a time that has passed is not a wait, and never a negative one", () => {
  expect(wait({ "retry-after": "Tue, 01 Sep 2026 11:00:00 GMT" })).toBe(0);
  expect(wait({ "x-rate-limit-reset": String(serverNowSeconds - 900) })).toBe(0);
});

test("the reset time, which every answer carries, asks for a wait only after a 429", () => {
  const headers = { "x-rate-limit-reset": String(serverNowSeconds + 840) };
  expect([200, 403, 500, 503].map((status) => wait(headers, status))).toEqual(Array(4).fill(undefined));
  expect(wait({ ...headers, "retry-after": "7" }, 503)).toBe(7_000);
});

test.for(["", "soon", "-5", "1.5", "1e3", "10, 20", "0x10", "12 seconds", "9999999999", "２０"])(
  "retry-after %j is neither seconds nor a date, so it says nothing",
  (value) => {
    expect(wait({ "retry-after": value })).toBeUndefined();
  },
);

test.for(["", "tomorrow", "-1", "1788264000.5", "1e9", "1788264000000000"])(
  "a reset of %j says nothing",
  (value) => {
    expect(wait({ "x-rate-limit-reset": value })).toBeUndefined();
  },
);

test("the server's time is its date header, if it has a readable one", () => {
  expect(readServerTime({ date })).toBe(serverNowMs);
  expect(readServerTime({})).toBeUndefined();
  expect(readServerTime({ date: "never" })).toBeUndefined();
});
