import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { type Job, type JobType, uploadWindowMs } from "./job.ts";
import { createJobStore } from "./job-store.ts";

const nowMs = Date.UTC(2021, 7, 11, 19, 42, 55);

function describeJob(id: string, type: JobType): Job {
  return {
    id,
    type,
    name: undefined,
    resumable: false,
    status: "created",
    createdAtMs: nowMs,
    uploadedAtMs: undefined,
    processingMs: 0,
    looksLeft: 0,
    outcome: "complete",
  };
}

test("jobs are listed by type, newest first", () => {
  const store = createJobStore(createManualClock(nowMs));
  store.put(describeJob("1", "tweets"));
  store.put(describeJob("2", "users"));
  store.put(describeJob("3", "tweets"));
  expect(store.list("tweets").map(({ id }) => id)).toEqual(["3", "1"]);
  expect(store.list().map(({ id }) => id)).toEqual(["3", "2", "1"]);
});

test("a new state keeps a job's place", () => {
  const store = createJobStore(createManualClock(nowMs));
  store.put(describeJob("1", "tweets"));
  store.put(describeJob("2", "tweets"));
  store.put({ ...describeJob("1", "tweets"), status: "failed" });
  expect(store.list().map(({ id, status }) => `${id} ${status}`)).toEqual(["2 created", "1 failed"]);
});

test("a job is read as it stands now on the clock", () => {
  const clock = createManualClock(nowMs);
  const store = createJobStore(clock);
  store.put(describeJob("1", "tweets"));
  clock.advance(uploadWindowMs);
  expect(store.find("1")?.status).toBe("expired");
  expect(store.list()[0]?.status).toBe("expired");
  expect(store.find("2")).toBeUndefined();
});

test("IDs have X's form, are all different, and hold the time of their creation", () => {
  const store = createJobStore(createManualClock(nowMs));
  const ids = [store.createId(), store.createId(), store.createId()];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9]{19}$/);
    expect(Number(BigInt(id) >> 22n) + 1_288_834_974_657).toBe(nowMs);
  }
});
