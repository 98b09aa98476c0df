import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { bodyOf } from "../../test/bytes.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveHttp } from "../../test/serve-raw.ts";
import type { Job } from "../api/job.ts";
import { SignedUrl } from "../http/signed-url.ts";
import type { UploadChunk } from "./session-calls.ts";

const upload = "20\n".repeat(1_000);
const chunk: UploadChunk = { bytes: Buffer.from(upload), offsetBytes: 0, totalBytes: upload.length };

function createResumable({ client }: DrivenCore): Promise<Job> {
  return client.createJob({ type: "tweets", name: "weekly", resumable: true });
}

describe("a job", () => {
  test("is asked for as resumable, and says so in every answer", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    const job = await createResumable(driven);
    const listed = await driven.client.listJobs("tweets");
    expect([job, await driven.client.getJob(job.id), ...listed].map(({ resumable }) => resumable)).toEqual(
      Array(3).fill(true),
    );
    expect(driven.sandbox.x.jobs()).toMatchObject([{ resumable: true }]);
  });

  test("is not resumable unless asked for", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    const job = await driven.client.createJob({ type: "tweets", name: "weekly" });
    expect(job.resumable).toBe(false);
    await driven.client.uploadIds(job, bodyOf(upload));
  });

  test("is what was asked for where the answer leaves that out", async () => {
    await using driven = await driveCore({ flow: "gcs", shortCreateResponse: true });
    expect((await createResumable(driven)).resumable).toBe(true);
  });

  test("is refused by X's newer API, with the option that must be left out", async () => {
    await using driven = await driveCore({ flow: "api" });
    expect(await rejectionOf(createResumable(driven))).toMatchObject({
      code: "OPTION_INVALID",
      status: 400,
      message: expect.stringContaining("omit the option"),
    });
    expect(driven.sandbox.x.jobs()).toEqual([]);
  });

  test("that is refused for another reason has that reason", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    driven.sandbox.faults.script(
      "x.createJob",
      { kind: "answer", status: 401 },
      { kind: "answer", status: 400 },
    );
    expect(await rejectionOf(createResumable(driven))).toMatchObject({ code: "UNAUTHORIZED" });
    const plain = driven.client.createJob({ type: "tweets", name: "weekly" });
    expect(await rejectionOf(plain)).toMatchObject({ code: "BAD_REQUEST" });
  });
});

test("an upload is started, asked for and sent, without the bearer", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  const { client, sandbox } = driven;
  const job = await createResumable(driven);
  const session = await client.startUpload(job);
  expect(await client.askProgress(session, upload.length)).toEqual({ state: "partial", storedBytes: 0 });
  sandbox.faults.script("storage.uploadChunk", { kind: "keep", firstBytes: 7, end: "answer" });
  expect(await client.sendChunk(session, chunk)).toEqual({ state: "partial", storedBytes: 7 });
  expect(await client.askProgress(session, upload.length)).toEqual({ state: "partial", storedBytes: 7 });
  const rest = { ...chunk, bytes: chunk.bytes.subarray(7), offsetBytes: 7 };
  expect(await client.sendChunk(session, rest)).toEqual({ state: "whole" });
  expect(await client.askProgress(session, upload.length)).toEqual({ state: "whole" });
  expect(sandbox.x.upload(job.id)?.toString()).toBe(upload);
  const [start] = sandbox.recorder.requests("storage.startResumable");
  expect(start?.headers).toMatchObject({
    "content-length": "0",
    "content-type": "text/plain",
    "x-goog-resumable": "start",
  });
  const requests = sandbox.recorder.requests().filter(({ operation }) => operation.startsWith("storage."));
  expect(requests).toHaveLength(6);
  expect(requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
});

test("a session is a secret that is told before anybody could print it, and prints as none", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  const session = await driven.client.startUpload(await createResumable(driven));
  const id = session.address.reveal().searchParams.get("upload_id") ?? "";
  expect(id).toHaveLength(64);
  expect(driven.secrets).toContain(id);
  expect(JSON.stringify(session)).toBe(`{"jobId":"${session.jobId}","address":"[signed url]"}`);
});

describe("the address of a session", () => {
  test.for<[string, (own: URL) => string]>([
    ["on another host", ({ pathname }) => `https://canary.example${pathname}?upload_id=canary`],
    ["on another host that looks alike", ({ pathname }) => `http://127.0.0.1.canary.example${pathname}`],
    ["with a user", ({ host, pathname }) => `http://canary@${host}${pathname}`],
    ["of another job", ({ origin, pathname }) => `${origin}${pathname.replace(/\d{5,}/, "1234")}`],
    ["for a download", ({ origin, pathname }) => `${origin}${pathname.replace("submission", "delivery")}`],
    ["of no object", ({ origin }) => `${origin}/?upload_id=canary`],
    ["by another scheme", ({ host, pathname }) => `ftp://${host}${pathname}`],
  ])("is refused %s", async ([, bend]) => {
    await using driven = await driveCore({ flow: "gcs" });
    const job = await createResumable(driven);
    const location = bend(job.uploadUrl?.reveal() ?? new URL("none:"));
    driven.sandbox.faults.script("storage.startResumable", {
      kind: "answer",
      status: 201,
      headers: { location },
    });
    const error = await rejectionOf(driven.client.startUpload(job));
    expect(error).toMatchObject({ code: "URL_REFUSED", jobId: job.id });
    expect(String(error)).not.toContain("canary");
  });

  test("is refused on the API itself, which would get the bearer", async () => {
    await using driven = await driveCore({ flow: "gcs" });
    const job = await createResumable(driven);
    const location = `${driven.sandbox.x.origin}/2/compliance/jobs/${job.id}/upload`;
    driven.sandbox.faults.script("storage.startResumable", {
      kind: "answer",
      status: 201,
      headers: { location },
    });
    expect(await rejectionOf(driven.client.startUpload(job))).toMatchObject({ code: "URL_REFUSED" });
    const bent = { ...job, uploadUrl: new SignedUrl(new URL(location)) };
    expect(await rejectionOf(driven.client.startUpload(bent))).toMatchObject({ code: "URL_REFUSED" });
    expect(driven.count("unknown", "storage.startResumable")).toEqual([0, 1]);
  });

  test.for([{}, { location: "/relative" }])("is asked for again where %j is none", async (headers) => {
    await using driven = await driveCore({ flow: "gcs" });
    const job = await createResumable(driven);
    driven.sandbox.faults.script("storage.startResumable", { kind: "answer", status: 201, headers });
    await driven.client.startUpload(job);
    expect(driven.count("storage.startResumable")).toEqual([2]);
  });
});

test.for<[string, Fault]>([
  ["UPLOAD_NOT_FOUND", { kind: "answer", status: 404 }],
  ["UPLOAD_NOT_FOUND", { kind: "answer", status: 410 }],
  ["PAYLOAD_TOO_LARGE", { kind: "answer", status: 413 }],
  ["SIGNED_URL_REFUSED", { kind: "answer", status: 403 }],
  ["SIGNED_URL_REFUSED", { kind: "answer", status: 400, body: "<Error><Code>ExpiredToken</Code></Error>" }],
  ["BAD_REQUEST", { kind: "answer", status: 400 }],
  ["BAD_REQUEST", { kind: "answer", status: 204 }],
  ["RATE_LIMITED", { kind: "answer", status: 429 }],
  ["SERVER_ERROR", { kind: "answer", status: 503 }],
  ["RESPONSE_UNREADABLE", { kind: "answer", status: 308, headers: { range: "bytes=5-9" } }],
  ["RESPONSE_UNREADABLE", { kind: "answer", status: 308, headers: { range: "bytes=0-9x" } }],
  ["NETWORK", { kind: "reset" }],
])("a chunk and a question fail with %s, at the first attempt", async ([code, fault]) => {
  await using driven = await driveCore({ flow: "gcs" });
  const session = await driven.client.startUpload(await createResumable(driven));
  for (const operation of ["storage.uploadChunk", "storage.queryUpload"])
    driven.sandbox.faults.script(operation, fault);
  expect(await rejectionOf(driven.client.sendChunk(session, chunk))).toMatchObject({ code });
  expect(await rejectionOf(driven.client.askProgress(session, upload.length))).toMatchObject({ code });
  expect(driven.count("storage.uploadChunk", "storage.queryUpload")).toEqual([1, 1]);
});

test.for([301, 302, 303, 307, 308])(
  "a redirect (%d) of a session is refused and not followed",
  async (status) => {
    await using driven = await driveCore({ flow: "gcs" });
    const heard: unknown[] = [];
    await using elsewhere = await serveHttp((request, response) => {
      heard.push(request.url);
      response.end();
    });
    const session = await driven.client.startUpload(await createResumable(driven));
    const headers = { location: `${elsewhere.origin}/canary` };
    driven.sandbox.faults.script("storage.uploadChunk", { kind: "answer", status, headers });
    expect(await rejectionOf(driven.client.sendChunk(session, chunk))).toMatchObject({ code: "REDIRECTED" });
    expect(heard).toEqual([]);
  },
);

test("progress is read where a 308 also names an address, which is not followed", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  const session = await driven.client.startUpload(await createResumable(driven));
  const headers = { range: "bytes=0-99", location: "http://127.0.0.1:9/canary" };
  driven.sandbox.faults.script("storage.uploadChunk", { kind: "answer", status: 308, headers });
  expect(await driven.client.sendChunk(session, chunk)).toEqual({ state: "partial", storedBytes: 100 });
});

test("an empty upload is whole without a byte", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  const session = await driven.client.startUpload(await createResumable(driven));
  const empty = { bytes: new Uint8Array(), offsetBytes: 0, totalBytes: 0 };
  expect(await driven.client.sendChunk(session, empty)).toEqual({ state: "whole" });
});
