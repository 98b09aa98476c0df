import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { runFreely, runOnce } from "./drive-part.ts";
import { makeIds, makePart } from "./make-part.ts";
import { type Outage, playOutage } from "./play-outage.ts";

const part = makePart(makeIds(500));
const minuteMs = 60_000;
const everything = [
  "x.listJobs",
  "x.createJob",
  "x.getJob",
  "x.cancelJob",
  "x.uploadIds",
  "x.downloadResults",
];

function countRequests({ sandbox }: DrivenCore): number {
  return sandbox.recorder.requests().length;
}

interface Step {
  readonly name: string;
  /** When it begins to fail, after the start of the run. */
  readonly startsAfterMs: number;
  readonly operations: readonly string[];
}

/** The job takes half an hour; its upload and its download take no time, so that they fail by their own name. */
const steps: readonly Step[] = [
  { name: "the first list", startsAfterMs: 0, operations: everything },
  { name: "the create", startsAfterMs: 0, operations: ["x.createJob"] },
  { name: "the upload", startsAfterMs: 0, operations: ["x.uploadIds"] },
  { name: "the upload, and all else from then on", startsAfterMs: 1, operations: everything },
  { name: "the wait", startsAfterMs: 5 * minuteMs, operations: everything },
  { name: "the download", startsAfterMs: 0, operations: ["x.downloadResults"] },
];

/** A run of five hours; the upload is broken off at first where the outage is to find it. */
async function runThrough({ startsAfterMs, operations }: Step, outage: Partial<Outage>) {
  const driven = await driveCore({ processingMs: 30 * minuteMs });
  if (startsAfterMs === 1) driven.sandbox.faults.script("x.uploadIds", { kind: "reset" });
  const startMs = driven.clock.now();
  const isDownload = operations[0] === "x.downloadResults";
  // As late as the download is, an outage of it alone has to wait for it.
  const { endMs, stop } = playOutage(driven, {
    operations,
    startsAfterMs: isDownload ? 25 * minuteMs : startsAfterMs,
    ...outage,
    ...(isDownload && outage.lastsMs !== undefined && { lastsMs: outage.lastsMs + 10 * minuteMs }),
  });
  const outcome = await runOnce(driven, part, { timeoutMs: 5 * 60 * minuteMs });
  stop();
  return { driven, outcome, endMs, tookMs: driven.clock.now() - startMs };
}

test.each(steps)(
  "ten minutes of outage at $name cost ten minutes and little more, and no second job",
  async (step) => {
    const { driven, outcome, tookMs } = await runThrough(step, { lastsMs: 10 * minuteMs });
    await using _ = driven;
    expect(outcome).toMatchObject({ state: "complete", adopted: false, result: { proof: "proven" } });
    expect(tookMs).toBeLessThan(46 * minuteMs);
    expect(driven.sandbox.x.jobs()).toHaveLength(1);
  },
);

test.each<[string, Fault]>([
  ["a reset", { kind: "reset" }],
  ["a 502", { kind: "answer", status: 502, body: "<html>Bad gateway</html>" }],
  ["a 503 that asks for a wait", { kind: "answer", status: 503, headers: { "retry-after": "120" } }],
])("an outage of %s is no other than that of a 503", async (_, fault) => {
  const [, , , all] = steps as [Step, Step, Step, Step];
  const { driven, outcome, tookMs } = await runThrough(all, { lastsMs: 10 * minuteMs, fault });
  await using _driven = driven;
  expect(outcome).toMatchObject({ state: "complete", adopted: false });
  expect(tookMs).toBeLessThan(46 * minuteMs);
});

test("a healthy job of half an hour takes no more than 34 requests", async () => {
  await using driven = await driveCore({ processingMs: 30 * minuteMs });
  expect(await runOnce(driven, part)).toMatchObject({ state: "complete", result: { proof: "proven" } });
  expect(countRequests(driven)).toBeLessThanOrEqual(34);
});

/** An upload alone has the time of its window, three times; an outage of all else lets no new job begin. */
const lasting = steps.filter(({ name }) => name !== "the upload");

test.each(lasting)("an hour of outage at $name takes no more than 80 requests", async (step) => {
  const { driven, outcome, endMs } = await runThrough(step, { lastsMs: 60 * minuteMs });
  await using _ = driven;
  expect(outcome).toMatchObject({ state: "complete" });
  const requests = driven.sandbox.recorder.requests();
  expect(requests.filter(({ status }) => status === 503).length).toBeGreaterThan(10);
  const hourMs = 60 * minuteMs;
  const inHour = requests.filter(({ atMs }) => atMs <= endMs && atMs >= endMs - hourMs);
  expect(inHour.length).toBeLessThanOrEqual(80);
});

test("a wait that X asks for is kept within the deadline, and one odd one that is longer does not end the run", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.listJobs", {
    kind: "answer",
    status: 503,
    headers: { "retry-after": "600" },
  });
  await runOnce(driven, part);
  expect(driven.clock.sleeps[0]).toBeGreaterThanOrEqual(600_000);
  const far: Fault = { kind: "answer", status: 503, headers: { "retry-after": "999999999" } };
  driven.sandbox.faults.script("x.listJobs", far);
  driven.sandbox.faults.script("x.createJob", far);
  driven.sandbox.faults.script("x.getJob", { kind: "pass" }, far);
  const outcome = await runOnce(driven, makePart(makeIds(50)));
  expect(outcome).toMatchObject({ state: "complete", result: { proof: "proven" } });
});

test("an upload that outlasts its window is made anew by another job, and the run goes on", async () => {
  await using driven = await driveCore();
  playOutage(driven, { operations: ["x.uploadIds"], lastsMs: 20 * minuteMs });
  const outcome = await runOnce(driven, part, { timeoutMs: 5 * 60 * minuteMs });
  expect(outcome).toMatchObject({ state: "complete", result: { proof: "proven" } });
  expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "failed"]);
});

test("a slot that is busy to the deadline leaves the part pending, without a job", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", name: "somebody-else" });
  for (const wait of [true, false]) {
    const outcome = await runFreely(driven, part, { wait });
    expect(outcome).toEqual({ state: "pending", job: undefined, adopted: false });
  }
});
