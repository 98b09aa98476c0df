import { expect, test } from "vitest";
import { driveX, jsonHeaders, startOfTestMs } from "../../../test/drive-x.ts";

const path = "/2/compliance/jobs";

test("a new job is answered with all its fields", async () => {
  await using driven = await driveX();
  const job = await driven.create("users", { name: "weekly" });
  expect(job).toEqual({
    id: expect.stringMatching(/^[0-9]{1,19}$/),
    type: "users",
    name: "weekly",
    status: "created",
    resumable: false,
    created_at: "2026-09-01T12:00:00.000Z",
    upload_expires_at: "2026-09-01T12:15:00.000Z",
    download_expires_at: "2026-09-08T12:00:00.000Z",
    upload_url: expect.stringContaining(`${driven.x.origin}/2/compliance/jobs/${job.id}/upload?token=`),
    download_url: expect.stringContaining(`${driven.x.origin}/2/compliance/jobs/${job.id}/download?token=`),
  });
});

test("times are whole seconds, and the windows start at them", async () => {
  await using driven = await driveX();
  driven.clock.advance(999);
  const job = await driven.create();
  expect(job.created_at).toBe("2026-09-01T12:00:00.000Z");
  expect(driven.x.jobs()[0]?.createdAtMs).toBe(startOfTestMs);
});

test("a job that was given no name has none", async () => {
  await using driven = await driveX();
  expect(await driven.create()).not.toHaveProperty("name");
});

test("the flow gcs has its URLs on the storage host, with the object in X's place", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const tweets = await driven.create("tweets");
  const users = await driven.create("users");
  const upload = new URL(tweets.upload_url);
  expect(upload.origin).toBe(driven.x.storageOrigin);
  expect(upload.origin).not.toBe(driven.x.origin);
  expect(upload.pathname).toMatch(
    new RegExp(`^/twttr-tweet-compliance/${tweets.id}/submission/\\d+_${tweets.id}$`),
  );
  expect(Object.fromEntries(upload.searchParams)).toMatchObject({
    "X-Goog-Algorithm": "GOOG4-RSA-SHA256",
    "X-Goog-Date": "20260901T120000Z",
    "X-Goog-Expires": "900",
    "X-Goog-SignedHeaders": "content-type;host",
    "X-Goog-Signature": expect.stringMatching(/^[0-9a-f]{512}$/),
  });
  const download = new URL(users.download_url);
  expect(download.pathname).toMatch(
    new RegExp(`^/twttr-user-compliance/${users.id}/delivery/\\d+_${users.id}$`),
  );
  expect(download.searchParams.get("X-Goog-Expires")).toBe("604800");
});

test("the answer has the fields that were asked for, and no other", async () => {
  await using driven = await driveX();
  const fields = "?compliance_job.fields=id,status";
  const { json } = await driven.call("POST", path + fields, {
    body: '{"type":"tweets"}',
    headers: jsonHeaders,
  });
  expect(json).toEqual({ data: { id: expect.any(String), status: "created" } });
});

test("the create of 2024 says neither when its windows end nor whether it can be resumed", async () => {
  await using driven = await driveX({ flow: "gcs", shortCreateResponse: true });
  const job = await driven.create("tweets", { name: "n" });
  expect(Object.keys(job).sort()).toEqual([
    "created_at",
    "download_url",
    "id",
    "name",
    "status",
    "type",
    "upload_url",
  ]);
  expect(await driven.get(job)).toHaveProperty("upload_expires_at");
});

test("one job of a type may be active, and a job of the other type beside it", async () => {
  await using driven = await driveX();
  const job = await driven.create("tweets");
  await driven.create("users");
  const again = () => driven.call("POST", path, { body: '{"type":"tweets"}', headers: jsonHeaders });
  expect(await again()).toMatchObject({ status: 409, json: { title: "Conflict", status: 409 } });
  await driven.upload(job, "20\n");
  expect((await again()).status).toBe(409);
  await driven.finish(job);
  expect((await again()).status).toBe(200);
});

test("a job that expired holds no slot", async () => {
  await using driven = await driveX();
  await driven.create();
  driven.clock.advance(15 * 60_000);
  await driven.create();
  expect(driven.x.jobs().map(({ status }) => status)).toEqual(["created", "expired"]);
});

test.each([
  ["no JSON", "{", "body"],
  ["no object", "[]", "body"],
  ["null", "null", "body"],
  ["no type", "{}", "type"],
  ["another type", '{"type":"posts"}', "type"],
  ["an unknown field", '{"type":"tweets","color":"red"}', "color"],
  ["a name that is not text", '{"type":"tweets","name":7}', "name"],
  ["a name of 65 characters", JSON.stringify({ type: "tweets", name: "n".repeat(65) }), "name"],
  ["resumable as text", '{"type":"tweets","resumable":"true"}', "resumable"],
  ["resumable, which this generation lacks", '{"type":"tweets","resumable":true}', "resumable"],
])("a body with %s is refused", async (_, body, parameter) => {
  await using driven = await driveX();
  const answer = await driven.call("POST", path, { body, headers: jsonHeaders });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.json).toMatchObject({ title: "Invalid Request", status: 400, parameter });
  expect(driven.x.jobs()).toEqual([]);
});

test("a name may have 64 characters, and `resumable: false` may be said", async () => {
  await using driven = await driveX();
  const job = await driven.create("tweets", { name: "é".repeat(64), resumable: false });
  expect(job.name).toBe("é".repeat(64));
});

test("the flow gcs takes `resumable: true`, with an upload URL that is signed for it", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const job = await driven.create("tweets", { resumable: true });
  expect(job.resumable).toBe(true);
  expect(new URL(job.upload_url).searchParams.get("X-Goog-SignedHeaders")).toContain("x-goog-resumable");
});

test("a body that is not announced as JSON is refused", async () => {
  await using driven = await driveX();
  const answer = await driven.call("POST", path, { body: '{"type":"tweets"}' });
  expect(answer).toMatchObject({ status: 400, json: { parameter: "content-type" } });
});

test.each([
  "?compliance_job.fields=",
  "?compliance_job.fields=id,id",
  "?compliance_job.fields=size",
  "?dry_run=1",
])("the query %s is refused", async (query) => {
  await using driven = await driveX();
  const answer = await driven.call("POST", path + query, { body: '{"type":"tweets"}', headers: jsonHeaders });
  expect(answer.status).toBe(400);
});
