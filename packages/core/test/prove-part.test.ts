import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { createClient } from "../src/client/client.ts";
import type { JobEvent } from "../src/job/job-event.ts";
import { buildSentinels } from "../src/job/sentinels.ts";
import { flows } from "./complete-job.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { runOnce } from "./drive-part.ts";
import { makeIds, makePart } from "./make-part.ts";
import { playOutage } from "./play-outage.ts";
import { readSentIds, readSentinels } from "./sent-ids.ts";
import { unproven } from "./without-sentinels.ts";

const ids = makeIds(1_000);
const part = makePart(ids);
const one = makePart(ids.slice(0, 1));
const form: unknown = expect.stringMatching(/^[a-z]{20}$/);

/** The bytes of each job's upload that are sentinels, oldest job first. */
const listSentinels = ({ sandbox }: DrivenCore): readonly number[] =>
  sandbox.x
    .jobs()
    .toReversed()
    .map(({ id }) => readSentinels(sandbox, id).length);

describe("an upload to the API", () => {
  test("holds the part's IDs in their order, and the part's sentinels between them", async () => {
    await using driven = await driveCore();
    const { job } = await runOnce(driven, part);
    expect(readSentIds(driven.sandbox, job.id)).toBe(ids.map((id) => `${id}\n`).join(""));
    expect(readSentinels(driven.sandbox, job.id)).toEqual(buildSentinels(driven.client, part));
    const lines = driven.sandbox.x.upload(job.id)?.toString().trimEnd().split("\n") ?? [];
    expect([lines[0], lines.at(-1)]).toEqual([form, form]);
  });

  test("says its real size", async () => {
    await using driven = await driveCore();
    const events: JobEvent[] = [];
    const { job } = await runOnce(driven, part, { events });
    const sizeBytes = driven.sandbox.x.upload(job.id)?.length ?? 0;
    expect(sizeBytes).toBe(part.body.sizeBytes + 10 * 21);
    expect(events.findLast(({ type }) => type === "uploading")).toMatchObject({
      sentBytes: sizeBytes,
      sizeBytes,
    });
    expect(events.find(({ type }) => type === "uploaded")).toMatchObject({ sizeBytes });
  });

  test("is the same when it is sent again", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", { kind: "reset", afterRequestBytes: 5_000 });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ result: { proof: "proven", proofBy: "sentinels" } });
  });
});

test("an upload to the storage holds sentinels too, as its result may have no checksum", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  const { job } = await runOnce(driven, part);
  expect(readSentinels(driven.sandbox, job.id)).toEqual(buildSentinels(driven.client, part));
});

test.each(flows)(
  "without marker lines, an upload holds the IDs alone, in the flow $flow",
  async ({ flow }) => {
    await using driven = await driveCore({ flow });
    const { job } = await runOnce(driven, part, { markerLines: false });
    expect(driven.sandbox.x.upload(job.id)?.length).toBe(part.body.sizeBytes);
  },
);

test("without marker lines those of an earlier run still prove its result", async () => {
  await using driven = await driveCore({ processingMs: 60_000 });
  await runOnce(driven, part, { wait: false });
  const outcome = await runOnce(driven, part, { markerLines: false });
  expect(outcome).toMatchObject({ adopted: true, result: { proof: "proven", proofBy: "sentinels" } });
});

describe.each(flows)("a part of one ID, in the flow $flow", ({ flow, download, proofBy }) => {
  test.each([0, 1])("is proven with a share of %d of its IDs gone", async (share) => {
    await using driven = await driveCore({ flow, verdicts: { kind: "derived", share } });
    const outcome = await runOnce(driven, one);
    expect(outcome).toMatchObject({ result: { proof: "proven", proofBy } });
    // The older generation may tell of an event twice.
    expect(outcome).toMatchObject({ result: { found: { size: share } } });
    expect(driven.count(download)).toEqual([1]);
  });
});

describe("a result whose end is missing at X itself, so that every download is cut the same way", () => {
  const cutBefore = (needle: string) => (whole: Buffer) =>
    whole.subarray(0, whole.lastIndexOf("\n", whole.lastIndexOf(needle)) + 1);

  test("is not proven where a sentinel is missing", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.setTransformResult(cutBefore('"error"'));
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({
      result: { proof: "consistent", proofBy: "second download", sentinels: { sent: 10, returned: 9 } },
    });
    expect(driven.count("x.createJob", "x.downloadResults")).toEqual([1, 2]);
  });

  test("is not proven where all sentinels are missing", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.setTransformResult(() => Buffer.alloc(0));
    expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "consistent", records: 0 } });
  });

  test("is taken for whole where every sentinel stands before the cut: nothing in the result shows it", async () => {
    await using driven = await driveCore();
    driven.sandbox.x.setTransformResult((whole) => {
      const lines = whole.toString().split("\n").filter(Boolean);
      const returned = lines.filter((line) => line.includes('"error"'));
      return Buffer.from(`${[...returned, lines.find((line) => !line.includes('"error"'))].join("\n")}\n`);
    });
    expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "proven", records: 1 } });
  });
});

describe("an X that does not do with malformed lines what its documents say", () => {
  test("and tells of none leaves the second download", async () => {
    await using driven = await driveCore({ invalidLines: "drop" });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ result: { proof: "consistent", proofBy: "second download" } });
  });

  test("and tells of some leaves the second download", async () => {
    await using driven = await driveCore({ invalidLines: "echo-half" });
    const events: JobEvent[] = [];
    await runOnce(driven, part, { events });
    expect(events.findLast(({ type }) => type === "proven")).toMatchObject({
      proof: "consistent",
      proofBy: "second download",
      markerLines: { sent: 10, returned: 5, foreign: 0 },
    });
  });

  test("and fails the job is given one without them", async () => {
    await using driven = await driveCore({ invalidLines: "fail" });
    const outcome = await runOnce(driven, part);
    expect(outcome).toMatchObject({ state: "complete", result: { proof: "consistent" } });
    expect(listSentinels(driven)).toEqual([10, 0]);
  });

  test("and refuses the upload is given one without them", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.uploadIds", { kind: "answer", status: 422 });
    expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "consistent" } });
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["complete", "failed"]);
    expect(listSentinels(driven)).toEqual([0, 0]);
  });

  test("and refuses the upload without them too is not asked a third time", async () => {
    await using driven = await driveCore();
    const refusal: Fault = { kind: "answer", status: 422 };
    driven.sandbox.faults.script("x.uploadIds", refusal, refusal);
    await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

test("a storage that refuses the upload is not asked again without sentinels, as it does not read them", async () => {
  await using driven = await driveCore({ flow: "gcs" });
  driven.sandbox.faults.script("storage.uploadIds", { kind: "answer", status: 400 });
  await expect(runOnce(driven, part)).rejects.toMatchObject({ code: "BAD_REQUEST" });
});

test("a job that expired is replaced by one with sentinels: they had no part in it", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.endNext("expired");
  expect(await runOnce(driven, part)).toMatchObject({ result: { proof: "proven" } });
  expect(listSentinels(driven)).toEqual([10, 10]);
});

describe("a job that was taken over", () => {
  /** The same App with another token, as after it was replaced. */
  const replaceToken = (driven: DrivenCore): DrivenCore => ({
    ...driven,
    client: {
      ...driven.client,
      signText: createClient({ bearerToken: "another-token-of-the-app" }).signText,
    },
  });

  test.each(flows)("is proven as one of our own, in the flow $flow", async ({ flow, upload, proofBy }) => {
    await using driven = await driveCore({ flow, processingMs: 60_000 });
    expect(await runOnce(driven, part, { wait: false })).toMatchObject({ state: "pending" });
    const outcome = await runOnce(driven, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ adopted: true, result: { proof: "proven", proofBy } });
    expect(driven.count(upload)).toEqual([1]);
  });

  test("before its upload gets sentinels with it", async () => {
    await using driven = await driveCore();
    const outage = playOutage(driven, { operations: ["x.uploadIds"], fault: { kind: "reset" } });
    const timeoutMs = 60_000;
    await expect(runOnce(driven, part, { timeoutMs })).rejects.toMatchObject({ code: "NETWORK" });
    outage.stop();
    const outcome = await runOnce(driven, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ adopted: true, result: { proof: "proven", proofBy: "sentinels" } });
  });

  test("and had its upload under another token is as good as one without sentinels", async () => {
    await using driven = await driveCore({ processingMs: 60_000 });
    await runOnce(driven, part, { wait: false });
    const later = replaceToken(driven);
    const outcome = await runOnce(later, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ adopted: true, result: { proof: "consistent" } });
    expect(await readFile(join(driven.folder, "result.ndjson"), "utf8")).not.toContain('"error"');
  });

  test("and had its upload without sentinels has the second download", async () => {
    await using driven = await driveCore({ invalidLines: "fail", processingMs: 60_000 });
    await runOnce(driven, part);
    const outcome = await runOnce(driven, part, { runKey: "run-2" });
    expect(outcome).toMatchObject({ adopted: true, result: { proof: "consistent" } });
  });
});

test("a result with another part's sentinels clears no ID, though none in it is foreign", async () => {
  await using driven = await driveCore({ verdicts: { kind: "table", byId: {} } });
  await runOnce(driven, makePart(makeIds(10, 5_000)));
  const [other] = driven.sandbox.x.jobs();
  const foreign = driven.sandbox.x.result(other?.id ?? "");
  driven.sandbox.x.setTransformResult(() => foreign);
  const outcome = await runOnce(driven, part);
  expect(outcome).toMatchObject({ result: { proof: "unverified", proofBy: "nothing", records: 0 } });
});

test.each(flows)(
  "what proves a result in the flow $flow is told, and what does not",
  async ({ flow, download, proofBy }) => {
    await using driven = await driveCore({ flow });
    driven.sandbox.faults.script(download, { kind: "pass" }, unproven, unproven);
    const events: JobEvent[] = [];
    await runOnce(driven, part, { events });
    await runOnce(driven, one, { events });
    expect(events.filter(({ type }) => type === "proven")).toMatchObject([
      { proof: "proven", proofBy },
      { proof: "consistent", proofBy: "second download" },
    ]);
  },
);
