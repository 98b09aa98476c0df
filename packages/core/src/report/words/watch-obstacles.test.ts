import { expect, test } from "vitest";
import type { CheckEvent } from "../../check/terms/events.ts";
import type { Obstacle } from "./describe-obstacle.ts";
import { watchObstacles } from "./watch-obstacles.ts";

const scanned: CheckEvent = {
  type: "scanned",
  ...{ files: 1, entries: 5, readBytes: 50 },
  uploads: [{ jobType: "tweets", ids: 5, sizeBytes: 50, parts: 1 }],
};
const plan: CheckEvent = {
  type: "plan",
  ...{ jobType: "tweets", parts: 1, fresh: 0, older: 0, none: 1, jobs: 1, fit: undefined, passMs: undefined },
};
const code = "EDGE_REFUSED";
const retry: CheckEvent = { type: "retry", operation: "getJob", code, reason: "No.", attempt: 1, delayMs: 5 };
const job: CheckEvent = { type: "job", how: "created", jobType: "tweets", jobId: "1", ageMs: 0 };
const busy = { type: "slot-busy", jobType: "tweets", elapsedMs: 1, nextPollMs: 1 } as const;
const abandoned: CheckEvent = { type: "abandoned", jobId: "1", code, cancelled: true };
const waiting: CheckEvent = {
  type: "waiting",
  ...{ jobId: "1", status: "in_progress", elapsedMs: 1, nextPollMs: 1, leftMs: 1 },
};
const cases: readonly (readonly [string, readonly CheckEvent[], Obstacle | undefined])[] = [
  ["a list that never came", [scanned], { kind: "no list" }],
  ["a list that was refused to the end", [scanned, retry], { kind: "failing", code }],
  ["a slot that stays taken", [scanned, plan, busy], { kind: "slot", jobType: "tweets" }],
  [
    "a slot that is not waited for",
    [scanned, plan, { ...busy, nextPollMs: undefined }],
    { kind: "slot", jobType: "tweets" },
  ],
  ["a slot that became free", [scanned, plan, busy, job], undefined],
  ["polls that fail to the end", [scanned, plan, job, waiting, retry], { kind: "failing", code }],
  ["polls that failed and went on", [scanned, plan, job, retry, waiting], undefined],
  ["a job that was given up", [scanned, plan, job, abandoned], { kind: "abandoned", code }],
  ["a job that was replaced", [scanned, plan, job, abandoned, { ...job, jobId: "2" }], undefined],
];

test.each(cases)("%s is told from the events", (_, events, expected) => {
  const watch = watchObstacles();
  for (const event of events) watch.note(event);
  expect(watch.find()).toEqual(expected);
});
