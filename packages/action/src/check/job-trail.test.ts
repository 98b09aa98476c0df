import type { CheckEvent } from "@x-batch-compliance/core";
import type { Obstacle } from "@x-batch-compliance/core/report";
import { expect, test } from "vitest";
import { createJobTrail } from "./job-trail.ts";

test("jobs are known from the moment they are made or taken over, until they are given up", () => {
  const trail = createJobTrail();
  expect(trail.ids()).toEqual([]);
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "1", ageMs: 7_200_000 });
  trail.note({ type: "job", how: "adopted", jobType: "users", jobId: "2", ageMs: 7_200_000 });
  trail.note({ type: "uploaded", jobId: "1", sizeBytes: 5 });
  expect(trail.ids()).toEqual(["1", "2"]);
  trail.note({ type: "abandoned", jobId: "1", code: "JOB_FAILED", cancelled: false });
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "3", ageMs: 7_200_000 });
  expect(trail.ids()).toEqual(["2", "3"]);
});

test("a job that was made is counted, also if it was given up; one that was taken over is not", () => {
  const trail = createJobTrail();
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "1", ageMs: 0 });
  trail.note({ type: "job", how: "adopted", jobType: "users", jobId: "2", ageMs: 7_200_000 });
  trail.note({ type: "abandoned", jobId: "1", code: "JOB_FAILED", cancelled: false });
  expect(trail.made()).toBe(1);
});

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
const retry: CheckEvent = { type: "retry", operation: "getJob", code, attempt: 1, delayMs: 5 };
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
  const trail = createJobTrail();
  for (const event of events) trail.note(event);
  expect(trail.obstacle()).toEqual(expected);
});
