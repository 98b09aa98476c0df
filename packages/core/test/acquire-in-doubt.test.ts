import type { Fault } from "@x-batch-compliance/sandbox";
import { startOfTestMs } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { type AcquiredJob, type AcquireOptions, acquireJob } from "../src/job/acquire-job.ts";
import { buildJobName } from "../src/job/job-name.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { playOutage } from "./play-outage.ts";

const identity = { prefix: "lists", digest: "ab".repeat(32), runKey: "run-2" };
const jobError = { title: "Partial", detail: "Something is missing.", type: "about:blank" };

function acquire(driven: DrivenCore, changes: Partial<AcquireOptions> = {}): Promise<AcquiredJob> {
  return acquireJob(driven.client, {
    type: "tweets",
    identity,
    reuseWithinMs: 0,
    excluded: new Set(),
    wait: true,
    deadlineMs: driven.after(600_000),
    call: {},
    ...changes,
  });
}

/** Which calls were made, in order. */
function listCalls({ sandbox }: DrivenCore): readonly string[] {
  return sandbox.recorder.requests().map(({ operation }) => operation);
}

test.each<[string, Fault]>([
  ["a reset", { kind: "reset", acted: true }],
  ["a 500", { kind: "answer", status: 500, acted: true }],
  ["a page of HTML", { kind: "answer", status: 200, body: "<html>Please wait</html>", acted: true }],
  ["an answer without a job", { kind: "answer", status: 200, body: {}, acted: true }],
  ["errors in place of a job", { kind: "answer", status: 200, body: { errors: [jobError] }, acted: true }],
  ["half an answer", { kind: "cut", afterBytes: 40, end: "fin", framing: "length" }],
])("a create that acted and was answered with %s is found by its name, not sent again", async (_, fault) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", fault);
  const { job, adopted } = await acquire(driven);
  expect(listCalls(driven)).toEqual(["x.listJobs", "x.createJob", "x.listJobs"]);
  expect(driven.sandbox.x.jobs()).toMatchObject([{ id: job.id, name: buildJobName(identity) }]);
  // It is this run's own, and was paid for by it.
  expect(adopted).toBe(false);
});

test.each<[string, Fault]>([
  ["a reset", { kind: "reset" }],
  ["a 503", { kind: "answer", status: 503 }],
])("a create that never acted, as %s, is sent once more, and only after X was asked", async (_, fault) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", fault);
  await acquire(driven);
  expect(listCalls(driven)).toEqual(["x.listJobs", "x.createJob", "x.listJobs", "x.createJob"]);
  expect(driven.sandbox.x.jobs()).toHaveLength(1);
});

test("an outage of creates is outlasted, each create after a list that shows none, and ever more slowly", async () => {
  await using driven = await driveCore();
  const outage = playOutage(driven, { operations: ["x.createJob"], lastsMs: 600_000 });
  const { adopted } = await acquire(driven, { deadlineMs: driven.after(18_000_000) });
  expect(adopted).toBe(false);
  expect(driven.clock.now() - outage.endMs).toBeLessThanOrEqual(120_000);
  const calls = listCalls(driven);
  expect(calls).toEqual(calls.map((_, at) => (at % 2 === 0 ? "x.listJobs" : "x.createJob")));
  expect(calls.length).toBeLessThan(26);
  expect(driven.sandbox.x.jobs()).toHaveLength(1);
});

test("an outage of creates that lasts to the deadline ends by its own name, and every pause is told of", async () => {
  await using driven = await driveCore();
  const outage = playOutage(driven, { operations: ["x.createJob"] });
  const retries: unknown[] = [];
  const failing = acquire(driven, { onRetry: (retry) => retries.push(retry) });
  await expect(failing).rejects.toMatchObject({ code: "SERVER_ERROR" });
  outage.stop();
  expect(retries.slice(0, 2)).toEqual([
    { operation: "createJob", code: "SERVER_ERROR", reason: expect.any(String), attempt: 1, delayMs: 2_000 },
    { operation: "createJob", code: "SERVER_ERROR", reason: expect.any(String), attempt: 2, delayMs: 20_000 },
  ]);
});

test("a wait that X asks for after a create is kept", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", {
    kind: "answer",
    status: 503,
    headers: { "retry-after": "20" },
  });
  await acquire(driven);
  expect(driven.clock.sleeps).toEqual([20_000]);
});

test.each<[string, Fault]>([
  ["RESPONSE_UNREADABLE", { kind: "answer", status: 200, body: "<html>" }],
  ["API_ERROR", { kind: "answer", status: 200, body: { errors: [jobError] } }],
])("creates that X answers oddly end in %s after two, and none is blind", async (code, fault) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", fault, fault, fault);
  await expect(acquire(driven)).rejects.toMatchObject({ code });
  driven.sandbox.faults.next("x.createJob");
  const calls = ["x.listJobs", "x.createJob", "x.listJobs", "x.createJob", "x.listJobs", "x.listJobs"];
  expect(listCalls(driven)).toEqual(calls);
  // More than a minute, in which a list that lags may still show one of them.
  expect(driven.clock.sleeps).toEqual([2_000, 20_000, 40_000]);
});

test("a job that a list shows a minute after two odd answers is taken, and no third is created", async () => {
  await using driven = await driveCore();
  const odd: Fault = { kind: "answer", status: 200, body: "" };
  driven.sandbox.faults.script("x.createJob", odd, { ...odd, acted: true });
  const showNone: Fault = { kind: "rewrite", body: () => Buffer.from('{"meta":{"result_count":0}}') };
  driven.sandbox.faults.script("x.listJobs", { kind: "pass" }, { kind: "pass" }, showNone);
  const { job, adopted } = await acquire(driven);
  expect([driven.sandbox.x.jobs().map(({ id }) => id), adopted]).toEqual([[job.id], false]);
  expect(driven.count("x.createJob", "x.listJobs")).toEqual([2, 4]);
});

test("five creates never come within a minute, whatever fails", async () => {
  await using driven = await driveCore();
  const outage = playOutage(driven, { operations: ["x.createJob"] });
  await expect(acquire(driven)).rejects.toMatchObject({ code: "SERVER_ERROR" });
  outage.stop();
  const times = driven.sandbox.recorder.requests("x.createJob").map(({ atMs }) => atMs);
  expect(times.length).toBeGreaterThan(5);
  for (const [at, timeMs] of times.slice(4).entries()) {
    expect(timeMs - (times[at] ?? 0)).toBeGreaterThan(60_000);
  }
});

test.each([[null], ["queued"], ["complete"]])(
  "our own name in the list with the status %j is the job that was made, and none is created beside it",
  async (status) => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 200, body: {}, acted: true });
    const change = (body: Buffer): Buffer => {
      const { data, meta } = JSON.parse(body.toString());
      return Buffer.from(JSON.stringify({ data: data.map((entry: object) => ({ ...entry, status })), meta }));
    };
    driven.sandbox.faults.script("x.listJobs", { kind: "pass" }, { kind: "rewrite", body: change });
    const { job, adopted } = await acquire(driven);
    expect([driven.sandbox.x.jobs().map(({ id }) => id), adopted]).toEqual([[job.id], false]);
    expect(job.uploadUrl).toBeDefined();
  },
);

test("the job of another run that shows after a create in doubt is that run's", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 500 });
  driven.clock.whileAsleep(() => {
    const name = buildJobName({ ...identity, runKey: "run-1" });
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", name });
  });
  expect((await acquire(driven)).adopted).toBe(true);
  expect(driven.count("x.createJob")).toEqual([1]);
});

test("a job of our own name that was made long after a create in doubt is another attempt's", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 500 });
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  const startMs = driven.clock.now();
  let isMade = false;
  driven.clock.whileAsleep(() => {
    if (isMade || driven.clock.now() - startMs < 20 * 60_000) return;
    isMade = true;
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "complete", name: buildJobName(identity) });
  });
  const acquired = await acquire(driven, { deadlineMs: driven.after(18_000_000) });
  expect(acquired).toMatchObject({ adopted: true, job: { status: "complete" } });
});

test("X is given a moment before it is asked whether a create acted", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "reset", acted: true });
  await acquire(driven);
  const times = driven.sandbox.recorder.requests().map(({ atMs }) => atMs - startOfTestMs);
  expect(times).toEqual([0, 0, 2_000]);
});

test("a list that does not show the new job yet leads to a 409, and the job is found in the next list", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "reset", acted: true });
  const showNone = (): Buffer => Buffer.from('{"meta":{"result_count":0}}');
  driven.sandbox.faults.script("x.listJobs", { kind: "pass" }, { kind: "rewrite", body: showNone });
  const { job, adopted } = await acquire(driven);
  expect(driven.sandbox.recorder.requests("x.createJob").map(({ status }) => status)).toEqual([0, 409]);
  expect(driven.sandbox.x.jobs().map(({ id }) => id)).toEqual([job.id]);
  expect(adopted).toBe(false);
});

test("a list with errors may be incomplete, so nothing is created", async () => {
  await using driven = await driveCore();
  const body = { errors: [jobError], meta: { result_count: 0 } };
  driven.sandbox.faults.script("x.listJobs", ...Array(4).fill({ kind: "answer", status: 200, body }));
  await expect(acquire(driven)).rejects.toMatchObject({ code: "API_ERROR" });
  expect(driven.count("x.createJob")).toEqual([0]);
});
