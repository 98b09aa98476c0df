import { readdir, readFile } from "node:fs/promises";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import type { CheckResult } from "../src/index.ts";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";
import { unproven } from "./without-sentinels.ts";

const ids = makeIds(9);
const remove = { action: "delete", reason: "deleted" } as const;
const gone = [ids[0], ids[3], ids[5], ids[8]] as string[];
const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
const files = { "a.txt": joinLines(ids) };
const results = ["refetch.txt", "results.ndjson", "violations.ndjson"];
const tooLarge: Fault = { kind: "answer", status: 413 };
const pass: Fault = { kind: "pass" };

/** What was uploaded and taken, oldest job first. */
function listUploads({ sandbox }: DrivenCore): readonly string[] {
  return sandbox.x
    .jobs()
    .toReversed()
    .flatMap(({ id }) => readSentIds(sandbox, id) ?? []);
}

const slices = (...borders: readonly number[]): readonly string[] =>
  borders.slice(1).map((end, at) => joinLines(ids.slice(borders[at], end)));

/** That the whole is as right as if X had taken it at once. */
async function expectWhole(driven: DrivenCore, result: CheckResult, sizes: readonly number[]): Promise<void> {
  const { report } = result;
  expect(report).toMatchObject({ result: "violations", proof: "proven", checked: 9 });
  expect(report).toMatchObject({ violations: gone.length, unverified: 0 });
  expect(report.jobs.map((job) => job.ids)).toEqual(sizes);
  expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone);
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
}

const halvingsOf = (events: readonly CheckEvent[]): readonly CheckEvent[] =>
  events.filter(({ type }) => type === "halved");

describe.each(flows)("an upload that X finds too large, in the flow $flow", ({ flow, upload, download }) => {
  test("goes in two halves", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, tooLarge);
    const events: CheckEvent[] = [];
    const dataset = await writeDataset(driven, { files });
    const result = await checkOnce(driven, [dataset], { events });
    expect(listUploads(driven)).toEqual(slices(0, 5, 9));
    expect(halvingsOf(events)).toEqual([{ type: "halved", jobType: "tweets", ids: 9, sizeBytes: 180 }]);
    await expectWhole(driven, result, [5, 4]);
    await rewriteDataset(dataset, result.checkedIds);
    const rest = ids.filter((id) => !gone.includes(id));
    expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(joinLines(rest));
  });

  test("goes in quarters where a half is too large as well, in the order of the list", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, tooLarge, tooLarge, pass, pass, tooLarge);
    const events: CheckEvent[] = [];
    const result = await checkOnce(driven, [await writeDataset(driven, { files })], { events });
    expect(listUploads(driven)).toEqual(slices(0, 3, 5, 7, 9));
    expect(halvingsOf(events)).toMatchObject([{ ids: 9 }, { ids: 5 }, { ids: 4 }]);
    await expectWhole(driven, result, [3, 2, 2, 2]);
  });

  test("does not disturb the parts around it", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, pass, tooLarge);
    const events: CheckEvent[] = [];
    const dataset = await writeDataset(driven, { files });
    const result = await checkOnce(driven, [dataset], { events, maxIdsPerJob: 4 });
    expect(listUploads(driven)).toEqual(slices(0, 4, 6, 8, 9));
    expect(halvingsOf(events)).toMatchObject([{ ids: 4 }]);
    await expectWhole(driven, result, [4, 2, 2, 1]);
  });

  test("keeps the results of its halves apart", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, tooLarge);
    const foreign = Buffer.from(`${JSON.stringify({ id: ids[8], ...remove })}\n`);
    let jobs = 0;
    driven.sandbox.x.setTransformResult((whole) => (++jobs === 1 ? foreign : whole));
    const checking = checkOnce(driven, [await writeDataset(driven, { files })]);
    await expect(checking).rejects.toMatchObject({ code: "RESULT_FOREIGN_ID" });
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  });

  test("leaves unverified only the half that is not proven", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, tooLarge);
    driven.sandbox.faults.script(download, pass, unproven, { ...unproven, body: () => Buffer.of() });
    const { report } = await checkOnce(driven, [await writeDataset(driven, { files })]);
    expect(report.jobs.map(({ proof }) => proof)).toEqual(["proven", "unverified"]);
    // Of the four IDs of the second half two are named.
    expect(report).toMatchObject({ violations: 4, unverified: 2 });
  });

  test("leaves no temporary file when it is aborted between its halves", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    driven.sandbox.faults.script(upload, tooLarge, tooLarge);
    const controller = new AbortController();
    const seen: string[] = [];
    driven.clock.whileAsleep(async () => {
      if (listUploads(driven).length < 1) return;
      seen.push(...(await readdir(checkFolderOf(driven))));
      controller.abort("stop");
    });
    const dataset = await writeDataset(driven, { files });
    const checking = checkOnce(driven, [dataset], { signal: controller.signal });
    await expect(checking).rejects.toBe("stop");
    expect(seen.filter((name) => name.startsWith("upload")).toSorted()).toEqual([
      "upload-tweets-00001.txt",
      "upload-tweets-00002.txt",
      "upload-tweets-00002.txt.first",
    ]);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  });

  test("is an error where it is a single ID", async () => {
    await using driven = await driveCore({ flow, verdicts });
    driven.sandbox.faults.script(upload, tooLarge);
    const dataset = await writeDataset(driven, { files: { "a.txt": joinLines(ids.slice(0, 1)) } });
    await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  });
});

test("X's own limit leads to as many halves as it needs", async () => {
  // Of two IDs, 40 bytes, and three sentinels.
  await using driven = await driveCore({ verdicts, maxUploadBytes: 50 + 63 });
  const result = await checkOnce(driven, [await writeDataset(driven, { files })]);
  expect(listUploads(driven)).toEqual(slices(0, 2, 3, 5, 7, 9));
  await expectWhole(driven, result, [2, 1, 2, 2, 2]);
});

test("halves go down to one ID each", async () => {
  await using driven = await driveCore({ verdicts, maxUploadBytes: 20 + 63 });
  const result = await checkOnce(driven, [await writeDataset(driven, { files })]);
  expect(listUploads(driven)).toEqual(slices(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
  await expectWhole(driven, result, [1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test.each([404, 401, 202])(
  "what the halves have cost is not paid again after a single %d for a result",
  async (status) => {
    await using driven = await driveCore({ verdicts, maxUploadBytes: 100 + 63 });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset]);
    expect(driven.count("x.createJob")).toEqual([3]);
    // The next run begins with the whole: at first the halves' results are to it about other IDs than its own.
    driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status });
    const result = await checkOnce(driven, [dataset]);
    expect(result.report.jobs.map(({ adopted }) => adopted)).toEqual([true, true]);
    expect(driven.count("x.createJob", "x.cancelJob")).toEqual([4, 2]);
    await expectWhole(driven, result, [5, 4]);
  },
);

test("what was seen of a half's result before it was known as that counts against one that is shorter", async () => {
  await using driven = await driveCore({ verdicts, maxUploadBytes: 100 + 63, invalidLines: "drop" });
  let whole: Buffer = Buffer.alloc(0);
  let jobs = 0;
  driven.sandbox.x.setTransformResult((bytes) => {
    if (++jobs > 1) return bytes;
    whole = bytes;
    return Buffer.from(bytes.toString().replace(new RegExp(`.*"${ids[3]}".*\\n`), ""));
  });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  // The younger job comes three times, and then the first reading of the other one brings all of it.
  const full: Fault = { kind: "rewrite", body: () => whole };
  driven.sandbox.faults.script("x.downloadResults", pass, pass, pass, full);
  const { report } = await checkOnce(driven, [dataset]);
  expect(report.jobs.map(({ proof }) => proof)).toEqual(["unverified", "consistent"]);
  expect(report).toMatchObject({ violations: 3, unverified: 4 });
});

test("the two types are halved each by itself", async () => {
  await using driven = await driveCore({ verdicts, maxUploadBytes: 100 + 63 });
  const posts = await writeDataset(driven, { name: "posts", files });
  const accounts = await writeDataset(driven, { name: "accounts", type: "users", files });
  const { report } = await checkOnce(driven, [posts, accounts]);
  expect(report.jobs.map(({ type, ids: count }) => [type, count])).toEqual([
    ["tweets", 5],
    ["tweets", 4],
    ["users", 5],
    ["users", 4],
  ]);
  expect(report).toMatchObject({ result: "violations", violations: 8, unverified: 0 });
});
