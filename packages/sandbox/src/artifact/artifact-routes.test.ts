import { afterEach, beforeEach, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "../clock.ts";
import { createFaults } from "../http/faults.ts";
import { createRecorder } from "../http/recorder.ts";
import { type ArtifactSandbox, createRuntimeToken, startArtifacts } from "./index.ts";

let clock: ManualClock;
let sandbox: ArtifactSandbox;

beforeEach(async () => {
  clock = createManualClock(Date.UTC(2026, 5, 1));
  const options = { faults: createFaults(), recorder: createRecorder(), clock, runId: "run", jobId: "job" };
  sandbox = await startArtifacts(options);
});

afterEach(() => sandbox[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function call(method: string, fields: object = {}, token: string = sandbox.token): Promise<Answer> {
  const url = `${sandbox.origin}/twirp/github.actions.results.api.v1.ArtifactService/${method}`;
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ workflow_run_backend_id: "run", workflow_job_run_backend_id: "job", ...fields }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function createUploadUrl(name: string): Promise<string> {
  const { body } = await call("CreateArtifact", { name, version: 7 });
  return String(body.signed_upload_url);
}

async function put(url: string, body: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, { method: "PUT", headers, body });
  return `${response.status} ${response.headers.get("x-ms-error-code") ?? ""}`.trim();
}

test("a token that is missing, malformed, expired or without the scope is refused", async () => {
  const otherScope = `e30.${Buffer.from('{"scp":"Actions.Other:run:job","exp":9999999999}').toString("base64url")}.x`;
  const expired = createRuntimeToken({ runId: "run", jobId: "job", expiresAtMs: clock.now() });
  for (const token of ["", "a.b.c", otherScope, expired]) {
    const { status, body } = await call("ListArtifacts", {}, token);
    expect([status, body.code]).toEqual([401, "unauthenticated"]);
  }
});

test("a token of one run opens nothing of another", async () => {
  const foreign = createRuntimeToken({ runId: "other", jobId: "job", expiresAtMs: clock.now() + 1000 });
  expect(await call("ListArtifacts", {}, foreign)).toMatchObject({
    status: 403,
    body: { code: "permission_denied" },
  });
});

test.each(["", "a/b", "a\\b", 'a"', "a:b", "a<", "a>", "a|", "a*", "a?", "a\rb", "a\nb"])(
  "the name %j is refused",
  async (name) => {
    const answer = await call("CreateArtifact", { name, version: 7 });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_argument" } });
  },
);

test("an upload in one piece is finalized only with its own size and hash", async () => {
  const url = await createUploadUrl("lists");
  expect(await call("FinalizeArtifact", { name: "lists", size: "0" })).toMatchObject({ status: 400 });
  expect(await put(url, "abc")).toBe("400 InvalidHeaderValue");
  expect(await put(url, "abc", { "x-ms-blob-type": "BlockBlob" })).toBe("201");

  expect(await call("FinalizeArtifact", { name: "lists", size: "4" })).toMatchObject({ status: 400 });
  const wrongHash = { name: "lists", size: "3", hash: `sha256:${"0".repeat(64)}` };
  expect(await call("FinalizeArtifact", wrongHash)).toMatchObject({ status: 400 });
  expect(sandbox.artifacts()).toEqual([]);
  expect(await call("FinalizeArtifact", { name: "lists", size: "3" })).toMatchObject({ status: 200 });
  expect(sandbox.artifacts()).toMatchObject([{ name: "lists", sizeBytes: 3, expiresAtMs: undefined }]);
});

test("blocks are put together in the order of the list, and only those that were put", async () => {
  const url = await createUploadUrl("lists");
  await put(`${url}&comp=block&blockid=Mg==`, "second");
  await put(`${url}&comp=block&blockid=MQ==`, "first ");
  const list = (...ids: string[]) =>
    `<BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join("")}</BlockList>`;
  expect(await put(`${url}&comp=blocklist`, list("MQ==", "Mw=="))).toBe("400 InvalidBlockList");
  expect(await put(`${url}&comp=blocklist`, list("MQ==", "Mg=="))).toBe("201");
  await call("FinalizeArtifact", { name: "lists", size: "12" });
  expect(sandbox.files("lists").get("lists")?.toString()).toBe("first second");
});

test("a signed URL is refused after its hour, with another signature, for reading, and beside a token", async () => {
  const url = await createUploadUrl("lists");
  const blob = { "x-ms-blob-type": "BlockBlob" };
  expect(await put(url.replace(/sig=[^&]*/, "sig=AAAA"), "abc", blob)).toBe("403 AuthenticationFailed");
  expect(await put(url, "abc", { ...blob, authorization: "Bearer x" })).toBe("403 AuthenticationFailed");
  expect((await fetch(url)).status).toBe(403);
  clock.advance(3_600_000);
  expect(await put(url, "abc", blob)).toBe("403 AuthenticationFailed");
});

test("an unknown artifact is not found by any method", async () => {
  for (const method of ["FinalizeArtifact", "GetSignedArtifactURL", "DeleteArtifact"]) {
    expect(await call(method, { name: "none" })).toMatchObject({ status: 404, body: { code: "not_found" } });
  }
});
