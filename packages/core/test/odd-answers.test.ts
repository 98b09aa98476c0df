import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import type { JobEvent } from "../src/job/job-event.ts";
import { createRunLessons } from "../src/job/run-lessons.ts";
import { checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { runFreely, runOnce } from "./drive-part.ts";
import { makeIds, makePart } from "./make-part.ts";
import { playOutage } from "./play-outage.ts";
import { watchCalls } from "./watch-calls.ts";

const part = makePart(makeIds(500));
const answer = (status: number, body?: string): Fault => ({ kind: "answer", status, body });
const change = (edit: (text: string) => string): Fault => ({
  kind: "rewrite",
  body: (body) => Buffer.from(edit(body.toString())),
});
const leaveOut = (...keys: readonly string[]): Fault =>
  change((text) => keys.reduce((rest, key) => rest.replace(`"${key}":`, `"was-${key}":`), text));
const toNull = (...keys: readonly string[]): Fault =>
  change((text) =>
    keys.reduce((rest, key) => rest.replace(new RegExp(`"${key}":("[^"]*"|false)`), `"${key}":null`), text),
  );
const page = answer(403, "<!doctype html><title>Attention required</title>");

describe("one odd answer costs neither a job nor the run", () => {
  test.each<[string, string, readonly Fault[]]>([
    ["404 right after the upload", "x.getJob", [answer(404)]],
    [
      "200 and errors right after the upload",
      "x.getJob",
      [answer(200, '{"errors":[{"title":"Not Found"}]}')],
    ],
    ["400 while polling", "x.getJob", [{ kind: "pass" }, answer(400)]],
    ["401 while polling", "x.getJob", [{ kind: "pass" }, answer(401)]],
    ["403 while polling", "x.getJob", [{ kind: "pass" }, answer(403, '{"title":"Forbidden"}')]],
    ["a page of the edge while polling", "x.getJob", [page, page]],
    ["a page with 200 while polling", "x.getJob", [answer(200, "<html>")]],
    ["202 without a body while polling", "x.getJob", [answer(202)]],
    ["four odd polls in a row", "x.getJob", [answer(404), answer(401), page, answer(400)]],
    ["404 for the upload", "x.uploadIds", [answer(404), answer(404)]],
    ["403 for the upload", "x.uploadIds", [answer(403)]],
    ["409 for the upload while the job still waits for it", "x.uploadIds", [answer(409), answer(409)]],
    ["400 for the upload as text", "x.uploadIds", [answer(400)]],
    ["415 for the upload as text", "x.uploadIds", [answer(415)]],
    ["202 for the upload", "x.uploadIds", [{ kind: "answer", status: 202, acted: true }]],
    ["404 for the download", "x.downloadResults", [answer(404), answer(404)]],
    ["202 for the download", "x.downloadResults", [answer(202)]],
    ["401 for the download", "x.downloadResults", [answer(401)]],
    ["a page in place of the list", "x.listJobs", [answer(200, "<html>")]],
    ["a list with errors", "x.listJobs", [answer(200, '{"errors":[{"title":"Partial"}]}')]],
    ["a job of nulls after the create", "x.createJob", [toNull("name", "type", "upload_url", "resumable")]],
    [
      "a job of nulls while polling",
      "x.getJob",
      Array(6).fill(toNull("name", "type", "upload_url", "resumable")),
    ],
    ["a job without name and type", "x.getJob", Array(6).fill(leaveOut("name", "type"))],
  ])("%s", async (_, operation, faults) => {
    await using driven = await driveCore({ processingMs: 10 * 60_000 });
    driven.sandbox.faults.script(operation, ...faults);
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ state: "complete", adopted: false, result: { proof: "proven" } });
    expect(driven.count("x.createJob", "x.cancelJob")).toEqual([1, 0]);
  });

  test("404 for the download when the time is nearly up leaves the job to the next run", async () => {
    const settings = { processingMs: 10 * 60_000 };
    await using healthy = await driveCore(settings);
    const startMs = healthy.clock.monotonic();
    await runFreely(healthy, part);
    const timeoutMs = healthy.clock.monotonic() - startMs + 10_000;
    await using driven = await driveCore(settings);
    driven.sandbox.faults.script("x.downloadResults", answer(404), answer(404));
    const outcome = await runFreely(driven, part, { timeoutMs });
    expect(outcome).toMatchObject({ state: "pending", adopted: false });
    expect(driven.count("x.createJob")).toEqual([1]);
  });

  test.each<[string, readonly Fault[]]>([
    ["204", [{ kind: "answer", status: 204, acted: true }]],
    ["200 and a page", [{ kind: "answer", status: 200, body: "<p>", acted: true }]],
    ["503 and then 200", [answer(503)]],
  ])("a cancel that is answered with %s is told as one", async (_, faults) => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", ...Array(4).fill(answer(403)));
    driven.sandbox.faults.script("x.cancelJob", ...faults);
    const events: JobEvent[] = [];
    expect(await runOnce(driven, part, { events })).toMatchObject({ state: "complete" });
    expect(events).toContainEqual(expect.objectContaining({ type: "abandoned", cancelled: true }));
    expect(events).not.toContainEqual(expect.objectContaining({ type: "slot-busy" }));
  });
});

test.each<[string, readonly Fault[], string]>([
  ["a status of null", Array(5).fill(toNull("status")), "data.status"],
  ["no data", Array(5).fill(answer(200, "{}")), "data"],
])(
  "answers that can never be read, as of %s, end the part in minutes, with the key",
  async (_, faults, key) => {
    await using driven = await driveCore({ processingMs: 3_600_000 });
    driven.sandbox.faults.script("x.getJob", ...faults);
    const startMs = driven.clock.now();
    const running = runOnce(driven, part, { timeoutMs: 5 * 3_600_000 });
    await expect(running).rejects.toMatchObject({
      code: "RESPONSE_UNREADABLE",
      message: expect.stringContaining(`(${key} is missing or invalid)`),
    });
    expect(driven.clock.now() - startMs).toBeLessThan(5 * 60_000);
    // It goes on by itself: nothing was cancelled or paid anew.
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["in_progress"]);
    expect(driven.count("x.createJob", "x.getJob")).toEqual([1, 5]);
  },
);

test("a 400 while polling is not taken for a dislike of sentinels", async () => {
  await using driven = await driveCore({ processingMs: 600_000 });
  driven.sandbox.faults.script("x.getJob", ...Array(5).fill(answer(400)));
  const lessons = createRunLessons();
  await expect(runOnce(driven, part, { lessons })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  expect(driven.count("x.createJob")).toEqual([1]);
  expect(lessons.dislikesSentinels).toBe(false);
});

describe("what one part teaches counts for the run", () => {
  const ids = makeIds(16);
  const files = { "a.txt": joinLines(ids) };

  test("X fails jobs that hold sentinels: four parts cost five jobs", async () => {
    await using driven = await driveCore({ invalidLines: "fail" });
    const { report } = await checkOnce(driven, [await writeDataset(driven, { files })], { maxIdsPerJob: 4 });
    expect(report).toMatchObject({ proof: "consistent", checked: 16 });
    expect(report.jobs).toHaveLength(4);
    expect(driven.count("x.createJob")).toEqual([5]);
  });

  test("a job that failed by accident teaches that, too, and costs the later parts no more than a second download", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.failNext();
    const { report } = await checkOnce(driven, [await writeDataset(driven, { files })], { maxIdsPerJob: 4 });
    expect(report.proof).toBe("consistent");
    expect(driven.count("x.createJob", "x.downloadResults")).toEqual([5, 8]);
  });

  test("X takes uploads as bytes alone: only the first is sent as text", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", answer(415));
    await checkOnce(driven, [await writeDataset(driven, { files })], { maxIdsPerJob: 4 });
    const types = driven.sandbox.recorder
      .requests("x.uploadIds")
      .map(({ headers }) => headers["content-type"]);
    const bytes = "application/octet-stream";
    expect(types).toEqual(["text/plain", bytes, bytes, bytes, bytes]);
  });
});

test("every call of a part has the deadline, or a limit of its own", async () => {
  await using driven = await driveCore({ processingMs: 45_000 });
  const { client, calls } = watchCalls(driven.client);
  driven.sandbox.faults.script("x.uploadIds", ...Array(4).fill(answer(403)));
  driven.sandbox.faults.script("x.downloadResults", answer(200, "<html>"));
  const deadlineMs = driven.after(600_000);
  await runOnce({ ...driven, client }, part, { timeoutMs: 600_000 });
  expect(calls.map(([name]) => name)).toEqual(expect.arrayContaining(["cancelJob", "downloadResults"]));
  for (const [name, call] of calls) expect([name, call?.deadlineMs]).toEqual([name, expect.any(Number)]);
  for (const [name, call] of calls)
    expect([name, (call?.deadlineMs ?? 0) <= deadlineMs]).toEqual([name, true]);
});

test("a result that is ready at the deadline has some seconds to be downloaded", async () => {
  await using driven = await driveCore({ processingMs: 600_000 });
  const { client, calls } = watchCalls(driven.client);
  const deadlineMs = driven.after(600_000);
  expect(await runOnce({ ...driven, client }, part, { timeoutMs: 600_000 })).toMatchObject({
    state: "complete",
  });
  expect(calls.at(-1)).toMatchObject(["downloadResults", { deadlineMs: deadlineMs + 15_000 }]);
});

test("an outage while waiting that lasts to the deadline leaves the part pending", async () => {
  await using driven = await driveCore({ processingMs: 600_000 });
  const outage = playOutage(driven, { operations: ["x.getJob"], startsAfterMs: 60_000 });
  expect(await runOnce(driven, part)).toMatchObject({ state: "pending" });
  outage.stop();
});

test("no job is paid for that has no time for its upload", async () => {
  await using driven = await driveCore();
  expect(await runFreely(driven, part, { timeoutMs: 0 })).toMatchObject({
    state: "pending",
    job: undefined,
  });
  expect(driven.count("x.createJob")).toEqual([0]);
});
