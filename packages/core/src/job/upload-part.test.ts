import { createHash } from "node:crypto";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import { watchCalls } from "../../test/watch-calls.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
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

  test("it is tried three times, then the last failure is thrown", async () => {
    await using driven = await driveCore({ flow });
    const refuse: Fault = { kind: "answer", status: 502 };
    driven.sandbox.faults.script(operation, refuse, { kind: "reset" }, refuse);
    const job = await createJob(driven);
    const upload = uploadPart(driven.client, job, part.body, {});
    await expect(upload).rejects.toMatchObject({ code: "SERVER_ERROR", status: 502 });
    expect(driven.count(operation)).toEqual([3]);
  });

  test("a window that is over is not tried again", async () => {
    await using driven = await driveCore({ flow });
    const job = await createJob(driven);
    driven.clock.manual.advance(15 * 60_000);
    const upload = uploadPart(driven.client, job, part.body, {});
    await expect(upload).rejects.toMatchObject({ code: "SIGNED_URL_REFUSED" });
    expect(driven.count(operation)).toEqual([1]);
  });
});

test("an address that X does not know is probed twice more", async () => {
  await using driven = await driveCore();
  const empty: Fault = { kind: "answer", status: 404 };
  driven.sandbox.faults.script("x.uploadIds", empty, empty);
  const job = await createJob(driven);
  await uploadPart(driven.client, job, part.body, {});
  expect(digestArrived(driven, job)).toBe(part.digest);
});

test("an address that X still does not know after that is named as such", async () => {
  await using driven = await driveCore();
  const empty: Fault = { kind: "answer", status: 404 };
  driven.sandbox.faults.script("x.uploadIds", empty, empty, empty);
  const job = await createJob(driven);
  const upload = uploadPart(driven.client, job, part.body, {});
  await expect(upload).rejects.toMatchObject({ code: "UPLOAD_NOT_FOUND", jobId: job.id });
  expect(driven.count("x.uploadIds")).toEqual([3]);
});

test("no attempt begins after the window, though attempts are left", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const job = await createJob(driven);
  driven.clock.manual.advance(15 * 60_000 - 100);
  // The job still says how much of its window was left when it was seen.
  const seen = { ...job, observedAtMs: driven.clock.now() };
  await expect(uploadPart(driven.client, seen, part.body, {})).rejects.toMatchObject({ code: "NETWORK" });
  expect(driven.clock.sleeps).toEqual([]);
});

test("no attempt begins after the caller's own deadline", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const job = await createJob(driven);
  const upload = uploadPart(driven.client, job, part.body, { deadlineMs: driven.after(100) });
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

test("a job that another run has uploaded to meanwhile is as good as uploaded", async () => {
  await using driven = await driveCore({ flow: "api" });
  const job = await createJob(driven);
  await uploadPart(driven.client, job, part.body, {});
  await uploadPart(driven.client, job, part.body, {});
  expect(driven.sandbox.recorder.requests("x.uploadIds").map(({ status }) => status)).toEqual([200, 409]);
  expect(digestArrived(driven, job)).toBe(part.digest);
});

test("a conflict about a job that still waits for its upload is an error", async () => {
  await using driven = await driveCore({ flow: "api" });
  driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 409 });
  const job = await createJob(driven);
  await expect(uploadPart(driven.client, job, part.body, {})).rejects.toMatchObject({ code: "CONFLICT" });
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
  expect(again.toSorted()).toEqual(["IDLE_TIMEOUT", "NETWORK", "SERVER_ERROR", "UPLOAD_NOT_FOUND"]);
});

test("every call obeys the caller's signal and time", async () => {
  await using driven = await driveCore();
  const { client, calls } = watchCalls(driven.client);
  const job = await createJob(driven);
  driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const call = { signal: new AbortController().signal, deadlineMs: driven.after(600_000) };
  await uploadPart(client, job, part.body, call);
  expect(calls).toEqual([
    ["uploadIds", call],
    ["getJob", call],
    ["uploadIds", call],
  ]);
});
