import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { bodyOf } from "../../test/bytes.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import type { Job } from "../api/job.ts";
import { createClient } from "./client.ts";
import type { ClientEvent } from "./client-options.ts";

const reset: Fault = { kind: "reset" };
const unavailable: Fault = { kind: "answer", status: 503 };

const limited = (driven: DrivenCore): Fault => ({
  kind: "answer",
  status: 429,
  headers: { "x-rate-limit-reset": String(driven.clock.now() / 1_000 + 600) },
});

type Call = (driven: DrivenCore, job: Job) => Promise<unknown>;

const create: Call = ({ client }) => client.createJob({ type: "users", name: "weekly" });
const upload: Call = ({ client }, job) => client.uploadIds(job, bodyOf("12\n"));

/** Calls that only read, or whose second time does no more than the first. */
const repeatable: readonly (readonly [string, Call])[] = [
  ["x.getJob", ({ client }, job) => client.getJob(job.id)],
  ["x.listJobs", ({ client }) => client.listJobs("tweets")],
  ["x.cancelJob", ({ client }, job) => client.cancelJob(job.id)],
];

/** Calls that may have acted, so that X has to be asked first. */
const once: readonly (readonly [string, Call])[] = [
  ["x.createJob", create],
  ["x.uploadIds", upload],
];

/** Core with one job of `tweets`, made before any fault. */
async function driveJob(): Promise<{ readonly driven: DrivenCore; readonly job: Job } & AsyncDisposable> {
  const driven = await driveCore();
  const job = await driven.client.createJob({ type: "tweets", name: "first" });
  return { driven, job, [Symbol.asyncDispose]: () => driven[Symbol.asyncDispose]() };
}

test.for(repeatable)("%s is repeated after a reset and after a 503", async ([operation, call]) => {
  await using started = await driveJob();
  const { driven, job } = started;
  driven.sandbox.faults.script(operation, reset, unavailable);
  await call(driven, job);
  expect(driven.count(operation)).toEqual([3]);
  expect(driven.clock.sleeps).toHaveLength(2);
});

test.for(once)("%s is not repeated after a reset or a 503", async ([operation, call]) => {
  await using started = await driveJob();
  const { driven, job } = started;
  driven.sandbox.faults.script(operation, reset, unavailable);
  expect(await rejectionOf(call(driven, job))).toMatchObject({ code: "NETWORK" });
  expect(await rejectionOf(call(driven, job))).toMatchObject({ code: "SERVER_ERROR", status: 503 });
  expect(driven.clock.sleeps).toEqual([]);
});

test.for([...repeatable, ...once])(
  "%s waits until X's limit is over, and never comes early",
  async ([operation, call]) => {
    await using started = await driveJob();
    const { driven, job } = started;
    const before = driven.count(operation)[0] ?? 0;
    driven.sandbox.faults.script(operation, limited(driven));
    await call(driven, job);
    expect(driven.count(operation)).toEqual([before + 2]);
    expect(driven.clock.sleeps[0]).toBeGreaterThanOrEqual(600_000);
  },
);

test.for([...repeatable, ...once])("%s is given up when its time is up", async ([operation, call]) => {
  await using started = await driveJob();
  const { driven, job } = started;
  const before = driven.count(operation)[0] ?? 0;
  // Two limits of ten minutes each fit into the twenty that a call without a deadline has, a third one does not.
  driven.sandbox.faults.script(operation, limited(driven), limited(driven));
  driven.clock.whileAsleep(() => driven.sandbox.faults.script(operation, limited(driven)));
  expect(await rejectionOf(call(driven, job))).toMatchObject({ code: "RATE_LIMITED", status: 429 });
  expect(driven.count(operation)[0]).toBeGreaterThan(before + 1);
  while (driven.sandbox.faults.next(operation) !== undefined);
});

test.for(repeatable)(
  "%s outlasts an outage of ten minutes, within its deadline",
  async ([operation, call]) => {
    await using started = await driveJob();
    const { driven, job } = started;
    const endMs = driven.clock.now() + 600_000;
    driven.sandbox.faults.script(operation, unavailable);
    driven.clock.whileAsleep(({ ms }) => {
      if (driven.clock.now() + ms < endMs) driven.sandbox.faults.script(operation, unavailable);
    });
    await call(driven, job);
    expect(driven.clock.now() - endMs).toBeLessThan(60_000);
  },
);

test("a call that is to be made once fails at once", async () => {
  await using started = await driveJob();
  const { driven, job } = started;
  driven.sandbox.faults.script("x.getJob", unavailable);
  expect(await rejectionOf(driven.client.getJob(job.id, { once: true }))).toMatchObject({
    code: "SERVER_ERROR",
  });
  expect(driven.clock.sleeps).toEqual([]);
});

test("a limit that ends past the deadline is not waited for", async () => {
  await using started = await driveJob();
  const { driven, job } = started;
  driven.sandbox.faults.script("x.getJob", limited(driven));
  const timeoutMs = 600_000;
  expect(await rejectionOf(driven.client.getJob(job.id, { timeoutMs }))).toMatchObject({
    code: "RATE_LIMITED",
  });
  expect(driven.clock.sleeps).toEqual([]);
});

test("every repeat is told, with its operation and code", async () => {
  await using started = await driveJob();
  const { driven, job } = started;
  const events: ClientEvent[] = [];
  const { origin, bearerToken } = driven.sandbox.x;
  const client = createClient({
    bearerToken,
    apiUrl: origin,
    clock: driven.clock,
    retry: { baseDelayMs: 10, maxDelayMs: 10 },
    onEvent: (event) => events.push(event),
  });
  driven.sandbox.faults.script("x.getJob", reset, unavailable);
  await client.getJob(job.id);
  expect(events).toMatchObject([
    {
      type: "retry",
      operation: "getJob",
      code: "NETWORK",
      reason: expect.any(String),
      attempt: 1,
      delayMs: driven.clock.sleeps[0],
    },
    {
      type: "retry",
      operation: "getJob",
      code: "SERVER_ERROR",
      reason: expect.any(String),
      attempt: 2,
      delayMs: driven.clock.sleeps[1],
    },
  ]);
  expect(Math.max(...driven.clock.sleeps)).toBeLessThanOrEqual(10);
  await client.close();
});

test("an abort while waiting throws the signal's own reason", async () => {
  await using started = await driveJob();
  const { driven, job } = started;
  const abort = new AbortController();
  driven.clock.whileAsleep(() => abort.abort("enough"));
  driven.sandbox.faults.script("x.getJob", unavailable);
  const beforeMs = driven.clock.now();
  expect(await rejectionOf(driven.client.getJob(job.id, { signal: abort.signal }))).toBe("enough");
  expect(driven.count("x.getJob")).toEqual([1]);
  // The pause itself was left, not waited for to its end.
  expect(driven.clock.now()).toBe(beforeMs);
});
