import { expect, test } from "vitest";
import { driveX } from "../../../test/drive-x.ts";

test("a cancelled job is failed, and its slot is free", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  const answer = await driven.call("DELETE", `/2/compliance/jobs/${job.id}`);
  expect(answer).toMatchObject({ status: 200, json: { data: { id: job.id, status: "failed" } } });
  expect((await driven.get(job)).status).toBe("failed");
  await driven.create();
});

test("a job can be cancelled while it is processed", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  await driven.upload(job, "20\n");
  await driven.call("DELETE", `/2/compliance/jobs/${job.id}`);
  expect((await driven.get(job)).status).toBe("failed");
});

test.each(["complete", "failed", "expired"] as const)(
  "a job that is %s can't be cancelled",
  async (status) => {
    await using driven = await driveX();
    const { id } = driven.x.addForeignJob({ type: "tweets", status });
    const answer = await driven.call("DELETE", `/2/compliance/jobs/${id}`);
    expect(answer).toMatchObject({ status: 409, json: { detail: expect.stringContaining(status) } });
    expect(driven.x.jobs()[0]?.status).toBe(status);
  },
);

test("the answer has the fields that were asked for", async () => {
  await using driven = await driveX();
  const { id } = await driven.create();
  const { json } = await driven.call("DELETE", `/2/compliance/jobs/${id}?compliance_job.fields=status`);
  expect(json).toEqual({ data: { status: "failed" } });
});

test("an unknown job, another query and a stranger are refused", async () => {
  await using driven = await driveX();
  const { id } = await driven.create();
  expect((await driven.call("DELETE", "/2/compliance/jobs/5")).status).toBe(404);
  expect((await driven.call("DELETE", `/2/compliance/jobs/${id}?force=1`)).status).toBe(400);
  expect((await driven.callBare("DELETE", `/2/compliance/jobs/${id}`)).status).toBe(401);
  driven.x.setAccount("not-enrolled");
  expect((await driven.call("DELETE", `/2/compliance/jobs/${id}`)).status).toBe(403);
  expect(driven.x.jobs()[0]?.status).toBe("created");
});

test("the older generation has no cancel", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const { id } = await driven.create();
  expect((await driven.call("DELETE", `/2/compliance/jobs/${id}`)).status).toBe(404);
});
