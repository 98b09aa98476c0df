import type { CheckEvent } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { describeEvent } from "./describe-event.ts";

const read = { files: 2, entries: 1_000, readBytes: 20_000 };
const jobType = "tweets";
const jobId = "7";

test.each<readonly [CheckEvent, string | undefined]>([
  [
    {
      type: "scanned",
      uploads: [
        { jobType, ids: 900, sizeBytes: 1, parts: 2 },
        { jobType: "users", ids: 1, sizeBytes: 1, parts: 1 },
      ],
      ...read,
    },
    "Read 2 files with 1,000 entries: 900 distinct post IDs in 2 parts and 1 distinct user ID.",
  ],
  [
    { type: "choice", dataset: "ids", file: "a.csv", files: 1, text: "csv (by its name)" },
    "Read a.csv as csv (by its name).",
  ],
  [
    { type: "choice", dataset: "ids", file: "a\u0007.csv", files: 2, text: "csv (by its name)" },
    "Read a\\u{7}.csv and any like it as csv (by its name).",
  ],
  [{ type: "plan", jobType, parts: 1, fresh: 0, older: 0, none: 1, jobs: 1, fit: 1, passMs: 1 }, undefined],
  [
    { type: "plan", jobType, parts: 3, fresh: 1, older: 1, none: 1, jobs: 2, fit: 1, passMs: 1 },
    "3 parts: 1 with a fresh result, 1 with an older one, 1 with none; 2 jobs needed.",
  ],
  [
    { type: "stands-in", jobType, parts: 1, oldestAgeMs: 90_000_000 },
    "Older results are used for 1 part; the oldest was created 25 h ago.",
  ],
  [
    { type: "bad-entries", dataset: "ids", faults: [{ file: "a", line: 2, message: "is not an ID" }] },
    "Entries without a valid ID were kept:\n  a:2 is not an ID",
  ],
  [
    { type: "doubts", dataset: "ids", faults: [{ file: "a", line: 2, message: "set `type: users`" }] },
    "These IDs may be wrong; they are checked all the same:\n  a:2 set `--type users`",
  ],
  [
    { type: "halved", jobType, ids: 10, sizeBytes: 200 },
    "X rejected an upload of 10 post IDs as too large; sending it in two halves.",
  ],
  [
    { type: "results-dropped", neededBytes: 2e6, freeBytes: 1e6 },
    "Disk space is short, so X's records are not kept (2.0 MB needed, 1.0 MB free). The result is not affected.",
  ],
  [
    { type: "job", how: "adopted", jobType, jobId, ageMs: 60_000 },
    "Reusing job 7 (created 1 min ago, no extra cost).",
  ],
  [
    { type: "job", how: "consulted", jobType, jobId, ageMs: 60_000 },
    "Reading the result of job 7 (created 1 min ago, no extra cost). It is used for the IDs that it names until a newer result is ready.",
  ],
  [
    { type: "plan", jobType, parts: 1, fresh: 0, older: 1, none: 0, jobs: 1, fit: 1, passMs: 1 },
    "A new job is needed; an older result is used until it is ready.",
  ],
  [
    { type: "slot-busy", jobType, elapsedMs: 1, nextPollMs: undefined },
    "Another tweets job of this App is still running; no new one is submitted.",
  ],
  [{ type: "uploaded", jobId, sizeBytes: 999 }, "Uploaded 999 bytes."],
  [
    { type: "proven", jobId, proof: "unverified", proofBy: "nothing", records: 1 },
    "Downloaded 1 record: not proven to be complete.",
  ],
  [
    {
      type: "retry",
      operation: "getJob",
      code: "NETWORK",
      reason: "The connection to api.x.com was refused (ECONNREFUSED).",
      attempt: 2,
      delayMs: 4_000,
    },
    "Could not check the job's status (NETWORK, attempt 2): The connection to api.x.com was refused (ECONNREFUSED). Trying again in 4 s.",
  ],
  [{ type: "passed-over", jobType, entries: 1 }, "Skipped 1 unreadable entry in X's list of jobs."],
  [
    { type: "abandoned", jobId, code: "UPLOAD_NOT_FOUND", cancelled: true },
    "Gave up on job 7 (UPLOAD_NOT_FOUND) and cancelled it.",
  ],
  [{ type: "compared", violations: 1, unverified: 0 }, undefined],
])("%o", (event, line) => {
  expect(describeEvent(event, { nowMs: 0 }).line).toBe(line);
});

test.each<readonly [CheckEvent, string]>([
  [{ type: "scanning", ...read }, "Reading: 2 files, 1,000 entries, 20 kB"],
  [{ type: "comparing", ...read }, "Comparing: 2 files, 1,000 entries, 20 kB"],
  [{ type: "uploading", jobId, sentBytes: 500, sizeBytes: 1_000 }, "Uploading: 500 bytes of 1.0 kB"],
  [{ type: "downloading", jobId, receivedBytes: 500, pass: 2 }, "Downloading again to compare: 500 bytes"],
  [
    {
      type: "waiting",
      jobId,
      status: "in_progress",
      elapsedMs: 60_000,
      nextPollMs: 30_000,
      leftMs: 3_600_000,
    },
    "Job 7 in progress: 1 min 5 s; checking again in 25 s; timing out in 59 min 55 s",
  ],
  [
    { type: "slot-busy", jobType, elapsedMs: 0, nextPollMs: 30_000 },
    "Another tweets job of this App is still running: 5 s; checking again in 25 s",
  ],
])("%o goes on", (event, text) => {
  const shown = describeEvent(event, { nowMs: 10_000 }).live?.(15_000);
  expect(`${shown?.label}: ${shown?.detail}`).toBe(text);
});
