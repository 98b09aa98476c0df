import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const files = { "a.txt": joinLines(makeIds(200)) };
const results = ["refetch.txt", "results.ndjson", "violations.ndjson"];

test.each(flows)(
  "a check that is aborted leaves no temporary file, and the next one goes on with its job ($flow)",
  async ({ flow, upload }) => {
    await using driven = await driveCore({ flow, processingMs: 120_000 });
    const dataset = await writeDataset(driven, { files });
    const controller = new AbortController();
    const reason = new Error("the runner stops");
    driven.clock.whileAsleep(({ index }) => {
      if (index === 1) controller.abort(reason);
    });
    const checking = checkOnce(driven, [dataset], { signal: controller.signal });
    await expect(checking).rejects.toBe(reason);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(report.jobs).toMatchObject([{ adopted: true, state: "complete" }]);
    expect(driven.count("x.createJob", upload, "x.cancelJob")).toEqual([1, 1, 0]);
  },
);

test("an abort stops the jobs of both types", async () => {
  await using driven = await driveCore({ processingMs: 600_000 });
  const posts = await writeDataset(driven, { name: "posts", files });
  const accounts = await writeDataset(driven, { name: "accounts", type: "users", files });
  const controller = new AbortController();
  driven.clock.whileAsleep(({ index }) => {
    if (index === 3) controller.abort("stop");
  });
  const checking = checkOnce(driven, [posts, accounts], { signal: controller.signal });
  await expect(checking).rejects.toBe("stop");
  const asked = driven.sandbox.recorder.requests().length;
  await new Promise(setImmediate);
  expect(driven.sandbox.recorder.requests()).toHaveLength(asked);
});

test("a slot that is taken until the time is up leaves the check pending, and nothing of ours is created", async () => {
  await using driven = await driveCore();
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", name: "somebody-else" });
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset]);
  expect(report).toMatchObject({ result: "pending", proof: "unverified", violations: 0, jobs: [] });
  expect(driven.sandbox.x.jobs()).toHaveLength(1);
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
});

test("time is counted from the beginning of the check, not from the job's", async () => {
  await using driven = await driveCore({ processingMs: 600_000 });
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress", endsAfterMs: 300_000 });
  const endMs = driven.clock.now() + 500_000;
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset], { timeoutMs: 500_000 });
  expect(report.result).toBe("pending");
  expect(driven.clock.now()).toBe(endMs);
});

test.each([
  ["not-enrolled", "NOT_ENROLLED"],
  ["no-credits", "CREDITS_DEPLETED"],
] as const)("an account that is %s is told so, at the first call", async (account, code) => {
  await using driven = await driveCore({ account });
  await expect(checkOnce(driven, [await writeDataset(driven, { files })])).rejects.toMatchObject({ code });
  expect(driven.sandbox.recorder.requests()).toHaveLength(1);
});

test("a folder that cannot be created is named before anything is sent", async () => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files });
  const checking = checkOnce(driven, [dataset], { folder: `${dataset.files[0]?.path}/folder` });
  await expect(checking).rejects.toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The folder of the check cannot be created (ENOTDIR).",
  });
  expect(driven.sandbox.recorder.requests()).toEqual([]);
});
