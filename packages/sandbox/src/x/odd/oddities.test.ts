import { expect, test } from "vitest";
import { driveX, textHeaders } from "../../../test/drive-x.ts";
import { oddAnswers } from "./odd-answers.ts";

const octets = { "content-type": "application/octet-stream" };

test("what has no value, or no use at the moment, is null if X is set so", async () => {
  await using driven = await driveX({ absentFields: "null", shortCreateResponse: true, looksInProgress: 0 });
  const job = await driven.create();
  expect(job).toMatchObject({ name: null, download_url: null, upload_expires_at: null, resumable: null });
  expect(job.upload_url).toMatch(/^http/);
  await driven.upload(job, "20\n");
  expect(await driven.get(job)).toMatchObject({ status: "complete", name: null, upload_url: null });
});

test("without that, it is left out", async () => {
  await using driven = await driveX();
  expect(await driven.create()).not.toHaveProperty("name");
});

test.each([400, 415] as const)("an upload as text/plain can be refused with %d", async (octetStreamOnly) => {
  await using driven = await driveX({ octetStreamOnly });
  const job = await driven.create();
  const put = async (headers: Readonly<Record<string, string>>) =>
    (await driven.call("PUT", job.upload_url, { body: "20\n", headers })).status;
  expect(await put(textHeaders)).toBe(octetStreamOnly);
  expect(driven.x.jobs()[0]?.status).toBe("created");
  expect(await put(octets)).toBe(200);
});

test("the older generation's lists have no meta: an empty one is an empty object", async () => {
  await using driven = await driveX({ flow: "gcs" });
  expect((await driven.call("GET", "/2/compliance/jobs?type=tweets")).text).toBe("{}");
  await driven.create();
  const { json } = await driven.call("GET", "/2/compliance/jobs?type=tweets");
  expect(Object.keys(json)).toEqual(["data"]);
});

test("a download can be sent on to the storage, where the token must not come along", async () => {
  await using driven = await driveX({ redirectsDownloads: true, looksInProgress: 0 });
  const job = await driven.create();
  await driven.upload(job, "nonsense\n");
  const { download_url } = await driven.get(job);
  const authorization = `Bearer ${driven.x.bearerToken}`;
  const sent = await fetch(download_url, { headers: { authorization }, redirect: "manual" });
  const location = sent.headers.get("location") ?? "";
  expect([sent.status, new URL(location).origin]).toEqual([302, driven.x.storageOrigin]);
  expect((await driven.callBare("GET", location)).text).toContain("nonsense");
  expect((await driven.call("GET", location)).status).toBe(400);
});

test("an upload or a cancel that is done can be answered without confirming it", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  driven.faults.script("x.uploadIds", oddAnswers.accepted);
  driven.faults.script("x.cancelJob", oddAnswers.noContent);
  expect(await driven.upload(job, "20\n")).toMatchObject({ status: 202, text: "" });
  expect(driven.x.jobs()[0]?.status).toBe("in_progress");
  const cancelled = await driven.call("DELETE", `/2/compliance/jobs/${job.id}`);
  expect(cancelled).toMatchObject({ status: 204, text: "" });
  expect(cancelled.headers.get("content-length")).toBeNull();
  expect(driven.x.jobs()[0]?.status).toBe("failed");
  expect(driven.faults.unused()).toEqual([]);
});

test.each([
  ["edgePage", 403, "text/html; charset=UTF-8"],
  ["notFound", 404, null],
  ["unauthorized", 401, "application/problem+json"],
  ["text", 200, "text/plain"],
] as const)("the answer %s comes in place of the work, once", async (name, status, type) => {
  await using driven = await driveX();
  const job = await driven.create();
  driven.faults.script("x.getJob", oddAnswers[name]);
  const odd = await driven.call("GET", `/2/compliance/jobs/${job.id}`);
  expect([odd.status, odd.headers.get("content-type")]).toEqual([status, type]);
  expect((await driven.get(job)).id).toBe(job.id);
});
