import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import type { XSettings } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentinels } from "./sent-ids.ts";

const ids = makeIds(60);
const gone = ids.slice(0, 4);
const remove = { action: "delete", reason: "deleted" } as const;
const verdicts = { kind: "table", byId: Object.fromEntries(gone.map((id) => [id, remove])) } as const;
const files = { "a.txt": joinLines(ids) };
const proven = { requireProof: "proven" } as const;

describe.each(flows)(
  "where a result must be proven, in the flow $flow",
  ({ flow, upload, download, proofBy }) => {
    test("its silence clears an ID, at the cost of one download, and the report says by what", async () => {
      await using driven = await driveCore({ flow, verdicts });
      const dataset = await writeDataset(driven, { files });
      const { report, checkedIds: known } = await checkOnce(driven, [dataset], proven);
      expect(report).toMatchObject({ result: "violations", proof: "proven", checked: 60, violations: 4 });
      expect(report).toMatchObject({
        unverified: 0,
        jobs: [{ proof: "proven", proofBy, ids: 60, records: 4 }],
      });
      expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
      expect(driven.count(upload, download)).toEqual([1, 1]);
      await rewriteDataset(dataset, known);
      expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(joinLines(ids.slice(4)));
    });

    test("each part is, one with a single ID too", async () => {
      await using driven = await driveCore({ flow, verdicts });
      const dataset = await writeDataset(driven, { files: { "a.txt": joinLines(makeIds(65)) } });
      const { report } = await checkOnce(driven, [dataset], { ...proven, maxIdsPerJob: 64 });
      expect(report).toMatchObject({ proof: "proven", unverified: 0, violations: 4 });
      expect(report.jobs.map((job) => [job.ids, job.proofBy])).toEqual([
        [64, proofBy],
        [1, proofBy],
      ]);
    });
  },
);

test("what a result holds besides records is in the report, by its form and count alone", async () => {
  await using driven = await driveCore({ verdicts, echoForm: "2021", oddLines: ["header line"] });
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset], proven);
  const [job] = report.jobs;
  expect(job?.oddLines).toContainEqual({
    form: "{type: string, original: string, reason: string}",
    count: 6,
  });
  expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
});

test("of a result of records alone the report says nothing more", async () => {
  await using driven = await driveCore({ verdicts });
  const { report } = await checkOnce(driven, [await writeDataset(driven, { files })], proven);
  expect(report.jobs[0]).not.toHaveProperty("oddLines");
});

test.each<[string, XSettings]>([
  ["tells of no malformed line", { invalidLines: "drop" }],
  ["takes no malformed line", { invalidLines: "fail" }],
])("where X %s, only what is named is known, and the rest is kept and unverified", async (_, settings) => {
  await using driven = await driveCore({ verdicts, ...settings });
  const dataset = await writeDataset(driven, { files });
  const { report, checkedIds: known } = await checkOnce(driven, [dataset], proven);
  expect(report).toMatchObject({ result: "violations", proof: "consistent", violations: 4, unverified: 56 });
  expect(report.jobs).toMatchObject([{ proof: "consistent", proofBy: "second download" }]);
  const changes = await rewriteDataset(dataset, known);
  expect(changes.get("a.txt")).toMatchObject({ removed: 4, unverified: 56 });
});

test("a report while a job is pending says that nothing is proven by nothing", async () => {
  await using driven = await driveCore({ verdicts, processingMs: 7_200_000 });
  const { report } = await checkOnce(driven, [await writeDataset(driven, { files })]);
  expect(report.jobs).toMatchObject([{ state: "pending", proof: "unverified", proofBy: "nothing" }]);
});

describe("sentinels", () => {
  /** Everything that a caller could read or print of a check. */
  async function readAll(driven: DrivenCore, token = "run-1"): Promise<string> {
    const events: CheckEvent[] = [];
    const dataset = await writeDataset(driven, { name: token, files });
    const outcome = await checkOnce(driven, [dataset], { events, runKey: token }).catch(
      (error: unknown) => error,
    );
    const folder = checkFolderOf(driven);
    const names = await readdir(folder);
    const kept = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    const printed = [outcome, events].map((value) =>
      inspect(value, { depth: 10, showHidden: true, getters: true }),
    );
    return [...names, ...kept, ...printed, JSON.stringify(outcome), JSON.stringify(events)].join("\n");
  }

  test("stand in the upload and in X's result, and in nothing that comes out of a check", async () => {
    await using driven = await driveCore({ verdicts });
    const all = await readAll(driven);
    const [job] = driven.sandbox.x.jobs();
    const sentinels = readSentinels(driven.sandbox, job?.id ?? "");
    expect(sentinels).toHaveLength(6);
    const result = driven.sandbox.x.result(job?.id ?? "").toString();
    for (const sentinel of sentinels) {
      expect(result).toContain(sentinel);
      expect(all).not.toContain(sentinel);
    }
    expect(all).not.toContain("invalid_id");
    expect(all).toContain(gone[0]);
  });

  test("stand in nothing that comes out of a check whose result gives only some of them back", async () => {
    await using driven = await driveCore({ verdicts, invalidLines: "echo-half" });
    const all = await readAll(driven);
    expect(all).toContain("second download");
    const [job] = driven.sandbox.x.jobs();
    for (const sentinel of readSentinels(driven.sandbox, job?.id ?? "")) expect(all).not.toContain(sentinel);
  });

  test("that came back are told in the report, so that a loss of the others is not hidden", async () => {
    await using driven = await driveCore({ verdicts, invalidLines: "echo-half" });
    const { report } = await checkOnce(driven, [await writeDataset(driven, { files })]);
    expect(report.jobs).toMatchObject([
      { proof: "consistent", proofBy: "second download", markerLines: { sent: 6, returned: 3 } },
    ]);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test("are neither counted nor checked", async () => {
    await using driven = await driveCore({ verdicts });
    const result = await checkOnce(driven, [await writeDataset(driven, { files })]);
    const { report } = result;
    expect(report).toMatchObject({ checked: 60, violations: 4, unverified: 0, refetch: 0 });
    expect(report.datasets[0]).toMatchObject({ entries: 60, ids: 60, badEntries: 0 });
    expect(report.datasets[0]?.counts).toMatchObject([{ action: "delete", reason: "deleted", ids: 4 }]);
    expect((await listViolations(result)).map(({ id }) => id)).toEqual(gone);
    expect(result.checkedIds.get("tweets")?.found.size).toBe(4);
    expect(result.checkedIds.get("tweets")?.submitted.size).toBe(60);
  });
});
