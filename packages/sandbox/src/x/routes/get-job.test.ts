import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";

test("a job is shown as created, in progress for one look, then complete", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  const statuses = [(await driven.get(job)).status];
  await driven.upload(job, "20\n");
  for (let look = 0; look < 3; look++) statuses.push((await driven.get(job)).status);
  expect(statuses).toEqual(["created", "in_progress", "complete", "complete"]);
});

test("processing takes the time that it was given, however often one looks", async () => {
  await using driven = await driveX({ processingMs: 60_000, looksInProgress: 0 });
  const job = await driven.create();
  await driven.upload(job, "20\n");
  for (let look = 0; look < 3; look++) expect((await driven.get(job)).status).toBe("in_progress");
  driven.clock.advance(60_000);
  expect((await driven.get(job)).status).toBe("complete");
});

test("a job without an upload is expired after 15 minutes", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  driven.clock.advance(15 * 60_000 - 1);
  expect((await driven.get(job)).status).toBe("created");
  driven.clock.advance(1);
  expect((await driven.get(job)).status).toBe("expired");
});

test.each(["gcs", "api"] as const)(
  "in the flow %s a later look signs the download anew, but not the upload",
  async (flow) => {
    await using driven = await driveX({ flow });
    const job = await driven.create();
    driven.clock.advance(1000);
    const later = await driven.get(job);
    expect(later.upload_url).toBe(job.upload_url);
    expect(later.download_url).not.toBe(job.download_url);
  },
);

test("the answer has the fields that were asked for", async () => {
  await using driven = await driveX();
  const { id } = await driven.create();
  const { json } = await driven.call(
    "GET",
    `/2/compliance/jobs/${id}?compliance_job.fields=status,type,name`,
  );
  expect(json).toEqual({ data: { status: "created", type: "tweets" } });
});

test("an unknown job is a 404 of the newer generation", async () => {
  await using driven = await driveX();
  const answer = await driven.call("GET", "/2/compliance/jobs/123");
  expect(answer.status).toBe(404);
  expect(answer.json).toMatchObject({
    type: "https://api.x.com/2/problems/resource-not-found",
    resource_id: "123",
  });
});

test("an unknown job is a 200 with errors of the older generation", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const answer = await driven.call("GET", "/2/compliance/jobs/123");
  expect(answer.status).toBe(200);
  expect(answer.json).toEqual({ errors: [expect.objectContaining({ resource_id: "123" })] });
});

test.each(["abc", "12345678901234567890", "1%202", "%E0%A4"])("the ID %s is refused", async (id) => {
  await using driven = await driveX();
  const answer = await driven.call("GET", `/2/compliance/jobs/${id}`);
  expect(answer).toMatchObject({ status: 400, json: { parameter: "id" } });
});

test("a path that the API does not have is a 404 in the older error form", async () => {
  await using driven = await driveX();
  expect(await driven.call("GET", "/2/tweets")).toMatchObject({ status: 404, json: { code: 34 } });
});
