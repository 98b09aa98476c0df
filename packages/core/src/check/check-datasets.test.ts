import { readdir, readFile, writeFile } from "node:fs/promises";
import { startOfTestMs } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { flows } from "../../test/complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import { readSentIds } from "../../test/sent-ids.ts";
import { withoutSentinels } from "../../test/without-sentinels.ts";
import type { CheckEvent } from "./terms/events.ts";
import { reportSchema } from "./terms/report-schema.ts";

const [deleted, suspended, scrubbed, edited, fine, alsoFine] = makeIds(6) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const verdicts = {
  kind: "table",
  byId: {
    [deleted]: { action: "delete", reason: "deleted" },
    [suspended]: { action: "delete", reason: "suspended" },
    [scrubbed]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [edited]: { action: "rehydrate", reason: "tweet_edited" },
  },
} as const;
/** One ID stands in both files, and one twice in the first. Only a row with content loses its place in the list to a scrub. */
const files = {
  "a.txt": joinLines([fine, deleted, suspended, deleted]),
  "b.csv": `id,place\n${[scrubbed, edited, deleted, alsoFine].map((id) => `${id},here\n`).join("")}`,
};

describe.each(flows)("in the flow $flow", ({ flow }) => {
  test("a check counts what X says, by ID, by reason and by entry", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { files });
    const { report } = await checkOnce(driven, [dataset]);
    expect(report).toMatchObject({
      result: "violations",
      proof: "proven",
      checked: 6,
      violations: 3,
      unverified: 0,
      refetch: 1,
      startedAt: new Date(startOfTestMs).toISOString(),
      finishedAt: new Date(driven.clock.now()).toISOString(),
    });
    const counts = [
      { type: "tweets", action: "delete", reason: "deleted", decision: "remove", ids: 1 },
      { type: "tweets", action: "delete", reason: "suspended", decision: "remove", ids: 1 },
      { type: "tweets", action: "scrub_geo", reason: "geo_scrubbed", decision: "scrub", ids: 1 },
      { type: "tweets", action: "rehydrate", reason: "tweet_edited", decision: "refetch", ids: 1 },
    ];
    expect(report.datasets).toEqual([
      {
        ...{ name: "ids", types: ["tweets"], entries: 8, badEntries: 0 },
        ...{ ids: 6, violations: 3, unverified: 0, refetch: 1 },
        counts: expect.toSatisfy((told: readonly unknown[]) => told.length === counts.length),
        files: [
          { name: "a.txt", entries: 4, violations: 3, scrubs: 0, unverified: 0, badEntries: 0 },
          { name: "b.csv", entries: 4, violations: 2, scrubs: 0, unverified: 0, badEntries: 0 },
        ],
      },
    ]);
    expect(report.datasets[0]?.counts).toEqual(expect.arrayContaining(counts));
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test("it lists every entry that must be removed, and the records as X sent them", async () => {
    await using driven = await driveCore({ flow, verdicts });
    const result = await checkOnce(driven, [await writeDataset(driven, { files })]);
    const told = { type: "tweets", dataset: "ids" };
    const [one, two] = [verdicts.byId[deleted], verdicts.byId[suspended]];
    expect(await listViolations(result)).toEqual([
      { ...told, id: deleted, ...one, file: "a.txt" },
      { ...told, id: suspended, ...two, file: "a.txt" },
      { ...told, id: deleted, ...one, file: "a.txt" },
      { ...told, id: scrubbed, ...verdicts.byId[scrubbed], file: "b.csv" },
      { ...told, id: deleted, ...one, file: "b.csv" },
    ]);
    const [job] = driven.sandbox.x.jobs();
    expect(await readFile(result.resultsPath)).toEqual(
      withoutSentinels(driven.sandbox.x.result(job?.id ?? "")),
    );
  });
});

test("every distinct ID is uploaded once, in ascending order", async () => {
  await using driven = await driveCore({ verdicts });
  await checkOnce(driven, [await writeDataset(driven, { files })]);
  const [job] = driven.sandbox.x.jobs();
  const upload = readSentIds(driven.sandbox, job?.id ?? "");
  expect(upload).toBe(joinLines([fine, deleted, suspended, scrubbed, edited, alsoFine].toSorted()));
});

test("the report names the job, and binds it to what was sent and received", async () => {
  await using driven = await driveCore({ verdicts });
  const { report } = await checkOnce(driven, [await writeDataset(driven, { files })]);
  const [job] = driven.sandbox.x.jobs();
  const [told] = report.jobs;
  expect(report.jobs).toHaveLength(1);
  expect(told).toMatchObject({
    type: "tweets",
    id: job?.id,
    name: job?.name,
    adopted: false,
    ids: 6,
    records: 4,
  });
  expect(job?.name).toMatch(new RegExp(`^lists-${told?.uploadDigest.slice(0, 20)}-\\w\\w-run-1$`));
  expect(told?.resultDigest).toMatch(/^[0-9a-f]{64}$/);
});

test("nothing but the results is left in the check's folder, and no file of a dataset is touched", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  await checkOnce(driven, [dataset]);
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual([
    "refetch.txt",
    "results.ndjson",
    "violations.ndjson",
  ]);
  for (const { name, path } of dataset.files) {
    expect(await readFile(path, "utf8")).toBe(files[name as keyof typeof files]);
  }
});

test("nothing of an earlier check stays in the results", async () => {
  await using driven = await driveCore({ verdicts });
  const first = await checkOnce(driven, [await writeDataset(driven, { files })]);
  await writeFile(first.violationsPath, "from before\n", { flag: "a" });
  const clean = await writeDataset(driven, { name: "clean", files: { "c.txt": joinLines([fine]) } });
  const second = await checkOnce(driven, [clean]);
  expect(await readFile(second.violationsPath, "utf8")).toBe("");
  expect((await readFile(second.resultsPath, "utf8")).trim()).toBe("");
  expect(second.report).toMatchObject({
    result: "compliant",
    proof: "proven",
    checked: 1,
    violations: 0,
  });
});

test("events tell the check's steps in order, with counts", async () => {
  await using driven = await driveCore({ verdicts });
  const events: CheckEvent[] = [];
  await checkOnce(driven, [await writeDataset(driven, { files })], { events });
  const read = { files: 2, entries: 8, readBytes: files["a.txt"].length + files["b.csv"].length };
  const steps = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1]);
  expect(steps.slice(0, 4)).toEqual(["scanning", "choice", "scanning", "scanned"]);
  expect(events.find(({ type }) => type === "choice")).toMatchObject({ file: "b.csv", files: 2 });
  expect(events.findLast(({ type }) => type === "scanning")).toEqual({ type: "scanning", ...read });
  expect(events.find(({ type }) => type === "scanned")).toEqual({
    type: "scanned",
    uploads: [{ jobType: "tweets", ids: 6, sizeBytes: 6 * 20, parts: 1 }],
    ...read,
  });
  expect(steps.slice(-3)).toEqual(["proven", "comparing", "compared"]);
  expect(events.findLast(({ type }) => type === "proven")).toMatchObject({
    proof: "proven",
    proofBy: "sentinels",
    records: 4,
  });
  expect(events.at(-2)).toEqual({ type: "comparing", ...read });
  expect(events.at(-1)).toEqual({ type: "compared", violations: 3, unverified: 0 });
});

test.each<[string, Readonly<Record<string, string>>]>([
  ["no file at all", {}],
  ["files without a byte", { "a.txt": "", "b.txt": "" }],
  ["files with comments and blank lines only", { "a.txt": "# none yet\n\n\r\n" }],
  ["a table with nothing but its header", { "a.csv": "tweet_id,text\n" }],
])("a dataset of %s needs no job, is empty, and nothing of it is proven", async (_, none) => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files: none });
  const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
  const nothing = {
    result: "empty",
    proof: "unverified",
    checked: 0,
    violations: 0,
    unverified: 0,
    jobs: [],
  };
  expect(report).toMatchObject({ ...nothing, standing: { coverage: 0 } });
  expect(report.datasets).toMatchObject([{ entries: 0, lacksIds: true }]);
  expect(reportSchema.parse(report)).toEqual(report);
  const { report: allowed } = await checkOnce(driven, [{ ...dataset, allowEmpty: true }]);
  expect(allowed).toMatchObject(nothing);
  expect(allowed.datasets[0]).not.toHaveProperty("lacksIds");
  expect(known.has("tweets")).toBe(true);
  expect(driven.sandbox.recorder.requests()).toEqual([]);
});

test("beside others a dataset without an ID is told, and they are not compliant as a whole unless it may be so", async () => {
  await using driven = await driveCore({ verdicts: { kind: "table", byId: {} } });
  const full = await writeDataset(driven, { files: { "a.txt": `${fine}\n` } });
  const none = await writeDataset(driven, { name: "none", files: { "b.txt": "" } });
  const { report } = await checkOnce(driven, [full, none]);
  expect(report).toMatchObject({ result: "empty", proof: "proven", checked: 1 });
  expect(report.datasets.map(({ lacksIds }) => lacksIds)).toEqual([undefined, true]);
  const { report: allowed } = await checkOnce(driven, [full, { ...none, allowEmpty: true }]);
  expect(allowed.result).toBe("compliant");
});

test("a list that is not a list is refused before anything is sent, and its temporary file goes", async () => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files: { "a.txt": `${fine}\nnot an ID\n` } });
  await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({
    code: "DATASET_INVALID",
    faults: [{ file: "a.txt", line: 2 }],
  });
  expect(driven.sandbox.recorder.requests()).toEqual([]);
  const left = await readdir(checkFolderOf(driven));
  expect(left.toSorted()).toEqual(["refetch.txt", "results.ndjson", "violations.ndjson"]);
});
