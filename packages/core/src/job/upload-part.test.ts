import { createHash } from "node:crypto";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import { playOutage } from "../../test/play-outage.ts";
import { watchCalls } from "../../test/watch-calls.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { createRunLessons } from "./run-lessons.ts";
import { uploadPart } from "./upload-part.ts";

const part = makePart(makeIds(2_000));
const flows = [
  { flow: "api", operation: "x.uploadIds" },
  { flow: "gcs", operation: "storage.uploadIds" },
] as const;

function createJob({ client }: DrivenCore): Promise<Job> {
  return client.createJob({ type: "tweets", name: "lists" });
}

/** sha-256 of what arrived, hex. */
function digestArrived({ sandbox }: DrivenCore, { id }: Job): string {
  return createHash("sha256")
    .update(sandbox.x.upload(id) ?? "")
    .digest("hex");
}

describe.each(flows)("in the flow $flow", ({ flow, operation }) => {
  test("the whole body arrives at the first attempt, and every byte of it is told of", async () => {
    await using driven = await driveCore({ flow });
    const job = await createJob(driven);
    const sent: number[] = [];
    await uploadPart(driven.client, job, part.body, { onSent: (sentBytes) => sent.push(sentBytes) });
    expect(digestArrived(driven, job)).toBe(part.digest);
    expect(sent.at(-1)).toBe(part.body.sizeBytes);
    expect(driven.count(operation, "x.getJob")).toEqual([1, 0]);
  });

  test.each<[string, Fault]>([
    ["a reset in the middle", { kind: "reset", afterRequestBytes: 1_000 }],
    ["a reset before the answer", { kind: "reset" }],
    ["a 500", { kind: "answer", status: 500 }],
    ["a 503", { kind: "answer", status: 503 }],
  ])("after %s the whole body is sent again from its first byte", async (_, fault) => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(operation, fault);
    const job = await createJob(driven);
    const retries: unknown[] = [];
    await uploadPart(driven.client, job, part.body, { onRetry: (retry) => retries.push(retry) });
    expect(digestArrived(driven, job)).toBe(part.digest);
    const attempts = driven.sandbox.recorder.requests(operation);
    expect(attempts).toHaveLength(2);
    expect(attempts[1]?.bodyBytes).toBe(part.body.sizeBytes);
    expect(retries).toMatchObject([{ operation: "uploadPart", attempt: 1 }]);
  });

  test.each<[string, Fault]>([
    ["a reset", { kind: "reset", acted: true }],
    ["a 500", { kind: "answer", status: 500, acted: true }],
  ])("what arrived although the answer was %s is not sent again", async (_, fault) => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(operation, fault);
    const job = await createJob(driven);
    await uploadPart(driven.client, job, part.body, {});
    expect(driven.count(operation, "x.getJob")).toEqual([1, 1]);
    expect(digestArrived(driven, job)).toBe(part.digest);
  });

  test("an outage is outlasted, and costs little more than its time", async () => {
    await using driven = await driveCore({ flow });
    const job = await createJob(driven);
    const { endMs } = playOutage(driven, { operations: [operation], lastsMs: 600_000 });
    await uploadPart(driven.client, job, part.body, {});
    expect(digestArrived(driven, job)).toBe(part.digest);
    expect(driven.clock.now() - endMs).toBeLessThan(61_000);
  });

  test("an outage that outlasts the window ends by the name of the window, when X has said so", async () => {
    await using driven = await driveCore({ flow });
    const job = await createJob(driven);
    const outage = playOutage(driven, { operations: [operation, "x.getJob"], lastsMs: 1_800_000 });
    const upload = uploadPart(driven.client, job, part.body, { timeoutMs: 18_000_000 });
    await expect(upload).rejects.toMatchObject({
      code: "JOB_EXPIRED",
      message: `The upload window of job ${job.id} ended before the upload arrived.`,
    });
    expect(driven.clock.now()).toBeGreaterThan(outage.endMs);
  });

  test("the last that was sent before the window was over may have arrived", async () => {
    await using driven = await driveCore({ flow, processingMs: 3_600_000 });
    const job = await createJob(driven);
    const outage = playOutage(driven, {
      operations: [operation, "x.getJob"],
      fault: { kind: "reset", acted: true },
      lastsMs: 1_800_000,
    });
    await uploadPart(driven.client, job, part.body, { timeoutMs: 18_000_000 });
    expect(driven.clock.now()).toBeGreaterThan(outage.endMs);
    expect(digestArrived(driven, job)).toBe(part.digest);
  });

  test("a window that is over is not tried again", async () => {
    await using driven = await driveCore({ flow });
    const job = await createJob(driven);
    driven.clock.manual.advance(15 * 60_000);
    const upload = uploadPart(driven.client, job, part.body, {});
    await expect(upload).rejects.toMatchObject({ code: "JOB_EXPIRED", jobId: job.id });
    expect(driven.count(operation)).toEqual([1]);
  });

  test.each<[string, Fault]>([
    ["202", { kind: "answer", status: 202, acted: true }],
    ["299 and a page", { kind: "answer", status: 299, body: "<p>Thanks</p>", acted: true }],
  ])("a %s says that it was taken", async (_, fault) => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(operation, fault);
    const job = await createJob(driven);
    await uploadPart(driven.client, job, part.body, {});
    expect(driven.count(operation, "x.getJob")).toEqual([1, 0]);
  });

  test.each<[string, number, string]>([
    ["an address that X does not know", 404, "UPLOAD_NOT_FOUND"],
    ["an address that is refused", 403, "SIGNED_URL_REFUSED"],
    ["a token that is not taken", 401, "UNAUTHORIZED"],
  ])("%s is looked at three times more within a minute, then believed", async (_, status, code) => {
    await using driven = await driveCore({ flow });
    const odd: Fault = { kind: "answer", status };
    driven.sandbox.faults.script(operation, odd, odd, odd);
    const job = await createJob(driven);
    await uploadPart(driven.client, job, part.body, {});
    expect(digestArrived(driven, job)).toBe(part.digest);
    expect(driven.clock.sleeps).toEqual([5_000, 15_000, 45_000]);
    driven.sandbox.x.setStatus(job.id, "failed");
    const other = await createJob(driven);
    driven.sandbox.faults.script(operation, odd, odd, odd, odd);
    const upload = uploadPart(driven.client, other, part.body, {});
    await expect(upload).rejects.toMatchObject({ code, jobId: other.id });
  });
});

test.each([400, 415])(
  "what is refused as plain text (%d) is sent as bytes, and remembered",
  async (status) => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status });
    const lessons = createRunLessons();
    const job = await createJob(driven);
    await uploadPart(driven.client, job, part.body, { lessons });
    expect(digestArrived(driven, job)).toBe(part.digest);
    driven.sandbox.x.setStatus(job.id, "failed");
    await uploadPart(driven.client, await createJob(driven), part.body, { lessons });
    const types = driven.sandbox.recorder
      .requests("x.uploadIds")
      .map(({ headers }) => headers["content-type"]);
    expect(types).toEqual(["text/plain", "application/octet-stream", "application/octet-stream"]);
    expect(driven.clock.sleeps).toEqual([]);
  },
);

test("what is refused as plain text and as bytes is refused", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script(
    "x.uploadIds",
    { kind: "answer", status: 415 },
    { kind: "answer", status: 400 },
  );
  const lessons = createRunLessons();
  const upload = uploadPart(driven.client, await createJob(driven), part.body, { lessons });
  await expect(upload).rejects.toMatchObject({ code: "BAD_REQUEST", status: 400 });
  expect(lessons.wantsBytes).toBe(false);
});

test("a storage gets the type that it has signed, and no other", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  driven.sandbox.faults.script("storage.uploadIds", { kind: "answer", status: 400 });
  const lessons = { ...createRunLessons(), wantsBytes: true };
  const upload = uploadPart(driven.client, await createJob(driven), part.body, { lessons });
  await expect(upload).rejects.toMatchObject({ code: "BAD_REQUEST" });
  const [sent, ...others] = driven.sandbox.recorder.requests("storage.uploadIds");
  expect([sent?.headers["content-type"], others]).toEqual(["text/plain", []]);
});

test("a create's answer without an address is not a loss: the next look shows it", async () => {
  await using driven = await driveCore();
  const job = { ...(await createJob(driven)), uploadUrl: undefined };
  await uploadPart(driven.client, job, part.body, {});
  expect(digestArrived(driven, job)).toBe(part.digest);
});

test("a look that X answers oddly says nothing, and the body is sent again", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  driven.sandbox.faults.script("x.getJob", { kind: "answer", status: 404 });
  const job = await createJob(driven);
  await uploadPart(driven.client, job, part.body, {});
  expect(digestArrived(driven, job)).toBe(part.digest);
});

test("no attempt begins after the window", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const job = await createJob(driven);
  driven.clock.manual.advance(15 * 60_000 - 100);
  // The job still says how much of its window was left when it was seen.
  const seen = { ...job, observedAtMs: driven.clock.now() };
  const upload = uploadPart(driven.client, seen, part.body, {});
  await expect(upload).rejects.toMatchObject({ code: "SIGNED_URL_REFUSED" });
  expect(driven.clock.sleeps).toEqual([]);
});

test("no attempt begins after the caller's own deadline", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const job = await createJob(driven);
  const upload = uploadPart(driven.client, job, part.body, { timeoutMs: 100 });
  await expect(upload).rejects.toMatchObject({ code: "NETWORK" });
  expect(driven.clock.sleeps).toEqual([]);
});

test("an upload that is too large is not tried again", async () => {
  await using driven = await driveCore({ maxUploadBytes: part.body.sizeBytes - 1 });
  const upload = uploadPart(driven.client, await createJob(driven), part.body, {});
  await expect(upload).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  expect(driven.count("x.uploadIds")).toEqual([1]);
});

test("a redirect is not followed, as it would carry the IDs along", async () => {
  await using driven = await driveCore();
  const headers = { location: `${driven.sandbox.x.storageOrigin}/elsewhere` };
  driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 307, headers });
  const upload = uploadPart(driven.client, await createJob(driven), part.body, {});
  await expect(upload).rejects.toMatchObject({ code: "REDIRECTED" });
  expect(driven.count("unknown")).toEqual([0]);
});

test("a job that another run has uploaded to in the meantime is as good as uploaded", async () => {
  await using driven = await driveCore({ flow: "api" });
  const job = await createJob(driven);
  await uploadPart(driven.client, job, part.body, {});
  await uploadPart(driven.client, job, part.body, {});
  expect(driven.sandbox.recorder.requests("x.uploadIds").map(({ status }) => status)).toEqual([200, 409]);
  expect(digestArrived(driven, job)).toBe(part.digest);
});

test("a conflict about a job that still shows that it waits is looked at again: its status is only behind", async () => {
  await using driven = await driveCore({ flow: "api" });
  const conflict: Fault = { kind: "answer", status: 409 };
  driven.sandbox.faults.script("x.uploadIds", conflict, conflict);
  const job = await createJob(driven);
  await uploadPart(driven.client, job, part.body, {});
  expect(digestArrived(driven, job)).toBe(part.digest);
  expect(driven.clock.sleeps).toEqual([5_000, 15_000]);
});

test("a conflict that goes on for a minute is X's word that it has the upload, whatever its status says", async () => {
  await using driven = await driveCore({ flow: "api" });
  driven.sandbox.faults.script("x.uploadIds", ...Array(4).fill({ kind: "answer", status: 409 }));
  await expect(uploadPart(driven.client, await createJob(driven), part.body, {})).resolves.toBeUndefined();
  expect(driven.clock.sleeps).toEqual([5_000, 15_000, 45_000]);
});

test("of all failures these alone lead to the whole body once more", async () => {
  const again: ErrorCode[] = [];
  for (const code of Object.keys(errorTable) as ErrorCode[]) {
    await using driven = await driveCore();
    const { client } = driven;
    let isFirst = true;
    const failing: Client = {
      ...client,
      async uploadIds(...values) {
        if (!isFirst) return client.uploadIds(...values);
        isFirst = false;
        throw new ComplianceError(code, "It failed.");
      },
    };
    await uploadPart(failing, await createJob(driven), part.body, {}).catch(() => {});
    if (driven.count("x.uploadIds")[0] === 1) again.push(code);
  }
  expect(again.toSorted()).toEqual([
    "API_ERROR",
    "CONFLICT",
    "DAILY_LIMIT",
    "EDGE_REFUSED",
    "FORBIDDEN",
    "IDLE_TIMEOUT",
    "NETWORK",
    "RATE_LIMITED",
    "SERVER_ERROR",
    "SIGNED_URL_REFUSED",
    "UNAUTHORIZED",
    "UPLOAD_NOT_FOUND",
  ]);
});

test("every call obeys the caller's signal and time", async () => {
  await using driven = await driveCore();
  const { client, calls } = watchCalls(driven.client);
  const job = await createJob(driven);
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const call = { signal: new AbortController().signal, deadlineMs: driven.after(600_000) };
  await uploadPart(client, job, part.body, { signal: call.signal, timeoutMs: 600_000 });
  expect(calls).toEqual([
    ["uploadIds", call],
    ["getJob", call],
    ["uploadIds", call],
  ]);
});
