import { describe, expect, test } from "vitest";
import { flows } from "./complete-job.ts";
import { driveCore } from "./drive-core.ts";
import { runOnce } from "./drive-part.ts";
import { makeIds, makePart } from "./make-part.ts";
import { playOutage } from "./play-outage.ts";
import { readSentIds } from "./sent-ids.ts";

const part = makePart(makeIds(1_000));

describe.each(flows)("a later run, in the flow $flow", ({ flow, upload, download, proofBy }) => {
  test("goes on with a job that an aborted run was waiting for", async () => {
    await using driven = await driveCore({ flow, processingMs: 60_000 });
    const controller = new AbortController();
    driven.clock.whileAsleep(() => controller.abort("killed"));
    await expect(runOnce(driven, part, { signal: controller.signal })).rejects.toBe("killed");
    const outcome = await runOnce(driven, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ state: "complete", adopted: true });
    expect(driven.count("x.createJob", upload)).toEqual([1, 1]);
  });

  test("brings the upload to a job that a run without a network left", async () => {
    await using driven = await driveCore({ flow });
    const outage = playOutage(driven, { operations: [upload], fault: { kind: "reset" } });
    const timeoutMs = 60_000;
    await expect(runOnce(driven, part, { timeoutMs })).rejects.toMatchObject({ code: "NETWORK" });
    outage.stop();
    const outcome = await runOnce(driven, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ state: "complete", adopted: true });
    expect(driven.count("x.createJob")).toEqual([1]);
    expect(readSentIds(driven.sandbox, outcome.job.id)?.length).toBe(part.body.sizeBytes);
  });

  test("collects what was pending", async () => {
    await using driven = await driveCore({ flow, processingMs: 60_000 });
    expect(await runOnce(driven, part, { wait: false })).toMatchObject({ state: "pending" });
    driven.clock.manual.advance(60_000);
    const outcome = await runOnce(driven, part, { runKey: "run-2", wait: false });
    expect(outcome).toMatchObject({ state: "complete", adopted: true, result: { proof: "proven", proofBy } });
    expect(driven.count("x.createJob", upload)).toEqual([1, 1]);
  });

  test("takes a result that is there already, at the cost of one list", async () => {
    await using driven = await driveCore({ flow });
    const first = await runOnce(driven, part);
    const polls = driven.count("x.getJob")[0];
    const second = await runOnce(driven, part, { runKey: "run-2" });
    expect(second).toMatchObject({ state: "complete", adopted: true, job: { id: first.job.id } });
    expect(driven.count("x.listJobs", "x.createJob", "x.getJob", upload, download)).toEqual([
      2,
      1,
      polls,
      1,
      2,
    ]);
  });
});

test("a later run asks anew once the result is older than may be used again", async () => {
  await using driven = await driveCore();
  const first = await runOnce(driven, part);
  driven.clock.manual.advance(6 * 3_600_000);
  const second = await runOnce(driven, part, { runKey: "run-2" });
  expect(second).toMatchObject({ state: "complete", adopted: false });
  expect(second.job.id).not.toBe(first.job.id);
});

test("another attempt of the same run uses its result for a day", async () => {
  await using driven = await driveCore();
  const first = await runOnce(driven, part);
  driven.clock.manual.advance(23 * 3_600_000);
  const second = await runOnce(driven, part, { reuseWithinMs: 0 });
  expect(second).toMatchObject({ state: "complete", adopted: true, job: { id: first.job.id } });
  driven.clock.manual.advance(3_600_000);
  const third = await runOnce(driven, part, { reuseWithinMs: 0 });
  expect(third).toMatchObject({ state: "complete", adopted: false });
});

test("a run with one ID more asks anew", async () => {
  await using driven = await driveCore();
  await runOnce(driven, part);
  const larger = await runOnce(driven, makePart(makeIds(1_001)));
  expect(larger).toMatchObject({ state: "complete", adopted: false });
  expect(driven.count("x.createJob")).toEqual([2]);
});

test("a job that was taken over and then fails is replaced", async () => {
  await using driven = await driveCore({ processingMs: 60_000 });
  driven.sandbox.x.failNext();
  expect(await runOnce(driven, part, { wait: false })).toMatchObject({ state: "pending" });
  const outcome = await runOnce(driven, part, { runKey: "run-2" });
  expect(outcome).toMatchObject({ state: "complete", adopted: false });
  expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "failed"]);
});
