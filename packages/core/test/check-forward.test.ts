import { readFile, writeFile } from "node:fs/promises";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckOptions, CheckResult } from "../src/check/terms/check-options.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { isBehind } from "../src/job/part-place.ts";
import type { Dataset } from "../src/types.ts";
import { flows } from "./complete-job.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const hourMs = 3_600_000;
const ids = makeIds(10);
const remove = { action: "delete", reason: "deleted" } as const;
const gone = [ids[1], ids[6], ids[8]] as [string, string, string];
const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
const files = { "a.txt": joinLines(ids) };

/** Runs at the same hour of each day, with five hours' time, each with a key of its own. */
async function checkDaily(
  driven: DrivenCore,
  dataset: Dataset,
  {
    days,
    between,
    ...options
  }: Partial<CheckOptions> & {
    readonly days: number;
    readonly events?: CheckEvent[];
    readonly between?: (result: CheckResult, day: number) => Promise<void>;
  },
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  const startMs = driven.clock.monotonic();
  for (let day = 1; day <= days; day++) {
    driven.clock.manual.advance(startMs + (day - 1) * 24 * hourMs - driven.clock.monotonic());
    const runKey = `day-${day}`;
    const result = await checkOnce(driven, [dataset], { timeoutMs: 5 * hourMs, runKey, ...options });
    results.push(result);
    await between?.(result, day);
  }
  return results;
}

/** X's records that were kept. */
async function countRecords({ resultsPath }: CheckResult): Promise<number> {
  const text = await readFile(resultsPath, "utf8");
  return text.split("\n").filter((line) => line !== "").length;
}

const wordsOf = (results: readonly CheckResult[]): readonly string[] =>
  results.map(({ report }) => report.result);

describe.each(flows)("a job that takes longer than a run, in the flow $flow", ({ flow }) => {
  test("is collected by the next day's run, stands in there, and one job a day is paid", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 5.5 * hourMs });
    const dataset = await writeDataset(driven, { files });
    const events: CheckEvent[] = [];
    const days = await checkDaily(driven, dataset, { days: 3, events });
    expect(wordsOf(days)).toEqual(["pending", "violations", "violations"]);
    expect(driven.count("x.createJob")).toEqual([3]);
    const [, second] = days as [CheckResult, CheckResult, CheckResult];
    expect(second.report).toMatchObject({
      violations: 3,
      unverified: 0,
      standing: { fresh: { parts: 0 }, older: { parts: 1, ids: 10 }, none: { parts: 0 }, coverage: 1 },
      jobs: [
        { state: "complete", adopted: true, standsIn: true, proof: "proven" },
        { state: "pending", adopted: false, standsIn: false },
      ],
    });
    const { asOf, oldestAgeMs } = second.report.standing;
    expect(asOf).toBe(second.report.jobs[0]?.createdAt);
    // A day and the five hours that it was waited for the newer one.
    expect((oldestAgeMs ?? 0) / hourMs).toBeCloseTo(29, 0);
    expect(await countRecords(second)).toBe(3);
    expect(events.filter(({ type }) => type === "stands-in")).toMatchObject([{ parts: 1 }, { parts: 1 }]);
  });

  test.each([0.5, 20])("of %d h is a pipeline where nobody waits", async (hours) => {
    await using driven = await driveCore({ flow, verdicts, processingMs: hours * hourMs });
    const dataset = await writeDataset(driven, { files });
    const days = await checkDaily(driven, dataset, { days: 4, wait: false });
    expect(wordsOf(days)).toEqual(["pending", "violations", "violations", "violations"]);
    expect(driven.count("x.createJob")).toEqual([4]);
    const ages = days.slice(1).map(({ report }) => (report.standing.oldestAgeMs ?? 0) / hourMs);
    for (const age of ages) expect(age).toBeCloseTo(24, 0);
  });
});

test("what is silent about an ID counts up to the age that is allowed, what names one always", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  driven.clock.manual.advance(50 * hourMs);
  driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
  const old = await checkOnce(driven, [dataset], { runKey: "run-2", wait: false });
  expect(old.report).toMatchObject({ result: "violations", violations: 3, unverified: 7 });
  expect(old.report.standing).toMatchObject({ older: { parts: 1 }, coverage: 0, asOf: null });
  const allowed = await checkOnce(driven, [dataset], { runKey: "run-3", wait: false, maxAgeMs: 72 * hourMs });
  expect(allowed.report).toMatchObject({ result: "violations", violations: 3, unverified: 0 });
  expect(allowed.report.standing.coverage).toBe(1);
});

test("a newer result takes the place of the one that stood in, with its records", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  driven.clock.manual.advance(24 * hourMs);
  driven.sandbox.x.setVerdicts({ kind: "table", byId: { [gone[0]]: remove } });
  const result = await checkOnce(driven, [dataset], { runKey: "run-2" });
  const jobs = [{ adopted: false, standsIn: false }];
  expect(result.report).toMatchObject({ violations: 1, unverified: 0, jobs });
  expect(await countRecords(result)).toBe(1);
});

test("trouble at the new job costs neither what stands in nor its own name", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  driven.clock.manual.advance(24 * hourMs);
  driven.sandbox.x.endNext("failed", "failed", "failed");
  const { report, failure } = await checkOnce(driven, [dataset], { runKey: "run-2" });
  expect(failure).toMatchObject({ code: "JOB_FAILED" });
  expect(report).toMatchObject({ result: "violations", failure: "JOB_FAILED", violations: 3, unverified: 0 });
});

test("after an outage of results, two odd answers about the next one do not have it paid again", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  const options = { maxIdsPerJob: 2, timeoutMs: 5 * hourMs };
  await checkOnce(driven, [dataset], options);
  const { faults } = driven.sandbox;
  const refuse = (status: number, times: number): void =>
    faults.script("x.downloadResults", ...Array<Fault>(times).fill({ kind: "answer", status }));
  refuse(503, 100);
  let failed = 0;
  const { report } = await checkOnce(driven, [dataset], {
    ...options,
    onEvent({ type }) {
      if (type !== "abandoned" || ++failed !== 3) return;
      while (faults.next("x.downloadResults") !== undefined);
      refuse(404, 2);
    },
  });
  expect(report).toMatchObject({ result: "violations", proof: "proven", violations: 3, unverified: 0 });
  expect(failed).toBe(4);
  expect(driven.count("x.createJob")).toEqual([5]);
});

test("an old result that is not a result costs itself alone, and a young one is not paid for again", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  const spoilt = { kind: "rewrite", body: () => Buffer.from(`{"id":"${ids[0]}","acti\n`) } as const;
  driven.sandbox.faults.script("x.downloadResults", spoilt, spoilt, spoilt);
  const young = checkOnce(driven, [dataset], { runKey: "run-2" });
  // It was just paid for.
  await expect(young).rejects.toMatchObject({ code: "RESULT_MALFORMED" });
  expect(driven.count("x.createJob")).toEqual([1]);
  driven.clock.manual.advance(24 * hourMs);
  driven.sandbox.faults.script("x.downloadResults", spoilt, spoilt, spoilt);
  const { report, failure } = await checkOnce(driven, [dataset], { runKey: "run-3" });
  expect(failure).toBeUndefined();
  expect(report).toMatchObject({ result: "violations", violations: 3, jobs: [{ adopted: false }] });
});

describe("after the list was edited", () => {
  const text = (left: readonly string[]): string => joinLines(left);

  test("by what the result said, the result still is one about the whole list", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    const { checkedIds } = await checkOnce(driven, [dataset]);
    await rewriteDataset(dataset, checkedIds);
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    driven.clock.manual.advance(24 * hourMs);
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2", wait: false });
    expect(report).toMatchObject({
      ...{ result: "compliant", checked: 7, violations: 0, unverified: 0, proof: "proven" },
      standing: { older: { parts: 1 }, coverage: 1 },
    });
  });

  test("by what the result said, it still is one after a page has come in its place, once", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    const { checkedIds } = await checkOnce(driven, [dataset]);
    await rewriteDataset(dataset, checkedIds);
    const body = (): Buffer => Buffer.from(`<html>\n${"<p>Sign in</p>\n".repeat(1_000)}`);
    driven.sandbox.faults.script("x.downloadResults", { kind: "rewrite", body });
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(report).toMatchObject({ result: "compliant", checked: 7, unverified: 0, proof: "proven" });
    expect(driven.count("x.createJob")).toEqual([1]);
  });

  test("by some of what the result said, the rest of it still counts", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset]);
    await writeFile(dataset.files[0]?.path ?? "", text(ids.filter((id) => id !== gone[1])));
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(report).toMatchObject({ result: "violations", violations: 2, unverified: 0, proof: "proven" });
    expect(driven.count("x.createJob")).toEqual([1]);
  });

  test("otherwise, its records count and its silence does not", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset]);
    await writeFile(dataset.files[0]?.path ?? "", text([...ids.slice(1), ...makeIds(11).slice(10)]));
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    const result = await checkOnce(driven, [dataset], { runKey: "run-2", wait: false });
    expect(result.report).toMatchObject({
      ...{ result: "violations", checked: 10, violations: 3, unverified: 7 },
      standing: { none: { parts: 1 }, coverage: 0 },
      jobs: [{ state: "complete", standsIn: true, proof: "unverified", uploadDigest: "" }],
    });
    expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone);
  });

  const leaveOut = (whole: string, id: string): string => whole.replace(new RegExp(`.*"${id}".*\n`), "");

  test.each<[string, (whole: string) => string]>([
    ["names another ID", (whole) => leaveOut(whole, gone[1]).replaceAll(/"created_at":"[^"]*",/g, "")],
    ["is longer", (whole) => whole.slice(0, -9)],
  ])("no two downloads prove a result of which an earlier reading %s", async (_, change) => {
    await using driven = await driveCore({ verdicts, invalidLines: "drop" });
    let whole = "";
    driven.sandbox.x.setTransformResult((bytes) => {
      whole = bytes.toString();
      return Buffer.from(leaveOut(whole, gone[2]));
    });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset]);
    await writeFile(dataset.files[0]?.path ?? "", text(ids.filter((id) => id !== gone[0])));
    const body = (): Buffer => Buffer.from(change(whole));
    driven.sandbox.faults.script("x.downloadResults", { kind: "rewrite", body });
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(report).toMatchObject({ result: "violations", violations: 1, unverified: 8, proof: "unverified" });
    expect(driven.count("x.createJob")).toEqual([1]);
  });

  test("it is asked about anew, and the new result stands", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset]);
    await writeFile(dataset.files[0]?.path ?? "", text(ids.slice(1)));
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(report).toMatchObject({ result: "violations", violations: 3, unverified: 0, proof: "proven" });
    expect(driven.count("x.createJob")).toEqual([2]);
  });
});

describe("where results about several states of a list are there", () => {
  const [first, second, p1, p2, p3, p4] = ids as [string, string, string, string, string, string];
  const parted = { maxIdsPerJob: 4, wait: false } as const;
  const write = (dataset: Dataset, left: readonly string[]): Promise<void> =>
    writeFile(dataset.files[0]?.path ?? "", joinLines(left));
  const give = ({ sandbox }: DrivenCore, ...named: readonly string[]): void =>
    sandbox.x.setVerdicts({ kind: "table", byId: Object.fromEntries(named.map((id) => [id, remove])) });

  test("what the youngest says of an ID counts, though an older one is whole", async () => {
    await using driven = await driveCore();
    const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([first, second, p1, p2]) } });
    give(driven, first);
    await checkOnce(driven, [dataset], { maxIdsPerJob: 4, runKey: "day-0" });
    driven.clock.manual.advance(24 * hourMs);
    await write(dataset, [first, second, p1, p2, p3, p4]);
    give(driven, first, p1);
    await checkOnce(driven, [dataset], { maxIdsPerJob: 4, runKey: "day-1" });
    driven.clock.manual.advance(12 * hourMs);
    await write(dataset, [second, p1, p2]);
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    const { report } = await checkOnce(driven, [dataset], { ...parted, runKey: "evening" });
    expect(report).toMatchObject({ result: "violations", violations: 1 });
  });

  test("a younger word about an ID takes the place of an older one", async () => {
    await using driven = await driveCore();
    const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([first, second]) } });
    const edit = { action: "rehydrate", reason: "tweet_edited" } as const;
    driven.sandbox.x.setVerdicts({ kind: "table", byId: { [second]: edit } });
    await checkOnce(driven, [dataset], { runKey: "day-0" });
    driven.clock.manual.advance(24 * hourMs);
    await write(dataset, [first, second, p1]);
    give(driven, second);
    await checkOnce(driven, [dataset], { runKey: "day-1" });
    driven.clock.manual.advance(12 * hourMs);
    await write(dataset, [first, second]);
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    const { report } = await checkOnce(driven, [dataset], { wait: false, runKey: "evening" });
    expect(report).toMatchObject({ result: "violations", violations: 1 });
  });

  test("an older result is taken where the youngest is of no use", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset], { runKey: "day-0" });
    driven.clock.manual.advance(24 * hourMs);
    await checkOnce(driven, [dataset], { runKey: "day-1" });
    driven.clock.manual.advance(10 * hourMs);
    const page = { kind: "rewrite", body: () => Buffer.from("<html>\n") } as const;
    driven.sandbox.faults.script("x.downloadResults", page, page, page);
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    const { report } = await checkOnce(driven, [dataset], { runKey: "day-2", wait: false });
    expect(report).toMatchObject({ result: "violations", violations: 3, unverified: 0 });
    expect((report.standing.oldestAgeMs ?? 0) / hourMs).toBeCloseTo(34, 0);
  });

  test("one that X cannot give just now holds up neither the others nor the new job", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    await checkOnce(driven, [dataset], { runKey: "day-0", maxIdsPerJob: 4 });
    driven.clock.manual.advance(24 * hourMs);
    const startMs = driven.clock.monotonic();
    const [oldest] = driven.sandbox.x.jobs().toReversed();
    const away = Array.from({ length: 8 }, () => ({ kind: "answer", status: 503, body: "" }) as const);
    driven.sandbox.faults.script("x.downloadResults", ...away);
    const { report } = await checkOnce(driven, [dataset], { runKey: "day-1", maxIdsPerJob: 4, wait: false });
    expect(driven.clock.monotonic() - startMs).toBeLessThan(5 * 60_000);
    expect(oldest).toBeDefined();
    expect(driven.sandbox.x.jobs()).toHaveLength(4);
    expect(report.standing.none.parts).toBeLessThan(3);
  });
});

describe("a list that grows from day to day", () => {
  test("keeps the verdict about what it was, and knows nothing of what is new", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 20 * hourMs });
    const dataset = await writeDataset(driven, { files });
    const all = makeIds(14);
    const days = await checkDaily(driven, dataset, {
      ...{ days: 4, wait: false },
      between: (_, day) => writeFile(dataset.files[0]?.path ?? "", joinLines(all.slice(0, 10 + day))),
    });
    expect(wordsOf(days)).toEqual(["pending", "violations", "violations", "violations"]);
    expect(driven.count("x.createJob")).toEqual([4]);
    const last = days.at(-1)?.report;
    expect(last).toMatchObject({ checked: 13, violations: 3, unverified: 1 });
    expect(last?.standing).toMatchObject({ older: { parts: 1, ids: 12 }, none: { parts: 1, ids: 1 } });
    expect(last?.standing.coverage).toBe(0.923);
  });

  test("after a merged removal, too", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    const { checkedIds } = await checkOnce(driven, [dataset]);
    await rewriteDataset(dataset, checkedIds);
    const path = dataset.files[0]?.path ?? "";
    await writeFile(path, `${await readFile(path, "utf8")}${joinLines(makeIds(12).slice(10))}`);
    driven.sandbox.x.addForeignJob({ type: "tweets", status: "in_progress" });
    driven.clock.manual.advance(24 * hourMs);
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2", wait: false });
    expect(report).toMatchObject({ result: "pending", checked: 9, violations: 0, unverified: 2 });
  });
});

describe("a list of more parts than a run has time for", () => {
  const parted = { maxIdsPerJob: 2, timeoutMs: 2.5 * hourMs } as const;

  /** Which parts had jobs made, in order, as numbers from 0. */
  function listMade({ sandbox }: DrivenCore, results: readonly CheckResult[]): readonly number[] {
    const digests = [
      ...new Set(results.flatMap(({ report }) => report.jobs.map(({ uploadDigest }) => uploadDigest))),
    ];
    const places = new Map(
      results.flatMap(({ report }) =>
        report.jobs.map(({ name }) => [name.split("-")[1], name.split("-")[2]]),
      ),
    );
    const order = digests
      .map((digest) => digest.slice(0, 20))
      .toSorted((one, other) => (isBehind(places.get(one) ?? "", places.get(other) ?? "") ? 1 : -1));
    return sandbox.x
      .jobs()
      .toReversed()
      .map(({ name }) => order.indexOf(name?.split("-")[1] ?? ""));
  }

  test("is known whole after as many runs as it needs, and then goes around", async () => {
    await using driven = await driveCore({ verdicts, processingMs: hourMs });
    const dataset = await writeDataset(driven, { files });
    const days = await checkDaily(driven, dataset, { ...parted, days: 4 });
    // Two are ready in time, and the third goes on at X.
    expect(days.map(({ report }) => report.standing.none.parts)).toEqual([3, 0, 0, 0]);
    const made = listMade(driven, days);
    expect(made.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(made.slice(5, 10)).toEqual([0, 1, 2, 3, 4]);
    expect(days.at(-1)?.report).toMatchObject({ result: "violations", violations: 3 });
  });

  test("is not thrown off its way by another list of the same repository", async () => {
    await using driven = await driveCore({ verdicts, processingMs: hourMs });
    const one = await writeDataset(driven, { name: "one", files });
    const otherIds = makeIds(22).slice(12);
    const other = await writeDataset(driven, { name: "other", files: { "b.txt": joinLines(otherIds) } });
    const seen: CheckResult[] = [];
    for (let day = 1; day <= 3; day++) {
      for (const dataset of [one, other]) {
        const result = await checkOnce(driven, [dataset], { ...parted, runKey: `${dataset.name}-${day}` });
        if (dataset === one) seen.push(result);
        driven.clock.manual.advance(9 * hourMs);
      }
    }
    expect(seen.map(({ report }) => report.standing.none.parts)).toEqual([3, 0, 0]);
  });
});
