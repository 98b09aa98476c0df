import { expect, test } from "vitest";
import { deriveEventTimes } from "./event-times.ts";

const tweet = { id: "1160164553482756096", type: "tweets", hash: 12345, repetition: 0 } as const;
const many = Array.from({ length: 200 }, (_, index) => deriveEventTimes({ ...tweet, hash: index * 7919 }));

test("a post was created when its ID says", () => {
  const { createdAt } = deriveEventTimes(tweet);
  expect(Math.abs(Date.parse(createdAt) - Date.UTC(2019, 7, 10, 12, 22, 39, 22))).toBeLessThan(1000);
});

test("old posts and accounts, whose IDs hold no time, get one that lies in the past", () => {
  for (const source of [
    { ...tweet, id: "20" },
    { ...tweet, type: "users" },
    { ...tweet, type: "users", id: "12", hash: 2 ** 32 - 1 },
  ] as const) {
    const { createdAt } = deriveEventTimes(source);
    expect(Date.parse(createdAt)).toBeGreaterThanOrEqual(Date.UTC(2007, 0));
    expect(Date.parse(createdAt)).toBeLessThan(Date.UTC(2012, 0));
  }
});

test("both forms of a time occur", () => {
  const forms = new Set(many.map(({ createdAt }) => createdAt.replace(/\d/g, "0")));
  expect([...forms].sort()).toEqual(["0000-00-00T00:00:00+00:00", "0000-00-00T00:00:00.000Z"]);
});

test("the time of the redaction may be absent, null, or after the creation", () => {
  expect(new Set(many.map(({ redactedAt }) => (redactedAt ? "set" : redactedAt)))).toEqual(
    new Set([undefined, null, "set"]),
  );
  for (const { createdAt, redactedAt } of many) {
    if (redactedAt) expect(Date.parse(redactedAt)).toBeGreaterThan(Date.parse(createdAt));
  }
});

test("a repetition is told with a later time, always", () => {
  for (let hash = 0; hash < 200; hash++) {
    const first = deriveEventTimes({ ...tweet, hash: hash * 7919 }).redactedAt;
    const second = deriveEventTimes({ ...tweet, hash: hash * 7919, repetition: 1 }).redactedAt;
    expect(Date.parse(second ?? "")).toBeGreaterThan(first ? Date.parse(first) : 0);
  }
});
