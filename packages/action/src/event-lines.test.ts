import type { CheckEvent } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { describeEvent } from "./event-lines.ts";

const jobId = "1900000000000000001";
const events: readonly CheckEvent[] = [
  { type: "scanned", jobType: "tweets", files: 3, entries: 22_010, ids: 22_000, sizeBytes: 440_123 },
  { type: "job", how: "created", jobType: "tweets", jobId },
  { type: "job", how: "adopted", jobType: "tweets", jobId },
  { type: "slot-busy", jobType: "users", elapsedMs: 60_000, nextLookMs: 30_000 },
  { type: "uploading", jobId, sentBytes: 1_000_000, sizeBytes: 12_000_000 },
  { type: "uploaded", jobId, sizeBytes: 12_000_000 },
  {
    type: "waiting",
    jobId,
    status: "in_progress",
    elapsedMs: 90_000,
    nextLookMs: 45_000,
    leftMs: 17_880_000,
  },
  { type: "downloading", jobId, receivedBytes: 2_500_000, pass: 1 },
  { type: "downloading", jobId, receivedBytes: 2_500_000, pass: 2 },
  { type: "proven", jobId, proof: "consistent", records: 1100 },
  { type: "retry", operation: "getJob", code: "RATE_LIMITED", attempt: 1, delayMs: 61_000 },
  { type: "abandoned", jobId, code: "SIGNED_URL_REFUSED", cancelled: true },
  { type: "abandoned", jobId, code: "JOB_FAILED", cancelled: false },
  { type: "compared", violations: 1100, unverified: 0 },
  { type: "compared", violations: 1, unverified: 2000 },
];

test("every event reads as a sentence", () => {
  expect(events.map((event) => describeEvent(event).text)).toMatchInlineSnapshot(`
    [
      "Read 3 files with 22,010 entries: 22,000 post IDs without repeats.",
      "Created job 1900000000000000001.",
      "Took over job 1900000000000000001 of an earlier run: the same IDs, no new job to pay for.",
      "Another users job of the App is still running; waited 1 min, looking again in 30 s.",
      "Uploading: 1.0 MB of 12 MB.",
      "Uploaded 12 MB.",
      "Waiting for X: in progress after 1 min 30 s; next look in 45 s, giving up in 4 h 58 min.",
      "Downloading: 2.5 MB.",
      "Downloading again to compare: 2.5 MB.",
      "Result: 1,100 records, proof: consistent.",
      "getJob failed (RATE_LIMITED, attempt 1); trying again in 1 min 1 s.",
      "Gave up job 1900000000000000001 (SIGNED_URL_REFUSED) and cancelled it.",
      "Gave up job 1900000000000000001 (JOB_FAILED).",
      "Compared: 1,100 IDs no longer compliant.",
      "Compared: 1 ID no longer compliant, 2,000 unverified.",
    ]
  `);
});

test("only what repeats has a topic, so that nothing else is left out", () => {
  const withTopic = events
    .filter((event) => describeEvent(event).topic !== undefined)
    .map((event) => event.type);
  expect([...new Set(withTopic)]).toEqual(["slot-busy", "uploading", "waiting", "downloading"]);
});
