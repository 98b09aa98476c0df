import { expect, test } from "vitest";
import { describeEvent, type ToldEvent } from "./event-lines.ts";

const jobId = "1900000000000000001";
const events: readonly ToldEvent[] = [
  { type: "scanning", files: 2, entries: 12_000, readBytes: 240_000 },
  {
    type: "scanned",
    uploads: [{ jobType: "tweets", ids: 22_000, sizeBytes: 440_123, parts: 1 }],
    files: 3,
    entries: 22_010,
    readBytes: 440_320,
  },
  {
    type: "scanned",
    uploads: [
      { jobType: "tweets", ids: 7_000_000, sizeBytes: 140_000_000, parts: 2 },
      { jobType: "users", ids: 1, sizeBytes: 3, parts: 1 },
    ],
    files: 1,
    entries: 7_000_000,
    readBytes: 150_000_000,
  },
  { type: "choice", dataset: "ids", file: "a.csv", files: 1, text: "csv (its name says so)" },
  { type: "choice", dataset: "tables", file: "a.csv", files: 2, text: "csv (its name says so)" },
  { type: "halved", jobType: "tweets", ids: 6_000_000, sizeBytes: 120_000_000 },
  { type: "results-dropped", neededBytes: 900_000_000, freeBytes: 400_000_000 },
  { type: "comparing", files: 1, entries: 2048, readBytes: 40_960 },
  { type: "stands-in", jobType: "tweets", parts: 1, oldestAgeMs: 93_600_000 },
  { type: "stands-in", jobType: "users", parts: 12, oldestAgeMs: 300_000_000 },
  { type: "job", how: "created", jobType: "tweets", jobId, ageMs: 7_200_000 },
  { type: "job", how: "adopted", jobType: "tweets", jobId, ageMs: 7_200_000 },
  { type: "slot-busy", jobType: "users", elapsedMs: 60_000, nextPollMs: 30_000 },
  { type: "slot-busy", jobType: "users", elapsedMs: 0, nextPollMs: undefined },
  { type: "uploading", jobId, sentBytes: 1_000_000, sizeBytes: 12_000_000 },
  { type: "uploaded", jobId, sizeBytes: 12_000_000 },
  {
    type: "waiting",
    jobId,
    status: "in_progress",
    elapsedMs: 90_000,
    nextPollMs: 45_000,
    leftMs: 17_880_000,
  },
  { type: "downloading", jobId, receivedBytes: 2_500_000, pass: 1 },
  { type: "downloading", jobId, receivedBytes: 2_500_000, pass: 2 },
  { type: "proven", jobId, proof: "proven", proofBy: "checksum", records: 1100 },
  {
    type: "proven",
    jobId,
    proof: "consistent",
    proofBy: "second download",
    records: 1100,
    markerLines: { sent: 3, returned: 0, foreign: 0 },
  },
  { type: "proven", jobId, proof: "unverified", proofBy: "nothing", records: 1100 },
  {
    type: "proven",
    jobId,
    proof: "consistent",
    proofBy: "second download",
    records: 1,
    markerLines: { sent: 3, returned: 2, foreign: 0 },
    oddLines: [
      { form: "{type: string, original: string, reason: string}", count: 1200 },
      { form: "byte order mark", count: 1 },
    ],
  },
  {
    type: "proven",
    jobId,
    proof: "proven",
    proofBy: "sentinels",
    records: 1,
    markerLines: { sent: 3, returned: 3, foreign: 0 },
    oddLines: [],
  },
  {
    type: "retry",
    operation: "getJob",
    code: "RATE_LIMITED",
    reason: "X is busy.",
    attempt: 1,
    delayMs: 61_000,
  },
  { type: "abandoned", jobId, code: "SIGNED_URL_REFUSED", cancelled: true },
  { type: "abandoned", jobId, code: "JOB_FAILED", cancelled: false },
  { type: "compared", violations: 1100, unverified: 0 },
  { type: "compared", violations: 1, unverified: 2000 },
];

test("every event reads as a sentence", () => {
  expect(events.map((event) => describeEvent(event)?.text)).toMatchInlineSnapshot(`
    [
      "Reading: 2 files, 12,000 entries, 240 kB so far.",
      "Read 3 files with 22,010 entries: 22,000 distinct post IDs.",
      "Read 1 file with 7,000,000 entries: 7,000,000 distinct post IDs in 2 parts and 1 distinct user ID.",
      "Read a.csv as csv (its name says so).",
      "tables: read a.csv and any like it as csv (its name says so).",
      "X found an upload of 6,000,000 post IDs (120 MB) too large; uploading it in two halves.",
      "Disk space is short (900 MB needed, 400 MB free): X's records are not kept, and \`results.ndjson\` will be empty. The result is not affected.",
      "Comparing: 1 file, 2,048 entries, 41 kB so far.",
      "Posts: using an older result for 1 part; it is 26 h old.",
      "Users: using older results for 12 parts; the oldest is 3 days old.",
      "Created job 1900000000000000001.",
      "Reusing job 1900000000000000001 from an earlier run (created 2 h ago, no extra cost).",
      "Another users job of the App is still running; waited 1 min, checking again in 30 s.",
      "Another users job of the App is still running; this run does not submit another one.",
      "Uploading: 1.0 MB of 12 MB.",
      "Uploaded 12 MB.",
      "X job in progress (1 min 30 s). Checking again in 45 s; timing out in 4 h 58 min.",
      "Downloading: 2.5 MB.",
      "Downloading again to compare: 2.5 MB.",
      "Result: 1,100 records, proven by the storage checksum.",
      "Result: 1,100 records, consistent by a second download (0 of 3 marker lines came back).",
      "Result: 1,100 records, unverified.",
      "Result: 1 record, consistent by a second download (2 of 3 marker lines came back). Other lines in the result, by form: 1,200 × {type: string, original: string, reason: string}; 1 × byte order mark.",
      "Result: 1 record, proven by marker lines.",
      "Could not check the job's status (RATE_LIMITED, attempt 1): X is busy. Trying again in 1 min 1 s.",
      "Gave up on job 1900000000000000001 (SIGNED_URL_REFUSED) and cancelled it.",
      "Gave up on job 1900000000000000001 (JOB_FAILED).",
      "Compared: 1,100 IDs must be removed.",
      "Compared: 1 ID must be removed; 2,000 unverified.",
    ]
  `);
});

test("only what repeats has a topic, so that nothing else is left out", () => {
  const withTopic = events
    .filter((event) => describeEvent(event)?.topic !== undefined)
    .map((event) => event.type);
  expect(
    describeEvent({ type: "slot-busy", jobType: "tweets", elapsedMs: 0, nextPollMs: undefined }),
  ).not.toHaveProperty("topic");
  expect([...new Set(withTopic)]).toEqual([
    "scanning",
    "comparing",
    "slot-busy",
    "uploading",
    "waiting",
    "downloading",
  ]);
});
