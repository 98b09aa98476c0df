import type { Fault, ForeignJob, XSettings } from "@x-batch-compliance/sandbox";
import { startOfTestMs } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { waitForJob } from "./wait-for-job.ts";

interface WaitedFor {
  readonly driven: DrivenCore;
  readonly id: string;
}

/** A world with one job of ours, in progress. */
async function driveJob(plan: Partial<ForeignJob> = {}, settings: XSettings = {}): Promise<WaitedFor> {
  const driven = await driveCore(settings);
  const { id } = driven.sandbox.x.addForeignJob({
    type: "tweets",
    status: "in_progress",
    name: "lists",
    ...plan,
  });
  return { driven, id };
}

const rewriteStatus = (status: string): Fault => ({
  kind: "rewrite",
  body: (body) => Buffer.from(body.toString().replace(/"status":"[a-z_]+"/, `"status":"${status}"`)),
});

test("the first poll is at once: a job that is complete is not slept for", async () => {
  const { driven, id } = await driveJob({ status: "complete" });
  await using _ = driven;
  expect(await waitForJob(driven.client, id)).toMatchObject({ id, status: "complete", name: "lists" });
  expect(driven.clock.sleeps).toEqual([]);
});

test("polls back off, and each of them is told of", async () => {
  const { driven, id } = await driveJob({ endsAfterMs: 100_000 });
  await using _ = driven;
  const polls: unknown[] = [];
  const timeoutMs = 600_000;
  await waitForJob(driven.client, id, { timeoutMs, onPoll: (poll) => polls.push(poll) });
  expect(polls).toEqual([
    { status: "in_progress", elapsedMs: 0, nextPollMs: 30_000, leftMs: 600_000 },
    { status: "in_progress", elapsedMs: 30_000, nextPollMs: 37_500, leftMs: 570_000 },
    { status: "in_progress", elapsedMs: 67_500, nextPollMs: 46_875, leftMs: 532_500 },
  ]);
  expect(driven.count("x.getJob")).toEqual([4]);
});

test("the last poll falls on the deadline, then the job is pending", async () => {
  const { driven, id } = await driveJob();
  await using _ = driven;
  const deadlineMs = driven.after(100_000);
  const waiting = waitForJob(driven.client, id, { timeoutMs: 100_000 });
  await expect(waiting).rejects.toMatchObject({
    code: "JOB_PENDING",
    message: `Job ${id} was not ready when the time ran out.`,
    jobId: id,
  });
  expect(driven.clock.monotonic()).toBe(deadlineMs);
  expect(driven.sandbox.recorder.requests("x.getJob").at(-1)?.atMs).toBe(driven.clock.now());
});

test("a job that becomes ready exactly at the deadline is not missed", async () => {
  const { driven, id } = await driveJob({ endsAfterMs: 100_000 });
  await using _ = driven;
  const job = await waitForJob(driven.client, id, { timeoutMs: 100_000 });
  expect(job.status).toBe("complete");
});

test.each<[string, string]>([
  ["failed", "JOB_FAILED"],
  ["expired", "JOB_EXPIRED"],
])("a job that shows twice that it has %s is not waited for any longer", async (status, code) => {
  const { driven, id } = await driveJob({ status: status as ForeignJob["status"] });
  await using _ = driven;
  await expect(waitForJob(driven.client, id)).rejects.toMatchObject({
    code,
    message: `Job ${id} has ${status}.`,
    jobId: id,
  });
  expect(driven.count("x.getJob")).toEqual([2]);
  expect(driven.clock.sleeps).toEqual([5_000]);
});

test.each(["failed", "expired"] as const)("a job that shows once that it has %s goes on", async (status) => {
  const { driven, id } = await driveJob({ endsAfterMs: 60_000 });
  await using _ = driven;
  driven.sandbox.faults.script("x.getJob", rewriteStatus(status), { kind: "pass" }, rewriteStatus(status));
  const statuses: string[] = [];
  const job = await waitForJob(driven.client, id, { onPoll: (poll) => statuses.push(poll.status) });
  expect(job.status).toBe("complete");
  expect(statuses).toEqual([status, "in_progress", status, "in_progress"]);
});

test("an end that is shown on the deadline is looked at once more all the same", async () => {
  const { driven, id } = await driveJob({ status: "failed" });
  await using _ = driven;
  await expect(waitForJob(driven.client, id, { timeoutMs: 0 })).rejects.toMatchObject({ code: "JOB_FAILED" });
  expect(driven.count("x.getJob")).toEqual([2]);
  const complete = await driveJob({ status: "complete" });
  await using __ = complete.driven;
  complete.driven.sandbox.faults.script("x.getJob", rewriteStatus("expired"));
  const late = { timeoutMs: 0 };
  expect(await waitForJob(complete.driven.client, complete.id, late)).toMatchObject({ status: "complete" });
});

test("a status that nobody knows is reported and waited out", async () => {
  const { driven, id } = await driveJob({ endsAfterMs: 1_000 });
  await using _ = driven;
  driven.sandbox.faults.script("x.getJob", rewriteStatus("validating"));
  const statuses: string[] = [];
  const job = await waitForJob(driven.client, id, { onPoll: ({ status }) => statuses.push(status) });
  expect(job.status).toBe("complete");
  expect(statuses).toEqual(["unknown"]);
});

test("a status that goes back is waited out, too", async () => {
  const { driven, id } = await driveJob({ endsAfterMs: 1_000 });
  await using _ = driven;
  driven.sandbox.faults.script("x.getJob", { kind: "pass" }, rewriteStatus("created"));
  expect((await waitForJob(driven.client, id)).status).toBe("complete");
});

describe("polls that fail", () => {
  const unavailable: Fault = { kind: "answer", status: 503 };

  test("in passing say nothing about the job, are one request each, and are told of", async () => {
    const { driven, id } = await driveJob({ endsAfterMs: 1_000 });
    await using _ = driven;
    driven.sandbox.faults.script("x.getJob", { kind: "pass" }, unavailable, { kind: "reset" });
    const statuses: string[] = [];
    const retries: unknown[] = [];
    const job = await waitForJob(driven.client, id, {
      onPoll: ({ status }) => statuses.push(status),
      onRetry: (retry) => retries.push(retry),
    });
    expect(job.status).toBe("complete");
    expect(statuses).toEqual(["in_progress"]);
    expect(retries).toEqual([
      { operation: "getJob", code: "SERVER_ERROR", reason: expect.any(String), attempt: 1, delayMs: 37_500 },
      { operation: "getJob", code: "NETWORK", reason: expect.any(String), attempt: 2, delayMs: 46_875 },
    ]);
    expect(driven.count("x.getJob")).toEqual([4]);
  });

  test("until the deadline leave the job pending, and are named", async () => {
    const { driven, id } = await driveJob();
    await using _ = driven;
    driven.sandbox.faults.script("x.getJob", ...Array(3).fill(unavailable));
    const waiting = waitForJob(driven.client, id, { timeoutMs: 60_000 });
    await expect(waiting).rejects.toMatchObject({
      code: "JOB_PENDING",
      message: `Job ${id} was not ready when the time ran out: the last 3 checks of its status failed (SERVER_ERROR).`,
    });
  });

  const html: Fault = { kind: "answer", status: 200, body: "<html>canary" };
  const unreadable: Fault = {
    kind: "rewrite",
    body: (body) => Buffer.from(body.toString().replace("status", "state")),
  };
  test.each<[string, string, Fault]>([
    ["400", "BAD_REQUEST", { kind: "answer", status: 400 }],
    ["401", "UNAUTHORIZED", { kind: "answer", status: 401 }],
    ["403", "FORBIDDEN", { kind: "answer", status: 403, body: { title: "Forbidden" } }],
    ["404", "NOT_FOUND", { kind: "answer", status: 404 }],
    ["200 and errors", "NOT_FOUND", { kind: "answer", status: 200, body: { errors: [{ title: "canary" }] } }],
    ["409", "CONFLICT", { kind: "answer", status: 409 }],
    ["302", "REDIRECTED", { kind: "answer", status: 302, headers: { location: "/" } }],
    ["202", "RESPONSE_UNREADABLE", { kind: "answer", status: 202 }],
    ["a page of HTML", "RESPONSE_UNREADABLE", html],
    ["a job without a status", "RESPONSE_UNREADABLE", unreadable],
  ])("with %s are believed when five came in a row, over more than a minute", async (_, code, fault) => {
    const { driven, id } = await driveJob({ endsAfterMs: 600_000 });
    await using _driven = driven;
    const four: readonly Fault[] = Array(4).fill(fault);
    driven.sandbox.faults.script("x.getJob", ...four, { kind: "pass" }, ...four, fault);
    const retries: string[] = [];
    const waiting = waitForJob(driven.client, id, {
      pollIntervalMs: 1_000,
      onRetry: (retry) => retries.push(`${retry.code} ${retry.attempt} ${retry.delayMs}`),
    });
    await expect(waiting).rejects.toMatchObject({ code });
    const told = [5_000, 10_000, 20_000, 40_000].map((ms, at) => `${code} ${at + 1} ${ms}`);
    expect(retries).toEqual([...told, ...told]);
  });

  test("with answers that cannot be read end the wait with the key that is wrong", async () => {
    const { driven, id } = await driveJob();
    await using _ = driven;
    driven.sandbox.faults.script("x.getJob", ...Array(5).fill(unreadable));
    await expect(waitForJob(driven.client, id)).rejects.toMatchObject({
      code: "RESPONSE_UNREADABLE",
      message:
        "X's response could not be read when asked to show the job (data.status is missing or invalid).",
    });
    expect(driven.count("x.getJob")).toEqual([5]);
  });

  test("with 402 end the wait at once", async () => {
    const { driven, id } = await driveJob();
    await using _ = driven;
    driven.sandbox.faults.script("x.getJob", { kind: "answer", status: 402 });
    await expect(waitForJob(driven.client, id)).rejects.toMatchObject({
      code: "CREDITS_DEPLETED",
      jobId: id,
    });
    expect(driven.count("x.getJob")).toEqual([1]);
  });

  test("with errors in place of the job, as the older generation answers, end the wait", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    await expect(waitForJob(driven.client, "12345")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("what X says of a failed job is told, as far as it is plain words", async () => {
  const { driven, id } = await driveJob({ status: "failed" });
  await using _ = driven;
  const addError = (body: Buffer): Buffer =>
    Buffer.from(body.toString().replace('"status"', '"error":"bad `input`: [see] <x>","status"'));
  const said: Fault = { kind: "rewrite", body: addError };
  driven.sandbox.faults.script("x.getJob", said, said);
  await expect(waitForJob(driven.client, id)).rejects.toMatchObject({
    code: "JOB_FAILED",
    message: `Job ${id} has failed. X's reason: "bad input".`,
  });
});

describe("the rate limit", () => {
  const rateLimit = { limit: 2, windowMs: 15 * 60_000 };

  test("is waited for until its window is over, and no poll comes early", async () => {
    const { driven, id } = await driveJob({ endsAfterMs: 80_000 }, { rateLimit });
    await using _ = driven;
    const resetMs = driven.clock.now() + rateLimit.windowMs;
    await waitForJob(driven.client, id);
    const polls = driven.sandbox.recorder.requests("x.getJob");
    expect(polls.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(polls.at(-1)?.atMs).toBeGreaterThanOrEqual(resetMs);
  });

  test("that lasts past the deadline leaves the job pending at once, without another poll", async () => {
    const { driven, id } = await driveJob({}, { rateLimit });
    await using _ = driven;
    const waiting = waitForJob(driven.client, id, { timeoutMs: 120_000 });
    await expect(waiting).rejects.toMatchObject({
      code: "JOB_PENDING",
      message: expect.stringContaining("(RATE_LIMITED)"),
    });
    expect(driven.sandbox.recorder.requests("x.getJob").map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(driven.clock.sleeps).toEqual([30_000, 37_500]);
  });
});

describe("a job that is another than expected", () => {
  test.each([
    ["by its name", { type: "tweets", name: "other-lists" }],
    ["by its type", { type: "users", name: "lists" }],
  ] as const)("%s is refused", async (_, expected) => {
    const { driven, id } = await driveJob({ status: "complete" });
    await using _driven = driven;
    const waiting = waitForJob(driven.client, id, { expect: expected });
    await expect(waiting).rejects.toMatchObject({
      code: "JOB_MISMATCH",
      message: `Job ${id} is not the job that was created.`,
      jobId: id,
    });
  });

  test.each(["name", "type"])("by nothing but a %s that is left out is ours", async (key) => {
    const { driven, id } = await driveJob({ status: "complete" });
    await using _ = driven;
    const leaveOut = (body: Buffer): Buffer => Buffer.from(body.toString().replace(`"${key}":`, '"other":'));
    driven.sandbox.faults.script("x.getJob", { kind: "rewrite", body: leaveOut });
    const expected = { type: "tweets", name: "lists" } as const;
    expect(await waitForJob(driven.client, id, { expect: expected })).toMatchObject({ id, ...expected });
  });

  test("by nothing is waited for like any", async () => {
    const { driven, id } = await driveJob({ status: "complete" });
    await using _ = driven;
    const job = await waitForJob(driven.client, id, { expect: { type: "tweets", name: "lists" } });
    expect(job.id).toBe(id);
  });

  test("by its id is refused", async () => {
    const { driven, id } = await driveJob({ status: "complete" });
    await using _ = driven;
    const swapId = (body: Buffer): Buffer => Buffer.from(body.toString().replace(`"id":"${id}"`, '"id":"9"'));
    driven.sandbox.faults.script("x.getJob", { kind: "rewrite", body: swapId });
    await expect(waitForJob(driven.client, id)).rejects.toMatchObject({ code: "JOB_MISMATCH", jobId: id });
  });
});

test("an abort throws the signal's own reason, and no poll follows", async () => {
  const { driven, id } = await driveJob();
  await using _ = driven;
  const controller = new AbortController();
  const reason = { why: "the caller's own" };
  driven.clock.whileAsleep(({ index }) => {
    if (index === 1) controller.abort(reason);
  });
  await expect(waitForJob(driven.client, id, { signal: controller.signal })).rejects.toBe(reason);
  // The second pause, of 37.5 s, is broken off.
  expect(driven.clock.now()).toBe(startOfTestMs + 30_000);
  expect(driven.count("x.getJob")).toEqual([2]);
});

test.for([Number.NaN, "60000"])("a time-out of %j is refused before anything is sent", async (timeoutMs) => {
  await using driven = await driveCore();
  const waiting = waitForJob(driven.client, "1", { timeoutMs: timeoutMs as number });
  await expect(waiting).rejects.toMatchObject({
    code: "OPTION_INVALID",
    message: "`timeoutMs` must be a number of milliseconds.",
  });
  await expect(driven.client.getJob("1", { timeoutMs: timeoutMs as number })).rejects.toMatchObject({
    code: "OPTION_INVALID",
  });
  expect(driven.count("x.getJob")).toEqual([0]);
});
