import { expect, test } from "vitest";
import { driveX, textHeaders } from "../../../test/drive-x.ts";

const put = { body: "20\n", headers: textHeaders };

test("an upload is kept byte for byte, starts processing, and answers the job", async () => {
  await using driven = await driveX();
  const job = await driven.create("tweets", { name: "n" });
  const answer = await driven.upload(job, "20\r\n\n30");
  expect(answer).toMatchObject({
    status: 200,
    json: { data: { id: job.id, name: "n", status: "in_progress" } },
  });
  expect(driven.x.upload(job.id)?.toString()).toBe("20\r\n\n30");
});

test("the bearer token is needed beside the URL's own", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  expect(await driven.callBare("PUT", job.upload_url, put)).toMatchObject({
    status: 401,
    json: { title: "Unauthorized", type: "about:blank", status: 401, detail: "Unauthorized" },
  });
  expect(driven.x.jobs()[0]?.status).toBe("created");
});

test("a URL without a token, or with one that is none, is unauthorized", async () => {
  await using driven = await driveX();
  const { upload_url } = await driven.create();
  const [path = ""] = upload_url.split("?");
  for (const target of [path, `${path}?token=`, `${path}?token=abc.def`, `${upload_url}x`]) {
    expect((await driven.call("PUT", target, put)).status).toBe(401);
  }
});

test("a token for another purpose or another job is forbidden", async () => {
  await using driven = await driveX();
  const tweets = await driven.create("tweets");
  const users = await driven.create("users");
  const tokenOf = (url: string) => new URL(url).search;
  const path = `/2/compliance/jobs/${tweets.id}/upload`;
  expect((await driven.call("PUT", path + tokenOf(tweets.download_url), put)).status).toBe(403);
  expect((await driven.call("PUT", path + tokenOf(users.upload_url), put)).status).toBe(403);
  expect((await driven.call("PUT", path + tokenOf(tweets.upload_url), put)).status).toBe(200);
});

test("the token ends with the upload window", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  driven.clock.advance(15 * 60_000);
  expect(await driven.upload(job, "20\n")).toMatchObject({ status: 403, json: { title: "Forbidden" } });
});

test("a job takes one upload, and none after it was cancelled", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  expect((await driven.upload(job, "30\n")).status).toBe(409);
  expect(driven.x.upload(job.id)?.toString()).toBe("20\n");
  await driven.call("DELETE", `/2/compliance/jobs/${job.id}`);
  expect((await driven.upload(job, "30\n")).status).toBe(409);
});

test("an upload may have so many bytes and not one more", async () => {
  await using driven = await driveX({ maxUploadBytes: 6 });
  const job = await driven.create();
  expect(await driven.upload(job, "20\n30\n4")).toMatchObject({ status: 413, json: { status: 413 } });
  expect(driven.x.jobs()[0]?.status).toBe("created");
  expect((await driven.upload(job, "20\n30\n")).status).toBe(200);
});

test("a job can be planned to fail or to expire, one upload after the other", async () => {
  await using driven = await driveX({ looksInProgress: 0 });
  driven.x.failNext();
  driven.x.endNext("expired");
  const ends: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const job = await driven.create();
    await driven.upload(job, "20\n");
    ends.push((await driven.get(job)).status);
  }
  expect(ends).toEqual(["failed", "expired", "complete"]);
});

test("the upload's path belongs to the newer generation alone", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const { id } = await driven.create();
  expect((await driven.call("PUT", `/2/compliance/jobs/${id}/upload?token=x`, put)).status).toBe(404);
});
