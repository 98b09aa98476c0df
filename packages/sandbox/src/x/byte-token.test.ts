import { expect, test } from "vitest";
import { createTokenLinks, readByteToken, writeByteToken } from "./byte-token.ts";
import { downloadWindowMs, type Job, uploadWindowMs } from "./job.ts";

const claims = { jobId: "7", purpose: "upload", issuedAtMs: 1, expiresAtMs: 2 } as const;
const job: Job = {
  id: "7",
  type: "users",
  name: undefined,
  resumable: false,
  status: "created",
  createdAtMs: 5000,
  uploadedAtMs: undefined,
  processingMs: 0,
  looksLeft: 0,
  outcome: "complete",
};

test("a token says what was written into it", () => {
  expect(readByteToken(writeByteToken(claims, "key"), "key")).toEqual(claims);
});

test("a token of another key, a changed one, and what is none say nothing", () => {
  const [payload, signature] = writeByteToken(claims, "key").split(".");
  const forged = Buffer.from(JSON.stringify({ ...claims, expiresAtMs: 3 })).toString("base64url");
  expect(readByteToken(`${payload}.${signature}`, "other key")).toBeUndefined();
  expect(readByteToken(`${forged}.${signature}`, "key")).toBeUndefined();
  for (const none of ["", ".", "abc", `${payload}`, `${payload}.`, `${payload}.x`]) {
    expect(readByteToken(none, "key")).toBeUndefined();
  }
});

function readLink(url: string): ReturnType<typeof readByteToken> {
  return readByteToken(new URL(url).searchParams.get("token") ?? "", "key");
}

test("an upload URL is the same whenever it is asked for, and ends with the upload window", () => {
  const signLink = createTokenLinks("key", downloadWindowMs);
  const request = { job, purpose: "upload", apiOrigin: "http://api.test" } as const;
  const url = signLink({ ...request, nowMs: 6000 });
  expect(url).toBe(signLink({ ...request, nowMs: 9000 }));
  expect(url).toMatch(/^http:\/\/api\.test\/2\/compliance\/jobs\/7\/upload\?token=/);
  expect(readLink(url)).toMatchObject({ jobId: "7", purpose: "upload", expiresAtMs: 5000 + uploadWindowMs });
});

test("a download URL is signed anew every time, and never outlives the download window", () => {
  const signLink = createTokenLinks("key", 1000);
  const request = { job, purpose: "download", apiOrigin: "http://api.test" } as const;
  expect(readLink(signLink({ ...request, nowMs: 6000 }))?.expiresAtMs).toBe(7000);
  expect(readLink(signLink({ ...request, nowMs: 8000 }))?.expiresAtMs).toBe(9000);
  const lastMs = 5000 + downloadWindowMs;
  expect(readLink(signLink({ ...request, nowMs: lastMs - 1 }))?.expiresAtMs).toBe(lastMs);
});
