import { describe, expect, test } from "vitest";
import { downloadWindowMs, type Job, type JobStatus, uploadWindowMs } from "./job.ts";
import { cancelJob, isActive, lookAtJob, receiveUpload, stepJob } from "./lifecycle.ts";

const createdAtMs = 1_000_000;
const created: Job = {
  id: "1",
  type: "tweets",
  name: undefined,
  resumable: false,
  status: "created",
  createdAtMs,
  uploadedAtMs: undefined,
  processingMs: 500,
  looksLeft: 0,
  outcome: "complete",
};
const processing = receiveUpload(created, createdAtMs + 100);
const ended: readonly JobStatus[] = ["complete", "failed", "expired"];

describe("time alone", () => {
  test("expires a job without an upload when the window ends, and not a moment sooner", () => {
    expect(stepJob(created, createdAtMs + uploadWindowMs - 1).status).toBe("created");
    expect(stepJob(created, createdAtMs + uploadWindowMs).status).toBe("expired");
  });

  test("ends processing after its time", () => {
    expect(stepJob(processing, createdAtMs + 599).status).toBe("in_progress");
    expect(stepJob(processing, createdAtMs + 600).status).toBe("complete");
  });

  test.each(["complete", "failed", "expired"] as const)("ends processing as planned: %s", (outcome) => {
    expect(stepJob({ ...processing, outcome }, createdAtMs + 600).status).toBe(outcome);
  });

  test("expires a job that is still processed when its results could no longer be fetched", () => {
    const endless = { ...processing, processingMs: Number.POSITIVE_INFINITY };
    expect(stepJob(endless, createdAtMs + downloadWindowMs - 1).status).toBe("in_progress");
    expect(stepJob(endless, createdAtMs + downloadWindowMs).status).toBe("expired");
  });

  test.each(ended)("changes nothing about a job that is %s", (status) => {
    const job = { ...processing, status };
    expect(stepJob(job, createdAtMs + 10 * downloadWindowMs)).toBe(job);
  });
});

test("a job ends only after it was looked at often enough", () => {
  const shy = { ...processing, looksLeft: 2 };
  const once = lookAtJob(shy);
  expect(stepJob(once, createdAtMs + 600).status).toBe("in_progress");
  expect(stepJob(lookAtJob(once), createdAtMs + 600).status).toBe("complete");
});

test("looks count only while a job is processed, and never below none", () => {
  expect(lookAtJob({ ...created, looksLeft: 2 }).looksLeft).toBe(2);
  expect(lookAtJob(processing).looksLeft).toBe(0);
});

test("an upload starts processing at its moment", () => {
  expect(processing).toMatchObject({ status: "in_progress", uploadedAtMs: createdAtMs + 100 });
});

test("a cancelled job shows as failed", () => {
  expect(cancelJob(processing).status).toBe("failed");
});

test("a job holds its slot while it is created or in progress", () => {
  expect([created, processing].map(isActive)).toEqual([true, true]);
  expect(ended.map((status) => isActive({ status }))).toEqual([false, false, false]);
});
