import { createHash } from "node:crypto";
import type { Fault, Outcome } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { flows } from "../../test/complete-job.ts";
import { driveCore } from "../../test/drive-core.ts";
import { runOnce } from "../../test/drive-part.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import { watchCalls } from "../../test/watch-calls.ts";
import type { JobEvent } from "./job-event.ts";

const part = makePart(makeIds(1_000));
const answer = (status: number): Fault => ({ kind: "answer", status });
/** As often as it takes to be believed. */
const always = (status: number): readonly Fault[] => Array(4).fill(answer(status));

test.each(flows)(
  "a part goes from start to end in the flow $flow",
  async ({ flow, upload, download, proofBy }) => {
    await using driven = await driveCore({ flow, processingMs: 45_000 });
    const events: JobEvent[] = [];
    const outcome = await runOnce(driven, part, { events });
    const [job] = driven.sandbox.x.jobs();
    const result = driven.sandbox.x.result(job?.id ?? "");
    expect(outcome).toMatchObject({
      state: "complete",
      adopted: false,
      job: { id: job?.id, name: `lists-${part.digest.slice(0, 20)}-run-1` },
      result: { proof: "proven", proofBy, digest: createHash("sha256").update(result).digest("hex") },
    });
    const steps = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
    expect(steps).toEqual(["job", "uploading", "uploaded", "waiting", "downloading", "proven"]);
    expect(events[0]).toMatchObject({ how: "created", jobType: "tweets", jobId: job?.id });
    expect(driven.count("x.listJobs", "x.createJob", upload, download)).toEqual([1, 1, 1, 1]);
  },
);

test("an upload is told of every 64 KiB and at its end, however small the pieces are that marker lines make of it", async () => {
  await using driven = await driveCore();
  const events: JobEvent[] = [];
  await runOnce(driven, makePart(makeIds(10_000)), { events });
  const sent = events.filter((event) => event.type === "uploading");
  const sizeBytes = sent[0]?.sizeBytes ?? 0;
  expect(sizeBytes).toBeGreaterThan(150_000);
  expect(sent.length).toBeGreaterThanOrEqual(2);
  expect(sent.length).toBeLessThanOrEqual(Math.ceil(sizeBytes / 65_536));
  expect(sent.at(-1)?.sentBytes).toBe(sizeBytes);
});

test("an empty result is a result: nothing is said against any ID", async () => {
  await using driven = await driveCore({ verdicts: { kind: "table", byId: {} } });
  const outcome = await runOnce(driven, part);
  expect(outcome).toMatchObject({ state: "complete", result: { proof: "proven", records: 0 } });
});

describe("a job that this run has made", () => {
  const rewriteJob = (change: object): Fault => ({
    kind: "rewrite",
    body(body) {
      const { data } = JSON.parse(body.toString());
      return Buffer.from(JSON.stringify({ data: { ...data, ...change } }));
    },
  });

  test.each(["complete", "in_progress", "pending_upload", "CREATED"])(
    "gets its upload before anything is believed of it, whatever it shows (%s)",
    async (status) => {
      await using driven = await driveCore();
      driven.sandbox.faults.script("x.createJob", rewriteJob({ status }));
      expect(await runOnce(driven, part)).toMatchObject({ state: "complete", result: { proof: "proven" } });
      expect(driven.count("x.createJob", "x.uploadIds")).toEqual([1, 1]);
    },
  );

  test("and left its address out is looked up for it", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.createJob", rewriteJob({ status: "complete", upload_url: null }));
    expect(await runOnce(driven, part)).toMatchObject({ state: "complete", result: { proof: "proven" } });
    expect(driven.count("x.uploadIds")).toEqual([1]);
  });

  test("is not evidence where X never takes its upload, whatever X shows of it", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.createJob", rewriteJob({ status: "complete" }));
    driven.sandbox.faults.script("x.uploadIds", ...always(409));
    await expect(runOnce(driven, part)).rejects.toMatchObject({
      code: "API_ERROR",
      message: "X did not accept the upload for a job that this run had just created.",
    });
    expect(driven.count("x.createJob", "x.downloadResults")).toEqual([1, 0]);
  });

  test("is not evidence where it never has an address, and shows a result all the same", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.createJob", rewriteJob({ upload_url: null }));
    const done = rewriteJob({ upload_url: null, status: "complete" });
    driven.sandbox.faults.script("x.getJob", rewriteJob({ upload_url: null }), done, done, done);
    await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "API_ERROR" });
    expect(driven.count("x.downloadResults")).toEqual([0]);
  });
});

describe("a job that ends without a result", () => {
  test.each<Outcome>(["failed", "expired"])("as %s is replaced by a new one", async (ending) => {
    await using driven = await driveCore();
    driven.sandbox.x.endNext(ending);
    const outcome = await runOnce(driven, part);
    const [second, first] = driven.sandbox.x.jobs();
    expect([first?.status, second?.status]).toEqual([ending, "complete"]);
    expect(outcome).toMatchObject({ state: "complete", adopted: false, job: { id: second?.id } });
  });

  test("is replaced twice, and the third failure is thrown", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.endNext("failed", "expired", "failed", "complete");
    await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "JOB_FAILED" });
    expect(driven.count("x.createJob", "x.uploadIds")).toEqual([3, 3]);
  });

  test("costs none of the three if an earlier run left it", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "failed", name: "lists" });
    driven.sandbox.x.endNext("failed", "failed");
    expect(await runOnce(driven, part)).toMatchObject({ state: "complete" });
    expect(driven.count("x.createJob")).toEqual([3]);
  });
});

test.each([
  ["name", '"name":"lists-', '"name":"other-'],
  ["type", '"type":"tweets"', '"type":"users"'],
])("a job that shows another %s while it is waited for is refused at once", async (_, own, other) => {
  await using driven = await driveCore({ processingMs: 45_000 });
  const swap = (body: Buffer): Buffer => Buffer.from(body.toString().replace(own, other));
  driven.sandbox.faults.script("x.getJob", { kind: "rewrite", body: swap });
  await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "JOB_MISMATCH" });
  expect(driven.count("x.getJob")).toEqual([1]);
});

describe("an upload that the job refuses", () => {
  test("leads to a new job, and the old one is cancelled first", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", ...always(403));
    const events: JobEvent[] = [];
    expect(await runOnce(driven, part, { events })).toMatchObject({ state: "complete" });
    expect(events).toContainEqual(
      expect.objectContaining({ type: "abandoned", code: "SIGNED_URL_REFUSED", cancelled: true }),
    );
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "failed"]);
  });

  test("leads to a new job where X cannot cancel, once the old one has expired", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    driven.sandbox.faults.script("storage.uploadIds", ...always(403));
    expect(await runOnce(driven, part)).toMatchObject({ state: "complete" });
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "expired"]);
  });

  test.each(flows)("because its window is over leads to a new job ($flow)", async ({ flow, upload }) => {
    await using driven = await driveCore({ flow });
    let isFirst = true;
    const onEvent = ({ type }: JobEvent): void => {
      if (type === "job" && isFirst) driven.clock.manual.advance(15 * 60_000);
      if (type === "job") isFirst = false;
    };
    expect(await runOnce(driven, part, { onEvent })).toMatchObject({ state: "complete", adopted: false });
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "expired"]);
    expect(driven.sandbox.recorder.requests(upload).map(({ status }) => status)).toEqual([
      flow === "api" ? 403 : 400,
      200,
    ]);
  });

  test("is given up after three jobs", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", ...always(403), ...always(403), ...always(403));
    await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "SIGNED_URL_REFUSED" });
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["failed", "failed", "failed"]);
  });

  test("because X does not know its address is named, and its job is cancelled", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", ...always(404));
    await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "UPLOAD_NOT_FOUND" });
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["failed"]);
  });
});

test("a result whose addresses are all refused leads to a new job", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.downloadResults", ...always(403));
  expect(await runOnce(driven, part)).toMatchObject({ state: "complete", result: { proof: "proven" } });
  expect(driven.count("x.createJob")).toEqual([2]);
});

test.each<[string, (whole: Buffer) => Buffer]>([
  ["RESULT_FOREIGN_ID", () => Buffer.from('{"id":"20","action":"delete","reason":"deleted"}\n')],
  ["RESULT_TRUNCATED", (whole) => whole.subarray(0, -2)],
  ["RESULT_MALFORMED", (whole) => Buffer.from(whole.toString().replace(/"id":"(\d+)"/, '"id":$1'))],
])("a result that ends in %s is not a reason to pay for another job", async (code, transform) => {
  await using driven = await driveCore();
  driven.sandbox.x.setTransformResult(transform);
  await expect(runOnce(driven, part)).rejects.toMatchObject({ code });
  expect(driven.count("x.createJob")).toEqual([1]);
});

describe("a job that is not ready in time", () => {
  test("is pending, and goes on by itself", async () => {
    await using driven = await driveCore({ processingMs: 7_200_000 });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ state: "pending", adopted: false });
    expect(outcome).not.toHaveProperty("result");
    expect(driven.sandbox.x.jobs()).toMatchObject([{ id: outcome.job.id, status: "in_progress" }]);
    expect(driven.count("x.cancelJob")).toEqual([0]);
  });

  test("is polled once, and not slept for, where nobody waits", async () => {
    await using driven = await driveCore({ processingMs: 1_000 });
    expect(await runOnce(driven, part, { wait: false })).toMatchObject({ state: "pending" });
    expect(driven.count("x.uploadIds", "x.getJob")).toEqual([1, 1]);
    expect(driven.clock.sleeps).toEqual([]);
  });
});

test("another job that holds the slot is waited for, and told of", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", endsAfterMs: 20_000 });
  const events: JobEvent[] = [];
  expect(await runOnce(driven, part, { events })).toMatchObject({ state: "complete", adopted: false });
  expect(events[0]).toEqual({ type: "slot-busy", jobType: "tweets", elapsedMs: 0, nextPollMs: 30_000 });
});

test("nobody has to listen, whatever happens", async () => {
  await using driven = await driveCore({ processingMs: 45_000 });
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", endsAfterMs: 20_000 });
  driven.sandbox.faults.script("x.uploadIds", answer(500));
  driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status: 200, body: "<html>" });
  expect(await runOnce(driven, part, { onEvent: undefined })).toMatchObject({ state: "complete" });
});

test("a job that is reused is told of as such, and a download that is made again is, too", async () => {
  await using driven = await driveCore({ processingMs: 60_000 });
  await runOnce(driven, part, { wait: false });
  driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status: 200, body: "<html>" });
  const events: JobEvent[] = [];
  const { job } = await runOnce(driven, part, { events });
  expect(events[0]).toEqual({ type: "job", how: "adopted", jobType: "tweets", jobId: job.id, ageMs: 0 });
  expect(events).toContainEqual({
    type: "retry",
    operation: "collectResult",
    code: "RESULT_TRUNCATED",
    attempt: 1,
    reason: expect.any(String),
    delayMs: expect.any(Number),
  });
});

test("a job that X no longer knows is replaced", async () => {
  await using driven = await driveCore();
  // The job's own five looks, and none of the next one.
  driven.sandbox.faults.script("x.getJob", ...Array(5).fill(answer(404)));
  expect(await runOnce(driven, part)).toMatchObject({ state: "complete" });
  expect(driven.count("x.createJob")).toEqual([2]);
});

test.each(flows)(
  "every call of the flow $flow obeys the caller's signal",
  async ({ flow, upload, download }) => {
    await using driven = await driveCore({ flow, processingMs: 45_000 });
    const { client, calls } = watchCalls(driven.client);
    driven.sandbox.faults.script(upload, answer(500));
    driven.sandbox.faults.script(download, { kind: "answer", status: 200, body: "<html>" });
    const { signal } = new AbortController();
    const deadlineMs = driven.after(3_600_000);
    await runOnce({ ...driven, client }, part, { signal, timeoutMs: 3_600_000 });
    expect(calls.filter(([, call]) => call?.signal !== signal)).toEqual([]);
    expect(calls.slice(0, 2)).toEqual([
      ["listJobs", { signal, deadlineMs }],
      ["createJob", { signal, deadlineMs }],
    ]);
  },
);

test("an error that is not ours ends it, even if it has a code that leads to another job", async () => {
  await using driven = await driveCore();
  const bug = Object.assign(new TypeError("a bug"), { code: "JOB_FAILED", retryable: true });
  const getJob = async (): Promise<never> => {
    throw bug;
  };
  await expect(runOnce({ ...driven, client: { ...driven.client, getJob } }, part)).rejects.toBe(bug);
  expect(driven.count("x.createJob")).toEqual([1]);
});

test("what the file system refuses while a part runs is an error of the result's file", async () => {
  await using driven = await driveCore();
  const refusal = Object.assign(new Error("EIO: i/o error, close"), { code: "EIO", syscall: "close" });
  const downloadResults = async (): Promise<never> => {
    throw refusal;
  };
  const client = { ...driven.client, downloadResults };
  await expect(runOnce({ ...driven, client }, part)).rejects.toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The temporary file for the result cannot be used (EIO).",
  });
});
