import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { addIds } from "../../test/add-ids.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import { playOutage } from "../../test/play-outage.ts";
import { watchCalls } from "../../test/watch-calls.ts";
import type { Job } from "../api/job.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { createUploadWriter } from "../upload/upload-file.ts";
import type { JobEvent } from "./job-event.ts";
import type { Part } from "./part.ts";
import { type SubmitOptions, submitPart } from "./submit-part.ts";

const part = makePart(makeIds(500));

interface HandedIn {
  readonly job: Job;
  readonly events: readonly JobEvent[];
  /** Undefined where it went well. */
  readonly error: unknown;
}

async function handIn(
  { client }: DrivenCore,
  given: Part = part,
  options: SubmitOptions = {},
): Promise<HandedIn> {
  const job = await client.createJob({ type: "tweets", name: "lists" });
  const events: JobEvent[] = [];
  const onEvent = (event: JobEvent): void => void events.push(event);
  const error = await submitPart(client, { body: given.body, job }, { ...options, onEvent }).catch(
    (caught: unknown) => caught,
  );
  return { job, events, error };
}

test("a part that arrives is told of with its size, and its job goes on", async () => {
  await using driven = await driveCore();
  const { job, events, error } = await handIn(driven);
  const { sizeBytes } = part.body;
  expect(error).toBeUndefined();
  expect(events.at(-2)).toEqual({ type: "uploading", jobId: job.id, sentBytes: sizeBytes, sizeBytes });
  expect(events.at(-1)).toEqual({ type: "uploaded", jobId: job.id, sizeBytes });
  expect(driven.count("x.cancelJob")).toEqual([0]);
});

test("a failure that was overcome is told of", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 500 });
  const { events, error } = await handIn(driven);
  expect(error).toBeUndefined();
  expect(events).toContainEqual({
    type: "retry",
    operation: "uploadPart",
    code: "SERVER_ERROR",
    attempt: 1,
    reason: expect.any(String),
    delayMs: expect.any(Number),
  });
});

describe("a job that can never get its upload", () => {
  const never = { kind: "answer", status: 404 } as const;
  test.each<[string, readonly Fault[]]>([
    ["UPLOAD_NOT_FOUND", [never, never, never, never]],
    ["SIGNED_URL_REFUSED", Array(4).fill({ kind: "answer", status: 403 })],
    ["PAYLOAD_TOO_LARGE", [{ kind: "answer", status: 413 }]],
    ["BAD_REQUEST", Array(2).fill({ kind: "answer", status: 400 })],
    ["REDIRECTED", [{ kind: "answer", status: 302, headers: { location: "/" } }]],
  ])("is cancelled after %s, so that it does not hold the slot", async (code, faults) => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", ...faults);
    const { job, events, error } = await handIn(driven);
    expect(error).toMatchObject({ code });
    expect(events.at(-1)).toEqual({ type: "abandoned", jobId: job.id, code, cancelled: true });
    expect(driven.sandbox.x.jobs()).toMatchObject([{ id: job.id, status: "failed" }]);
  });

  test("is left to expire where X has no way to cancel", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    driven.sandbox.faults.script("storage.uploadIds", ...Array(4).fill({ kind: "answer", status: 403 }));
    const { job, events, error } = await handIn(driven);
    expect(error).toMatchObject({ code: "SIGNED_URL_REFUSED" });
    expect(events.at(-1)).toMatchObject({ type: "abandoned", jobId: job.id, cancelled: false });
  });

  test("is cancelled where the upload's file was changed, and X never gets the whole of it", async () => {
    await using driven = await driveCore();
    const writer = createUploadWriter(join(driven.folder, "upload.txt"));
    addIds(writer, makeIds(50));
    const { path, digest, body } = await writer.finish(0n);
    await appendFile(path, "20\n");
    const { job, error } = await handIn(driven, { ...part, digest, body });
    expect(error).toMatchObject({ code: "UPLOAD_CHANGED" });
    expect(driven.sandbox.x.upload(job.id)).toBeUndefined();
    expect(driven.sandbox.x.jobs()).toMatchObject([{ status: "failed" }]);
  });
});

test("of all failures these alone cost a job: after any other a later run may still bring the upload", async () => {
  await using driven = await driveCore();
  const { client } = driven;
  const lost: ErrorCode[] = [];
  for (const code of Object.keys(errorTable) as ErrorCode[]) {
    const error = new ComplianceError(code, "It failed.");
    const uploadIds = async (): Promise<never> => {
      throw error;
    };
    const cancelJob = async (): Promise<void> => void lost.push(code);
    // Whether an upload has arrived all the same is asked before it is sent again.
    const getJob = async (): Promise<Job> => job;
    const job = await client.createJob({ type: "tweets", name: "lists" });
    const failing = { ...client, uploadIds, cancelJob, getJob };
    const submitted = submitPart(failing, { body: part.body, job }, { deadlineMs: driven.after(600_000) });
    // What X says again and again that it has is not a failure.
    if (code === "CONFLICT") await submitted;
    else await expect(submitted).rejects.toBe(error);
    await client.cancelJob(job.id);
  }
  expect(lost.toSorted()).toEqual([
    "BAD_REQUEST",
    "PAYLOAD_TOO_LARGE",
    "REDIRECTED",
    "SIGNED_URL_REFUSED",
    "UPLOAD_CHANGED",
    "UPLOAD_NOT_FOUND",
    "URL_REFUSED",
  ]);
});

test("nobody has to listen, whatever happens", async () => {
  await using driven = await driveCore();
  const { client, sandbox } = driven;
  const lost = await client.createJob({ type: "tweets", name: "lists" });
  const refused: Fault = { kind: "answer", status: 403 };
  sandbox.faults.script("x.uploadIds", { kind: "answer", status: 500 }, ...Array(4).fill(refused));
  const first = submitPart(client, { body: part.body, job: lost }, {});
  await expect(first).rejects.toMatchObject({ code: "SIGNED_URL_REFUSED" });
  const job = await client.createJob({ type: "tweets", name: "lists" });
  await submitPart(client, { body: part.body, job }, {});
  expect(sandbox.x.upload(job.id)?.length).toBe(part.body.sizeBytes);
});

describe("the cancelling of a lost job", () => {
  const refused: readonly Fault[] = Array(4).fill({ kind: "answer", status: 403 });

  test("obeys the caller's signal, and has a time of its own, as that of the run may be over", async () => {
    await using driven = await driveCore();
    const { client, calls } = watchCalls(driven.client);
    driven.sandbox.faults.script("x.uploadIds", ...refused);
    const job = await client.createJob({ type: "tweets", name: "lists" });
    const { signal } = new AbortController();
    const options = { signal, deadlineMs: driven.after(66_000) };
    await expect(submitPart(client, { body: part.body, job }, options)).rejects.toThrow();
    expect(calls.at(-1)).toEqual(["cancelJob", { signal, deadlineMs: driven.after(10_000) }]);
  });

  test("is not a place where a bug is passed over", async () => {
    await using driven = await driveCore();
    const { client } = driven;
    driven.sandbox.faults.script("x.uploadIds", ...refused);
    const job = await client.createJob({ type: "tweets", name: "lists" });
    const bug = new TypeError("a bug");
    const cancelJob = async (): Promise<never> => {
      throw bug;
    };
    await expect(submitPart({ ...client, cancelJob }, { body: part.body, job }, {})).rejects.toBe(bug);
  });
});

test.each<[string, Fault]>([
  ["NETWORK", { kind: "reset" }],
  ["UNAUTHORIZED", { kind: "answer", status: 401 }],
])("after %s the job is left for a later run, which may still bring the upload", async (code, fault) => {
  await using driven = await driveCore();
  const outage = playOutage(driven, { operations: ["x.uploadIds"], fault });
  const { events, error } = await handIn(driven, part, { deadlineMs: driven.after(600_000) });
  outage.stop();
  expect(error).toMatchObject({ code });
  expect(events.some(({ type }) => type === "abandoned")).toBe(false);
  expect(driven.count("x.cancelJob")).toEqual([0]);
});

test("a lost job that cannot be cancelled costs seconds", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 413 });
  const outage = playOutage(driven, { operations: ["x.cancelJob"] });
  const { events } = await handIn(driven);
  outage.stop();
  expect(events.at(-1)).toMatchObject({ type: "abandoned", cancelled: false });
  expect(driven.clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(10_000);
});
