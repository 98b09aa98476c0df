import type { ForeignJob } from "@x-batch-compliance/sandbox";
import { startOfTestMs } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { type AcquiredJob, type AcquireOptions, acquireJob } from "../src/job/acquire-job.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { playOutage } from "./play-outage.ts";

const identity = { prefix: "lists", digest: "ab".repeat(32), runKey: "run-2" };

function acquire(driven: DrivenCore, changes: Partial<AcquireOptions> = {}): Promise<AcquiredJob> {
  return acquireJob(driven.client, {
    type: "tweets",
    identity,
    reuseWithinMs: 0,
    excluded: new Set(),
    wait: true,
    pollIntervalMs: 30_000,
    deadlineMs: driven.after(600_000),
    call: {},
    ...changes,
  });
}

test("a slot that another job holds is waited for, then one is created", async () => {
  await using driven = await driveCore();
  const foreign = driven.sandbox.x.addForeignJob({
    type: "tweets",
    status: "in_progress",
    endsAfterMs: 90_000,
  });
  const waits: unknown[] = [];
  const { job, adopted } = await acquire(driven, { onSlotBusy: (wait) => waits.push(wait) });
  expect(job.id).not.toBe(foreign.id);
  expect(adopted).toBe(false);
  expect(waits).toEqual([
    { elapsedMs: 0, nextPollMs: 30_000 },
    { elapsedMs: 30_000, nextPollMs: 37_500 },
    { elapsedMs: 67_500, nextPollMs: 46_875 },
  ]);
  // One at once, whatever the list says, and one when the list shows that the slot is free.
  expect(driven.sandbox.recorder.requests("x.createJob").map(({ status }) => status)).toEqual([409, 200]);
  expect(driven.count("x.cancelJob")).toEqual([0]);
});

test("a slot that was taken between the list and the create is waited for as well", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 409 });
  await acquire(driven);
  expect(driven.sandbox.recorder.requests("x.createJob").map(({ status }) => status)).toEqual([409, 200]);
  expect(driven.clock.sleeps).toEqual([30_000]);
});

test("a job of the other type holds no slot of ours", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "users", status: "in_progress" });
  await acquire(driven);
  expect(driven.clock.sleeps).toEqual([]);
});

test("a slot that stays taken is asked about until the deadline, and never taken by force", async () => {
  await using driven = await driveCore();
  const foreign = driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  const deadlineMs = driven.after(100_000);
  await expect(acquire(driven, { deadlineMs })).rejects.toMatchObject({ code: "SLOT_BUSY" });
  expect(driven.clock.monotonic()).toBe(deadlineMs);
  const polls = driven.sandbox.recorder.requests("x.listJobs");
  expect(polls.at(-1)?.atMs).toBe(driven.clock.now());
  // At the deadline nothing is created any more: there is no time for its upload.
  expect(driven.sandbox.recorder.requests("x.createJob").map(({ status }) => status)).toEqual([409]);
  expect(driven.count("x.cancelJob")).toEqual([0]);
  expect(driven.sandbox.x.jobs()).toMatchObject([{ id: foreign.id, status: "in_progress" }]);
});

test("where nobody wants to wait, a slot that is taken is said at once, and told of", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "created", name: "somebody-else" });
  const waits: unknown[] = [];
  const onSlotBusy = (wait: unknown): void => {
    waits.push(wait);
  };
  await expect(acquire(driven, { wait: false, onSlotBusy })).rejects.toMatchObject({
    code: "SLOT_BUSY",
    message: "Another tweets job of this App is still running.",
  });
  expect(waits).toEqual([{ elapsedMs: 0, nextPollMs: undefined }]);
  expect(driven.clock.sleeps).toEqual([]);
  expect(driven.sandbox.recorder.requests().map(({ operation, status }) => [operation, status])).toEqual([
    ["x.listJobs", 200],
    ["x.createJob", 409],
  ]);
});

test.each<[string, Partial<ForeignJob>, (body: string) => string]>([
  [
    "in a state that nobody knows",
    { status: "complete" },
    (body) => body.replace('"complete"', '"cancelled"'),
  ],
  ["in progress, by its list", { status: "complete" }, (body) => body.replace('"complete"', '"in_progress"')],
  [
    "created two days ago",
    { status: "complete" },
    (body) => body.replace('"complete"', '"created"').replaceAll("2026-09-01", "2026-08-30"),
  ],
  ["without a status", { status: "complete" }, (body) => body.replace('"status"', '"state"')],
  [
    "with nulls",
    { status: "complete" },
    (body) => body.replace(/"(name|type|upload_url)":"[^"]*"/g, '"$1":null'),
  ],
])("a job of somebody else %s forbids no create", async (_, plan, change) => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", name: "somebody-else", status: "complete", ...plan });
  driven.sandbox.faults.script("x.listJobs", {
    kind: "rewrite",
    body: (body) => Buffer.from(change(body.toString())),
  });
  expect(await acquire(driven)).toMatchObject({ adopted: false });
  expect(driven.clock.sleeps).toEqual([]);
});

test("a list that goes on to show a job in the slot is not believed for ever: X itself is asked now and then", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", endsAfterMs: 20_000 });
  const stale = (body: Buffer): Buffer => Buffer.from(body.toString().replace('"complete"', '"in_progress"'));
  const outage = playOutage(driven, { operations: ["x.listJobs"], fault: { kind: "rewrite", body: stale } });
  expect(await acquire(driven)).toMatchObject({ adopted: false });
  outage.stop();
  expect(driven.sandbox.recorder.requests("x.createJob").map(({ status }) => status)).toEqual([409, 200]);
});

test("an abort while the slot is waited for throws the signal's own reason", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  const controller = new AbortController();
  const reason = new Error("the caller's own");
  driven.clock.whileAsleep(({ index }) => {
    if (index === 1) controller.abort(reason);
  });
  await expect(acquire(driven, { call: { signal: controller.signal } })).rejects.toBe(reason);
  // The second pause, of 37.5 s, is broken off.
  expect(driven.clock.now()).toBe(startOfTestMs + 30_000);
  expect(driven.count("x.listJobs", "x.createJob")).toEqual([2, 1]);
});
