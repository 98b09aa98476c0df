import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { unproven } from "./without-sentinels.ts";

const [gone, fine, odd, late] = makeIds(4) as [string, string, string, string];
const remove = { action: "delete", reason: "deleted" } as const;
const verdicts = { kind: "table", byId: { [gone]: remove, [late]: remove } } as const;
const files = { "a.txt": joinLines([gone, fine, odd]) };

test("an action that nobody knows neither removes an ID nor clears it", async () => {
  const event = { action: "archive", reason: "deleted" };
  await using driven = await driveCore({
    verdicts: { kind: "table", byId: { [gone]: remove, [odd]: event } },
  });
  const dataset = await writeDataset(driven, { files });
  const result = await checkOnce(driven, [dataset]);
  expect(result.report).toMatchObject({ result: "violations", violations: 1, unverified: 1 });
  expect(result.report.datasets[0]?.counts).toContainEqual({
    type: "tweets",
    action: "unknown",
    reason: "unknown",
    decision: "unverified",
    ids: 1,
  });
  expect((await listViolations(result)).map(({ id }) => id)).toEqual([gone]);
  await rewriteDataset(dataset, result.checkedIds);
  expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(joinLines([fine, odd]));
});

test("a reason that nobody knows removes what its action removes, unless that is kept", async () => {
  const event = { action: "delete", reason: "sold" };
  await using driven = await driveCore({ verdicts: { kind: "table", byId: { [odd]: event } } });
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset]);
  expect(report).toMatchObject({ result: "violations", violations: 1, unverified: 0 });
  expect(report.datasets[0]?.counts).toMatchObject([{ action: "delete", reason: "unknown", ids: 1 }]);
  const kept = await checkOnce(driven, [{ ...dataset, keepReasons: ["unknown"] }]);
  expect(kept.report).toMatchObject({ result: "compliant", violations: 0, unverified: 0 });
});

describe("a result that cannot be proven", () => {
  test("still removes what it names, and leaves the rest unverified", async () => {
    await using driven = await driveCore({ verdicts, invalidLines: "drop" });
    // Cut at the end of a line, the second time: both look whole.
    driven.sandbox.faults.script(
      "x.downloadResults",
      { kind: "pass" },
      { kind: "rewrite", body: () => Buffer.of() },
    );
    const dataset = await writeDataset(driven, { files });
    const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
    expect(report).toMatchObject({ result: "violations", proof: "unverified", violations: 1, unverified: 2 });
    const changes = await rewriteDataset(dataset, known);
    expect(changes.get("a.txt")).toMatchObject({ removed: 1, unverified: 2 });
    expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(joinLines([fine, odd]));
  });

  test("without a violation in it is unverified, not compliant", async () => {
    await using driven = await driveCore({ verdicts });
    driven.sandbox.faults.script(
      "x.downloadResults",
      { kind: "rewrite", body: () => Buffer.of() },
      { kind: "rewrite", body: () => Buffer.from("\n") },
    );
    const { report } = await checkOnce(driven, [await writeDataset(driven, { files })]);
    expect(report).toMatchObject({ result: "unverified", proof: "unverified", violations: 0, unverified: 3 });
  });

  test("where more than consistency is asked for, leaves the rest unverified", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { files });
    driven.sandbox.faults.script("x.downloadResults", unproven, unproven);
    const { report } = await checkOnce(driven, [dataset], { requireProof: "proven" });
    expect(report).toMatchObject({ proof: "consistent", violations: 1, unverified: 2 });
    const [job] = report.jobs;
    expect(job).toMatchObject({ proof: "consistent", proofBy: "second download" });
  });
});

describe("while a job is pending", () => {
  test("nobody is a violation, nobody is compliant, and nothing is removed", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 7_200_000 });
    const dataset = await writeDataset(driven, { files });
    const result = await checkOnce(driven, [dataset]);
    const { report } = result;
    expect(report).toMatchObject({ result: "pending", proof: "unverified", violations: 0, unverified: 3 });
    expect(report.jobs).toMatchObject([{ state: "pending", records: 0, resultDigest: "" }]);
    expect(reportSchema.safeParse(report).success).toBe(true);
    expect(await listViolations(result)).toEqual([]);
    const changes = await rewriteDataset(dataset, result.checkedIds);
    expect(changes.get("a.txt")).toMatchObject({ removed: 0, unverified: 3 });
    expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(files["a.txt"]);
  });

  test("what the other type's result says is told, and its records are kept", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 7_200_000 });
    driven.clock.whileAsleep(() => {
      const users = driven.sandbox.x.jobs().find(({ type }) => type === "users");
      if (users?.status === "in_progress") driven.sandbox.x.setStatus(users.id, "complete");
    });
    const posts = await writeDataset(driven, { name: "posts", files });
    const accounts = await writeDataset(driven, { name: "accounts", type: "users", files });
    const { report, resultsPath } = await checkOnce(driven, [posts, accounts]);
    expect(report).toMatchObject({ result: "violations", violations: 1, unverified: 3 });
    expect((await readFile(resultsPath, "utf8")).trim().split("\n")).toHaveLength(1);
  });

  test("the next check collects, and pays for nothing", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    expect((await checkOnce(driven, [dataset], { wait: false })).report.result).toBe("pending");
    driven.clock.manual.advance(60_000);
    const { report } = await checkOnce(driven, [dataset], { runKey: "run-2", wait: false });
    expect(report).toMatchObject({ result: "violations", violations: 1, jobs: [{ adopted: true }] });
    expect(driven.count("x.createJob", "x.uploadIds")).toEqual([1, 1]);
  });
});

describe("a file that changes while its job runs", () => {
  test("keeps what was added, unverified, though X would have removed it", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    const path = dataset.files[0]?.path ?? "";
    driven.clock.whileAsleep(({ index }) => (index === 0 ? appendFile(path, `${late}\n`) : undefined));
    const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
    expect(report).toMatchObject({ checked: 3, violations: 1, unverified: 1 });
    expect(report.datasets[0]?.files).toMatchObject([
      { name: "a.txt", entries: 4, violations: 1, scrubs: 0, unverified: 1, badEntries: 0 },
    ]);
    await rewriteDataset(dataset, known);
    expect(await readFile(path, "utf8")).toBe(joinLines([fine, odd, late]));
  });

  test("is reported as it is then: what is gone already is not a violation", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    driven.clock.whileAsleep(() => writeFile(dataset.files[0]?.path ?? "", joinLines([fine])));
    const { report } = await checkOnce(driven, [dataset]);
    expect(report).toMatchObject({ result: "compliant", checked: 3, violations: 0, unverified: 0 });
  });

  test("or goes is an error by name", async () => {
    await using driven = await driveCore({ verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    driven.clock.whileAsleep(() => rm(dataset.files[0]?.path ?? "", { force: true }));
    await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      message: expect.stringContaining("a.txt"),
    });
  });
});
