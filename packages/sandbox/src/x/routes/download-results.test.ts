import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";

const verdicts = { kind: "table", byId: { "20": { action: "delete", reason: "deleted" } } } as const;

test("a result is the same bytes every time, of the documented type and of known length", async () => {
  await using driven = await driveX({ verdicts });
  const job = await driven.create();
  await driven.upload(job, "20\n30\nnot_a_valid_id\n");
  const first = await driven.finish(job);
  expect(first.headers.get("content-type")).toBe("application/octet-stream");
  expect(first.headers.get("content-length")).toBe(String(first.text.length));
  expect(first.text).toContain('"id":"20","action":"delete"');
  expect(first.text).toContain('{"id":"not_a_valid_id","error":"invalid_id"}\n');
  expect(first.text).not.toContain('"30"');
  expect((await driven.finish(job)).text).toBe(first.text);
  expect(driven.x.result(job.id).toString()).toBe(first.text);
});

test("nothing is given out before the job is complete", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  expect((await driven.call("GET", job.download_url)).status).toBe(409);
  await driven.upload(job, "20\n");
  expect((await driven.call("GET", job.download_url)).status).toBe(409);
});

test("the bearer token is needed beside the URL's own", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  await driven.finish(job);
  expect((await driven.callBare("GET", job.download_url)).status).toBe(401);
  const { search } = new URL(job.upload_url);
  expect((await driven.call("GET", `/2/compliance/jobs/${job.id}/download${search}`)).status).toBe(403);
});

test("the results are gone a week after the creation", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  await driven.finish(job);
  driven.clock.advance(7 * 24 * 3_600_000 - 1);
  expect((await driven.finish(job)).status).toBe(200);
  driven.clock.advance(1);
  expect((await driven.finish(job)).status).toBe(403);
});

test("a URL can be set to live shorter, and a new look signs a new one", async () => {
  await using driven = await driveX({ downloadUrlMs: 1000 });
  const job = await driven.create();
  await driven.upload(job, "20\n");
  await driven.finish(job);
  driven.clock.advance(1000);
  expect((await driven.call("GET", job.download_url)).status).toBe(403);
  expect((await driven.finish(job)).status).toBe(200);
});
