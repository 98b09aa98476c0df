import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { bodyOf, readAll } from "../../test/bytes.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveHttp } from "../../test/serve-raw.ts";
import type { Job } from "../api/job.ts";
import { SignedUrl } from "../http/signed-url.ts";
import { createClient } from "./client.ts";

const ids = makeIds(40);
const upload = ids.map((id) => `${id}\n`).join("");
const allGone = { kind: "derived", share: 1 } as const;

/** A job that was created, filled and processed. */
async function completeJob({ client }: DrivenCore): Promise<Job> {
  const created = await client.createJob({ type: "tweets", name: "weekly" });
  await client.uploadIds(created, bodyOf(upload));
  for (;;) {
    const job = await client.getJob(created.id);
    if (job.status === "complete") return job;
  }
}

test.for([
  ["api", "x", true],
  ["gcs", "storage", false],
] as const)("bytes go to and come from %s's host %s, with the bearer: %s", async ([flow, host, bearer]) => {
  await using driven = await driveCore({ flow, verdicts: allGone });
  const job = await completeJob(driven);
  const { sizeBytes, body } = await driven.client.downloadResults(job);
  const result = await readAll(body);
  expect(driven.sandbox.x.upload(job.id)?.toString()).toBe(upload);
  expect(result).toEqual(driven.sandbox.x.result(job.id));
  expect(sizeBytes).toBe(result.length);
  const [sent, asked] = ["uploadIds", "downloadResults"].map(
    (name) => driven.sandbox.recorder.requests(`${host}.${name}`)[0]?.headers ?? {},
  );
  expect(sent).toMatchObject({ "content-type": "text/plain", "content-length": String(upload.length) });
  expect(asked).toMatchObject({ "accept-encoding": "identity" });
  expect([sent, asked].map((headers) => headers?.authorization)).toEqual(
    Array(2).fill(bearer ? "Bearer ***" : undefined),
  );
});

test("an address outside X is refused, and nothing is sent there", async () => {
  await using driven = await driveCore();
  const heard: unknown[] = [];
  await using elsewhere = await serveHttp((request, response) => {
    heard.push(request.headers);
    response.end();
  });
  const job = await completeJob(driven);
  const bent = new SignedUrl(new URL(`${elsewhere.origin}/2/compliance/jobs/${job.id}/upload?token=canary`));
  const calls = [
    driven.client.uploadIds({ ...job, uploadUrl: bent }, bodyOf(upload)),
    driven.client.downloadResults({ ...job, downloadUrl: bent }),
  ];
  for (const call of calls) {
    expect(await rejectionOf(call)).toMatchObject({ code: "URL_REFUSED", jobId: job.id });
  }
  expect(heard).toEqual([]);
});

test("a job without addresses cannot take or give bytes", async () => {
  await using driven = await driveCore();
  const { uploadUrl, downloadUrl, ...rest } = await completeJob(driven);
  const job: Job = { ...rest, uploadUrl: undefined, downloadUrl: undefined };
  expect(await rejectionOf(driven.client.uploadIds(job, bodyOf(upload)))).toMatchObject({
    code: "API_ERROR",
    message: "X returned no URL for the upload.",
  });
  expect(await rejectionOf(driven.client.downloadResults(job))).toMatchObject({
    message: "X returned no URL for the download.",
  });
});

test.for(["fin", "stall"] as const)("a result without a length is not opened (%s)", async (end) => {
  await using driven = await driveCore({ verdicts: allGone });
  const job = await completeJob(driven);
  driven.sandbox.faults.script("x.downloadResults", { kind: "cut", afterBytes: 50, end, framing: "close" });
  expect(await rejectionOf(driven.client.downloadResults(job))).toMatchObject({
    code: "RESPONSE_UNFRAMED",
    jobId: job.id,
  });
});

test("a compressed result is not opened, and an identity one is", async () => {
  await using driven = await driveCore();
  const job = await completeJob(driven);
  for (const encoding of ["gzip", "br", "Identity"]) {
    const headers = { "content-encoding": encoding };
    driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status: 200, headers, body: "\n" });
  }
  for (let round = 0; round < 2; round++) {
    expect(await rejectionOf(driven.client.downloadResults(job))).toMatchObject({ code: "RESPONSE_ENCODED" });
  }
  expect((await driven.client.downloadResults(job)).sizeBytes).toBe(1);
});

test.for(["length", "chunked"] as const)("a result that is cut ends in an error (%s)", async (framing) => {
  await using driven = await driveCore({ verdicts: allGone });
  const job = await completeJob(driven);
  driven.sandbox.faults.script("x.downloadResults", { kind: "cut", afterBytes: 100, end: "fin", framing });
  const { sizeBytes, body } = await driven.client.downloadResults(job);
  expect(sizeBytes === undefined).toBe(framing === "chunked");
  expect(await rejectionOf(readAll(body))).toMatchObject({ code: "NETWORK" });
});

test("the download's address is opened again after a reset, a 503 and a 429", async () => {
  await using driven = await driveCore({ verdicts: allGone });
  const job = await completeJob(driven);
  driven.sandbox.faults.script(
    "x.downloadResults",
    { kind: "reset" },
    { kind: "answer", status: 503 },
    { kind: "answer", status: 429, headers: { "retry-after": "7" } },
  );
  const { body } = await driven.client.downloadResults(job);
  expect(await readAll(body)).toEqual(driven.sandbox.x.result(job.id));
  expect(driven.count("x.downloadResults")).toEqual([4]);
  expect(driven.clock.sleeps[2]).toBeGreaterThanOrEqual(7_000);
});

test.for(["api", "gcs"] as const)(
  "an address whose time is over is SIGNED_URL_REFUSED (%s)",
  async (flow) => {
    await using driven = await driveCore({ flow, downloadUrlMs: 60_000 });
    const job = await completeJob(driven);
    driven.clock.manual.advance(61_000);
    expect(await rejectionOf(driven.client.downloadResults(job))).toMatchObject({
      code: "SIGNED_URL_REFUSED",
      jobId: job.id,
    });
  },
);

test("an upload that is too large is refused by its own name", async () => {
  await using driven = await driveCore({ maxUploadBytes: 10 });
  const job = await driven.client.createJob({ type: "tweets", name: "weekly" });
  expect(await rejectionOf(driven.client.uploadIds(job, bodyOf(upload)))).toMatchObject({
    code: "PAYLOAD_TOO_LARGE",
    status: 413,
  });
});

test.each([
  ["api", true],
  ["gcs", false],
] as const)(
  "in the flow %s it is known before anything is sent whether the API takes the upload: %s",
  async (flow, isApi) => {
    await using driven = await driveCore({ flow });
    const job = await driven.client.createJob({ type: "tweets", name: "weekly" });
    expect(driven.client.uploadsToApi(job)).toBe(isApi);
    const bent = new SignedUrl(new URL(`http://example.com/2/compliance/jobs/${job.id}/upload`));
    expect(driven.client.uploadsToApi({ ...job, uploadUrl: bent })).toBe(false);
    expect(driven.client.uploadsToApi({ ...job, uploadUrl: undefined })).toBe(false);
  },
);

test("a text is signed the same by every client of a token, otherwise by others, and without showing it", () => {
  const sign = (bearerToken: string, text: string): string =>
    Buffer.from(createClient({ bearerToken }).signText(text)).toString("hex");
  expect(sign("keykeykey", "text")).toBe(sign("keykeykey", "text"));
  expect(sign("keykeykey", "text")).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set([sign("keykeykey", "a"), sign("keykeykey", "b"), sign("keykeykez", "a")]).size).toBe(3);
});

test("only the storage's word on a result is handed on, not the API's", async () => {
  const headers = { "x-goog-hash": "crc32c=AAAAAA==" };
  for (const [flow, host, stored] of [
    ["api", "x", undefined],
    ["gcs", "storage", [{ algorithm: "crc32c", hex: "00000000" }]],
  ] as const) {
    await using driven = await driveCore({ flow });
    const job = await completeJob(driven);
    driven.sandbox.faults.script(`${host}.downloadResults`, { kind: "rewrite", headers });
    const download = await driven.client.downloadResults(job);
    await readAll(download.body);
    expect(download.stored?.checksums).toEqual(stored);
  }
});

/** A job whose download is answered by a redirect, and a storage to be led to. */
async function downloadLedTo(
  toLocation: (storage: string, driven: DrivenCore) => string,
  status = 302,
): Promise<{ outcome: unknown; heard: IncomingHttpHeaders[]; secrets: ReadonlySet<string> }> {
  await using driven = await driveCore({ verdicts: allGone });
  const heard: IncomingHttpHeaders[] = [];
  await using storage = await serveHttp((request, response) => {
    heard.push(request.headers);
    if (request.url === "/again") response.writeHead(302, { location: "/any/object" });
    else response.writeHead(200, { "content-length": 6, "x-goog-stored-content-length": 6 });
    response.end(request.url === "/again" ? "" : "result");
  });
  const job = await completeJob(driven);
  const headers = { location: toLocation(storage.origin, driven) };
  driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status, headers, body: "moved" });
  const outcome = await driven.client
    .downloadResults(job)
    .then(async ({ body, stored }) => ({ text: (await readAll(body)).toString(), stored }))
    .catch((error: unknown) => error);
  return { outcome, heard, secrets: driven.secrets };
}

test.for([301, 302, 303, 307, 308])(
  "a download is led on to the storage by %i, without the bearer",
  async (status) => {
    const { outcome, heard, secrets } = await downloadLedTo(
      (storage) => `${storage}/any/object?X-Goog-Signature=canary-signature`,
      status,
    );
    expect(outcome).toEqual({ text: "result", stored: { sizeBytes: 6, checksums: [] } });
    expect(heard).toHaveLength(1);
    expect(heard[0]).not.toHaveProperty("authorization");
    expect(secrets).toContain("canary-signature");
  },
);

test.for<readonly [string, (storage: string, driven: DrivenCore) => string]>([
  ["another host", () => "https://storage.googleapis.com.example/b/o"],
  ["the storage of X, where the API is the sandbox's", () => "https://storage.googleapis.com/b/o"],
  ["the API itself", (_, { sandbox }) => `${sandbox.x.origin}/elsewhere`],
  ["a path without an origin", () => "/elsewhere"],
  ["an address with a user", (storage) => storage.replace("//", "//canary:canary@")],
  ["what is not an address", () => "http://"],
])("a download is not led on to %s", async ([, toLocation]) => {
  const { outcome, heard } = await downloadLedTo(toLocation);
  expect(outcome).toMatchObject({ code: "REDIRECTED", status: 302 });
  expect(heard).toEqual([]);
});

test("a redirect of the redirect is not followed", async () => {
  const { outcome, heard } = await downloadLedTo((storage) => `${storage}/again`);
  expect(outcome).toMatchObject({ code: "REDIRECTED", status: 302 });
  expect(heard).toHaveLength(1);
});

test("an upload is led nowhere, as the IDs would go along", async () => {
  await using driven = await driveCore();
  const job = await driven.client.createJob({ type: "tweets", name: "weekly" });
  const headers = { location: `${driven.sandbox.x.storageOrigin}/bucket/${job.id}/submission/1` };
  driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 307, headers });
  expect(await rejectionOf(driven.client.uploadIds(job, bodyOf(upload)))).toMatchObject({
    code: "REDIRECTED",
  });
  expect(driven.count("storage.uploadIds")).toEqual([0]);
});
