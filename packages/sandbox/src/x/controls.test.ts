import { expect, test } from "vitest";
import { driveX, jsonHeaders, startOfTestMs } from "../../test/drive-x.ts";

test("a foreign job holds the slot until it ends", async () => {
  await using driven = await driveX();
  const foreign = driven.x.addForeignJob({
    type: "tweets",
    status: "in_progress",
    name: "theirs",
    endsAfterMs: 60_000,
  });
  const create = () =>
    driven.call("POST", "/2/compliance/jobs", { body: '{"type":"tweets"}', headers: jsonHeaders });
  expect((await create()).status).toBe(409);
  expect(await driven.get(foreign)).toMatchObject({ name: "theirs", status: "in_progress" });
  driven.clock.advance(60_000);
  expect((await create()).status).toBe(200);
  expect(driven.x.jobs().map(({ status }) => status)).toEqual(["created", "complete"]);
});

test("a foreign job without an end goes on until its download window is over", async () => {
  await using driven = await driveX();
  const foreign = driven.x.addForeignJob({ type: "users", status: "in_progress" });
  driven.clock.advance(7 * 24 * 3_600_000 - 1);
  expect((await driven.get(foreign)).status).toBe("in_progress");
  driven.clock.advance(1);
  expect((await driven.get(foreign)).status).toBe("expired");
});

test("a foreign job can be complete, with a result", async () => {
  await using driven = await driveX({ verdicts: { kind: "derived", share: 1 } });
  const foreign = driven.x.addForeignJob({ type: "tweets", status: "complete", upload: Buffer.from("20\n") });
  expect((await driven.finish(foreign)).text).toContain('"id":"20"');
});

test("a job can be put into another status, and only a job that is there", async () => {
  await using driven = await driveX();
  const job = await driven.create();
  driven.x.setStatus(job.id, "failed");
  expect((await driven.get(job)).status).toBe("failed");
  expect(() => driven.x.setStatus("5", "failed")).toThrow("The sandbox has no job 5.");
});

test("all jobs are told with their full state", async () => {
  await using driven = await driveX({ processingMs: 10 });
  const job = await driven.create("tweets", { name: "n" });
  driven.clock.advance(5);
  await driven.upload(job, "20\n");
  expect(driven.x.jobs()).toEqual([
    {
      id: job.id,
      type: "tweets",
      name: "n",
      resumable: false,
      status: "in_progress",
      createdAtMs: startOfTestMs,
      uploadedAtMs: startOfTestMs + 5,
      processingMs: 10,
      looksLeft: 1,
      outcome: "complete",
    },
  ]);
});

test("other verdicts count for uploads from then on", async () => {
  await using driven = await driveX({ looksInProgress: 0, verdicts: { kind: "derived", share: 0 } });
  const before = await driven.create();
  await driven.upload(before, "20\n");
  driven.x.setVerdicts({ kind: "table", byId: { "20": { action: "delete", reason: "deleted" } } });
  expect((await driven.finish(before)).text).toBe("");
  const after = await driven.create();
  await driven.upload(after, "20\n");
  expect((await driven.finish(after)).text).toContain('"id":"20"');
});

test("a result can be changed before its checksums are made", async () => {
  await using driven = await driveX({ flow: "gcs" });
  driven.x.setTransformResult((_, job) => Buffer.from(`changed ${job.type}\n`));
  const job = await driven.create("users");
  await driven.upload(job, "20\n");
  const { text, headers } = await driven.finish(job);
  expect(text).toBe("changed users\n");
  expect(headers.get("x-goog-stored-content-length")).toBe("14");
});

test("lines that are not IDs come back from the newer generation alone, unless set otherwise", async () => {
  const echoes: boolean[] = [];
  for (const settings of [{ flow: "api" }, { flow: "gcs" }, { flow: "api", invalidLines: "drop" }] as const) {
    await using driven = await driveX(settings);
    const job = await driven.create();
    await driven.upload(job, "nonsense\n");
    echoes.push((await driven.finish(job)).text.includes("invalid_id"));
  }
  expect(echoes).toEqual([true, false, false]);
});

test("of an upload with a line that is not an ID the job fails, if X is set to, and others go through", async () => {
  await using driven = await driveX({ invalidLines: "fail" });
  const bad = await driven.create();
  await driven.upload(bad, "20\nnonsense\n");
  await driven.get(bad);
  expect((await driven.get(bad)).status).toBe("failed");
  const good = await driven.create();
  await driven.upload(good, "20\n");
  expect((await driven.finish(good)).status).toBe(200);
});
