import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";
import { unproven, withoutSentinels } from "./without-sentinels.ts";

const ids = makeIds(10);
const remove = { action: "delete", reason: "deleted" } as const;
/** One violation in each part of four. */
const gone = [ids[1], ids[6], ids[8]] as [string, string, string];
const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
const parted = { maxIdsPerJob: 4 } as const;
const parts = [ids.slice(0, 4), ids.slice(4, 8), ids.slice(8)];
const files = { "a.txt": joinLines(ids) };
const results = ["refetch.txt", "results.ndjson", "violations.ndjson"];

/** The uploads that X has, oldest job first. */
function listUploads({ sandbox }: DrivenCore): readonly (string | undefined)[] {
  return sandbox.x
    .jobs()
    .toReversed()
    .map(({ id }) => readSentIds(sandbox, id));
}

/** Which types had how many active jobs, at each sleep. */
function watchSlots({ clock, sandbox }: DrivenCore): readonly Readonly<Record<"tweets" | "users", number>>[] {
  const seen: { tweets: number; users: number }[] = [];
  clock.whileAsleep(() => {
    const active = sandbox.x.jobs().filter(({ status }) => status === "created" || status === "in_progress");
    const count = (wanted: string): number => active.filter(({ type }) => type === wanted).length;
    seen.push({ tweets: count("tweets"), users: count("users") });
  });
  return seen;
}

describe.each(flows)("a type of three parts, in the flow $flow", ({ flow, upload, download }) => {
  test("has a job for each, one after the other, and one report", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const slots = watchSlots(driven);
    const events: CheckEvent[] = [];
    const dataset = await writeDataset(driven, { files });
    const result = await checkOnce(driven, [dataset], { ...parted, events });
    const { report } = result;
    expect(listUploads(driven)).toEqual(parts.map(joinLines));
    expect(Math.max(...slots.map(({ tweets }) => tweets))).toBe(1);
    expect(driven.count("x.createJob", upload, download)).toEqual([3, 3, 3]);
    const steps = events.map(({ type }) => type).filter((type) => type === "job" || type === "proven");
    expect(steps).toEqual(["job", "proven", "job", "proven", "job", "proven"]);
    expect(events.map(({ type }) => type)).not.toContain("slot-busy");
    expect(events.find(({ type }) => type === "scanned")).toMatchObject({
      uploads: [{ jobType: "tweets", ids: 10, sizeBytes: 200, parts: 3 }],
    });
    expect(report).toMatchObject({ result: "violations", proof: "proven", checked: 10, violations: 3 });
    expect(report.jobs.map((job) => job.ids)).toEqual([4, 4, 2]);
    const jobIds = driven.sandbox.x.jobs().map(({ id }) => id);
    expect(report.jobs.map(({ id }) => id)).toEqual(jobIds.toReversed());
    expect(new Set(report.jobs.map(({ uploadDigest }) => uploadDigest)).size).toBe(3);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    const records = jobIds.toReversed().map((id) => withoutSentinels(driven.sandbox.x.result(id)));
    expect(await readFile(result.resultsPath)).toEqual(Buffer.concat(records));
    expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone);
    await rewriteDataset(dataset, result.checkedIds);
    const rest = ids.filter((id) => !gone.includes(id));
    expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(joinLines(rest));
  });

  test("keeps no upload and no result longer than its part, and nothing in the end", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const seen = new Set<string>();
    driven.clock.whileAsleep(async () => {
      const names = await readdir(checkFolderOf(driven));
      seen.add(
        names
          .filter((name) => !results.includes(name))
          .toSorted()
          .join(),
      );
    });
    await checkOnce(driven, [await writeDataset(driven, { files })], parted);
    const [first, second, third] = [0, 1, 2].map((part) => `upload-tweets-0000${part}.txt`);
    expect([...seen]).toEqual([[first, second, third].join(), [second, third].join(), third]);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  });

  test("runs beside the other type, which has its own slot and its own parts", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const slots = watchSlots(driven);
    const posts = await writeDataset(driven, { name: "posts", files });
    const accounts = await writeDataset(driven, {
      name: "accounts",
      type: "users",
      files: { "u.txt": joinLines(ids.slice(0, 6)) },
    });
    const { report } = await checkOnce(driven, [posts, accounts], parted);
    expect(slots).toContainEqual({ tweets: 1, users: 1 });
    expect(Math.max(...slots.flatMap(({ tweets, users }) => [tweets, users]))).toBe(1);
    expect(report).toMatchObject({ result: "violations", checked: 16, violations: 4 });
    expect(report.jobs.map(({ type, ids: count }) => [type, count])).toEqual([
      ["tweets", 4],
      ["tweets", 4],
      ["tweets", 2],
      ["users", 4],
      ["users", 2],
    ]);
  });

  test("takes no record about an ID of another part", async () => {
    await using driven = await driveCore({ flow, verdicts });
    const record = (id: string): Buffer => Buffer.from(`${JSON.stringify({ id, ...remove })}\n`);
    let jobs = 0;
    driven.sandbox.x.setTransformResult((whole) => (++jobs === 2 ? record(ids[0] ?? "") : whole));
    const dataset = await writeDataset(driven, { files });
    const { failure, report } = await checkOnce(driven, [dataset], parted);
    expect(failure).toMatchObject({ code: "RESULT_FOREIGN_ID" });
    expect(report).toMatchObject({ violations: 1, unverified: 6 });
    expect(driven.count("x.createJob")).toEqual([2]);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
  });

  test("is pending from the first part that is not ready, and a later run goes on from there", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    const first = await checkOnce(driven, [dataset], { ...parted, timeoutMs: 100_000 });
    expect(first.report).toMatchObject({
      // What is known counts, whatever is to come.
      result: "violations",
      proof: "unverified",
      checked: 10,
      violations: 1,
      // Of the first part all is known; of the others nothing.
      unverified: 6,
      jobs: [{ state: "complete" }, { state: "pending" }],
    });
    expect(first.report.jobs).toHaveLength(2);
    expect(reportSchema.safeParse(first.report).success).toBe(true);
    expect((await listViolations(first)).map(({ id }) => id)).toEqual([gone[0]]);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
    const second = await checkOnce(driven, [dataset], { ...parted, runKey: "run-2" });
    expect(second.report).toMatchObject({
      result: "violations",
      proof: "proven",
      violations: 3,
      unverified: 0,
      jobs: [{ adopted: true }, { adopted: true }, { adopted: false }],
    });
    expect(driven.count("x.createJob", upload)).toEqual([3, 3]);
    expect(listUploads(driven)).toEqual(parts.map(joinLines));
  });

  test("that is not waited for is submitted part by part, run by run", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    const seen: unknown[] = [];
    for (const run of [1, 2, 3, 4]) {
      const { report } = await checkOnce(driven, [dataset], { ...parted, wait: false, runKey: `run-${run}` });
      seen.push([report.result, report.jobs.map(({ state }) => state)]);
      driven.clock.manual.advance(60_000);
    }
    expect(seen).toEqual([
      ["pending", ["pending"]],
      ["violations", ["complete", "pending"]],
      ["violations", ["complete", "complete", "pending"]],
      ["violations", ["complete", "complete", "complete"]],
    ]);
    expect(driven.count("x.createJob", upload)).toEqual([3, 3]);
  });

  test("leaves no temporary file when it is aborted in its second part, and a later run goes on", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    const controller = new AbortController();
    driven.clock.whileAsleep(() => {
      if (driven.sandbox.x.jobs().length === 2) controller.abort("stop");
    });
    const checking = checkOnce(driven, [dataset], { ...parted, signal: controller.signal });
    await expect(checking).rejects.toBe("stop");
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual(results);
    const { report } = await checkOnce(driven, [dataset], { ...parted, runKey: "run-2" });
    expect(report.jobs.map(({ adopted }) => adopted)).toEqual([true, true, false]);
    expect(driven.count("x.createJob", upload)).toEqual([3, 3]);
  });

  test("leaves unverified only those whose own part is not proven and says nothing of them", async () => {
    await using driven = await driveCore({ flow, verdicts });
    // The second part's result is another one when it is read again.
    driven.sandbox.faults.script(download, { kind: "pass" }, unproven, {
      ...unproven,
      body: () => Buffer.of(),
    });
    const dataset = await writeDataset(driven, { files });
    const { report, checkedIds: known } = await checkOnce(driven, [dataset], parted);
    expect(report).toMatchObject({ result: "violations", proof: "unverified", violations: 3, unverified: 3 });
    expect(report.jobs.map(({ proof }) => proof)).toEqual(["proven", "unverified", "proven"]);
    expect([...(known.get("tweets")?.untrustedParts ?? [])]).toEqual([1]);
    const changes = await rewriteDataset(dataset, known);
    expect(changes.get("a.txt")).toEqual({ entries: 10, removed: 3, scrubbed: 0, unverified: 3 });
  });
});

test("parts are cut by bytes as well", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset], { maxBytesPerJob: 199 });
  expect(report.jobs.map((job) => job.ids)).toEqual([8, 2]);
  expect(report).toMatchObject({ result: "violations", violations: 3, unverified: 0 });
});
