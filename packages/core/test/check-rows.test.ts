import { appendFile, readFile, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import type { Dataset } from "../src/types.ts";
import { flows } from "./complete-job.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";

const [deleted, located, fine, moved, other] = makeIds(5) as [string, string, string, string, string];
const [suspended, author, silent] = makeIds(3, 100) as [string, string, string];
const remove = { action: "delete", reason: "deleted" } as const;
const suspend = { action: "delete", reason: "suspended" } as const;
const scrub = { action: "scrub_geo", reason: "geo_scrubbed" } as const;
const edit = { action: "rehydrate", reason: "tweet_edited" } as const;
const byId = { [deleted]: remove, [suspended]: suspend, [located]: scrub, [moved]: edit };
const verdicts = { kind: "table", byId } as const;
const both: Dataset["ids"] = [{ type: "tweets" }, { type: "users" }];
const pathOf = (dataset: Dataset, at = 0): string => dataset.files[at]?.path ?? "";

/** What X was asked about, by type. */
function uploadsOf({ sandbox }: DrivenCore): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(sandbox.x.jobs().map(({ type, id }) => [type, readSentIds(sandbox, id)]));
}

const rows = {
  gone: `${deleted},${author},a,here\r\n`,
  authorGone: `${fine},${suspended},"b, c",\r\n`,
  bothGone: `${deleted},${suspended},d,there\r\n`,
  place: `${located},${author},e,"far ""away"""\r\n`,
  placeAndAuthor: `${located},${suspended},f,x\r\n`,
  edited: `${moved},,g,\r\n`,
  authorOnly: `,${silent},h,y\r\n`,
  fine: `${fine},${author},i,z`,
};
const header = "tweet_id,user_id,text,place\r\n";
const csv = header + Object.values(rows).join("");

describe.each(flows)("rows with a post and its author, in the flow $flow", ({ flow }) => {
  test("are decided by both, and told by ID, by type and by entry", async () => {
    await using driven = await driveCore({ flow, verdicts });
    const dataset = await writeDataset(driven, { ids: both, files: { "a.csv": csv } });
    const events: CheckEvent[] = [];
    const result = await checkOnce(driven, [dataset], { events });
    expect(uploadsOf(driven)).toEqual({
      tweets: joinLines([deleted, located, fine, moved]),
      users: joinLines([suspended, author, silent]),
    });
    const { report } = result;
    expect(report).toMatchObject({
      ...{ result: "violations", checked: 7, violations: 3, unverified: 0, refetch: 1 },
    });
    expect(report.datasets).toEqual([
      {
        ...{ name: "ids", types: ["tweets", "users"], entries: 8, badEntries: 0 },
        ...{ ids: 7, violations: 3, unverified: 0, refetch: 1 },
        counts: expect.toSatisfy((told: readonly unknown[]) => told.length === 4),
        files: [{ name: "a.csv", entries: 8, violations: 5, scrubs: 0, unverified: 0, badEntries: 0 }],
      },
    ]);
    expect(report.datasets[0]?.counts).toEqual(
      expect.arrayContaining([
        { type: "tweets", ...remove, decision: "remove", ids: 1 },
        { type: "tweets", ...scrub, decision: "scrub", ids: 1 },
        { type: "tweets", ...edit, decision: "refetch", ids: 1 },
        { type: "users", ...suspend, decision: "remove", ids: 1 },
      ]),
    );
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    const lines = (await listViolations(result)).map(({ id, type }) => `${type} ${id}`);
    expect(lines.toSorted()).toEqual(
      [
        ...[`tweets ${deleted}`, `tweets ${deleted}`, `tweets ${located}`, `tweets ${located}`],
        ...[`users ${suspended}`, `users ${suspended}`, `users ${suspended}`],
      ].toSorted(),
    );
    expect(events.find(({ type }) => type === "scanned")).toMatchObject({
      uploads: [
        { jobType: "tweets", ids: 4 },
        { jobType: "users", ids: 3 },
      ],
      entries: 8,
    });
    await rewriteDataset(dataset, result.checkedIds);
    const rest = header + rows.edited + rows.authorOnly + rows.fine;
    expect(await readFile(pathOf(dataset), "utf8")).toBe(rest);
  });

  test("lose the place alone where that is enough, and are compliant from then on", async () => {
    await using driven = await driveCore({ flow, verdicts });
    const plan = { ids: both, scrubFields: ["place"], files: { "a.csv": csv } };
    const dataset = await writeDataset(driven, plan);
    const first = await checkOnce(driven, [dataset]);
    expect(first.report.datasets[0]?.files).toMatchObject([{ entries: 8, violations: 5, scrubs: 1 }]);
    const changes = await rewriteDataset(dataset, first.checkedIds);
    expect(changes.get("a.csv")).toEqual({ entries: 8, removed: 4, scrubbed: 1, unverified: 0 });
    const scrubbed = `${located},${author},e,\r\n`;
    const expected = header + scrubbed + rows.edited + rows.authorOnly + rows.fine;
    expect(await readFile(pathOf(dataset), "utf8")).toBe(expected);
    const second = await checkOnce(driven, [dataset], { runKey: "run-2" });
    expect(second.report).toMatchObject({ result: "compliant", violations: 0, unverified: 0, refetch: 1 });
    expect(await listViolations(second)).toEqual([]);
    expect(second.report.datasets[0]?.counts.map(({ reason, decision }) => [reason, decision])).toEqual([
      ["tweet_edited", "refetch"],
      ["geo_scrubbed", "keep"],
    ]);
    const again = await rewriteDataset(dataset, second.checkedIds);
    expect(again.get("a.csv")).toMatchObject({ removed: 0, scrubbed: 0 });
    expect(await readFile(pathOf(dataset), "utf8")).toBe(expected);
  });
});

test("JSON lines lose their places in the same way", async () => {
  await using driven = await driveCore({ verdicts });
  const lines = [
    `{"tid":"${located}","uid":${author},"geo":{"at":[1.5,2],"zone":3}}\n`,
    `{"tid":${located},"geo":null}\n`,
    `{"uid":"${suspended}","tid":"${located}","geo":{"at":1}}\n`,
    `{"tid":"${fine}","geo":{"at":1}}\n`,
    `{"tid":"${other}","uid":"","geo":{"at":1}}`,
  ];
  const plan = { ids: both, scrubFields: ["geo.at"], files: { "a.jsonl": lines.join("") } };
  const dataset = await writeDataset(driven, plan);
  const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
  expect(report).toMatchObject({ result: "violations", violations: 2 });
  expect(report.datasets[0]?.files).toMatchObject([{ entries: 5, violations: 2, scrubs: 1 }]);
  await rewriteDataset(dataset, known);
  expect(await readFile(pathOf(dataset), "utf8")).toBe(
    [lines[0]?.replace("[1.5,2]", "null"), lines[1], lines[3], lines[4]].join(""),
  );
});

test("places may stand in any order, and a dataset of one type beside one of both shares its job", async () => {
  await using driven = await driveCore({ verdicts });
  const ids = [
    { type: "users", field: "2" },
    { type: "tweets", field: "1" },
  ] as const;
  const rowsFirst = await writeDataset(driven, {
    name: "rows",
    ids,
    files: { "a.tsv": `${fine}\t${suspended}\n` },
  });
  const list = await writeDataset(driven, { name: "list", files: { "b.txt": joinLines([fine, deleted]) } });
  const { report } = await checkOnce(driven, [rowsFirst, list]);
  expect(uploadsOf(driven)).toEqual({ tweets: joinLines([deleted, fine]), users: joinLines([suspended]) });
  expect(report.datasets.map(({ types, ids: count, violations }) => [types, count, violations])).toEqual([
    [["users", "tweets"], 2, 1],
    [["tweets"], 2, 1],
  ]);
  expect(report).toMatchObject({ checked: 3, violations: 2 });
});

test("a type that no row has needs no job, and its dataset is compared all the same", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, {
    ids: both,
    files: { "a.csv": `tweet_id,user_id\n${deleted},\n${fine},\n` },
  });
  const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
  expect(driven.count("x.createJob")).toEqual([1]);
  expect(report).toMatchObject({ result: "violations", proof: "proven", checked: 2, violations: 1 });
  await rewriteDataset(dataset, known);
  expect(await readFile(pathOf(dataset), "utf8")).toBe(`tweet_id,user_id\n${fine},\n`);
});

test("rows lose what is known while the job of one of their types is pending, and nothing else", async () => {
  await using driven = await driveCore({ verdicts, processingMs: 7_200_000 });
  driven.clock.whileAsleep(() => {
    const posts = driven.sandbox.x.jobs().find(({ type }) => type === "tweets");
    if (posts?.status === "in_progress") driven.sandbox.x.setStatus(posts.id, "complete");
  });
  const dataset = await writeDataset(driven, { ids: both, files: { "a.csv": csv } });
  const { report, checkedIds: known } = await checkOnce(driven, [dataset]);
  expect(report).toMatchObject({ result: "violations", violations: 2, unverified: 3 });
  const changes = await rewriteDataset(dataset, known);
  expect(changes.get("a.csv")).toMatchObject({ removed: 4, scrubbed: 0 });
  const kept = (await readFile(pathOf(dataset), "utf8")).split("\n");
  const gone = csv.split("\n").filter((row) => !kept.includes(row));
  expect(gone.every((row) => row.startsWith(deleted) || row.startsWith(located))).toBe(true);
});

describe("entries without an ID that may stay", () => {
  const bad = {
    "a.txt": `${deleted}\nnot an ID\n${fine}\n1.2E+18\n`,
    "b.csv": `id,text\n${deleted},a\n-5,b\n,c\n${fine},d\n`,
    "c.jsonl": `{"id":"${deleted}"}\n{"id":null}\nno object\n{"id":${fine}}\n`,
  };

  test("are counted and named, and keep their bytes", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { onBadEntry: "keep", files: bad });
    const events: CheckEvent[] = [];
    const { report, checkedIds: known } = await checkOnce(driven, [dataset], { events });
    expect(report).toMatchObject({ result: "violations", checked: 2, violations: 1, unverified: 0 });
    expect(report.datasets[0]).toMatchObject({ entries: 6, badEntries: 6, ids: 2 });
    expect(
      report.datasets[0]?.files.map(({ name, entries, badEntries }) => [name, entries, badEntries]),
    ).toEqual([
      ["a.txt", 2, 2],
      ["b.csv", 2, 2],
      ["c.jsonl", 2, 2],
    ]);
    const told = events.flatMap((event) => (event.type === "bad-entries" ? [event] : []));
    expect(told.map((event) => event.dataset)).toEqual(["ids"]);
    expect(told[0]?.faults.map(({ file, line }) => `${file}:${line}`)).toEqual([
      ...["a.txt:2", "a.txt:4", "b.csv:3", "b.csv:4", "c.jsonl:2", "c.jsonl:3"],
    ]);
    await rewriteDataset(dataset, known);
    const left = await Promise.all(dataset.files.map(({ path }) => readFile(path, "utf8")));
    expect(left).toEqual([
      `not an ID\n${fine}\n1.2E+18\n`,
      `id,text\n-5,b\n,c\n${fine},d\n`,
      `{"id":null}\nno object\n{"id":${fine}}\n`,
    ]);
  });

  test("are faults where their dataset does not say so, beside one that does", async () => {
    await using driven = await driveCore();
    const lenient = await writeDataset(driven, { name: "lenient", onBadEntry: "keep", files: bad });
    const strict = await writeDataset(driven, {
      name: "strict",
      onBadEntry: "fail",
      files: { "s.txt": "x\n" },
    });
    await expect(checkOnce(driven, [lenient, strict])).rejects.toMatchObject({
      code: "DATASET_INVALID",
      faults: [
        { file: "s.txt", line: 1 },
        { file: "s.txt", message: expect.stringContaining("no ID at all") },
      ],
    });
    expect(driven.sandbox.recorder.requests()).toEqual([]);
  });

  test.for<readonly [string, string, string]>([
    ["a column that cannot be told", "a.csv", `text,more\na,${fine}\n`],
    ["two fields with different IDs", "a.jsonl", `{"tweet_id":1,"tid":2}\n`],
    ["a line without an end", "a.txt", `${fine}\n${"1".repeat(2_000_000)}`],
    ["a pointer of Git LFS", "a.txt", "version https://git-lfs.github.com/spec/v1\noid x\n"],
  ])("do not let a file pass that cannot be read: %s", async ([, name, content]) => {
    await using driven = await driveCore();
    const dataset = await writeDataset(driven, { onBadEntry: "keep", files: { [name]: content } });
    await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({
      code: "DATASET_INVALID",
      faults: [{ file: name }],
    });
    expect(driven.sandbox.recorder.requests()).toEqual([]);
  });

  test("that come while the job runs are counted, and a file that turns unreadable ends the check", async () => {
    for (const onBadEntry of ["keep", "fail"] as const) {
      await using driven = await driveCore({ verdicts, processingMs: 60_000 });
      const dataset = await writeDataset(driven, { onBadEntry, files: { "a.txt": joinLines([fine]) } });
      driven.clock.whileAsleep(({ index }) => (index === 0 ? appendFile(pathOf(dataset), "x\n") : undefined));
      const { report } = await checkOnce(driven, [dataset]);
      expect(report.datasets[0]).toMatchObject({ entries: 1, badEntries: 1 });
    }
    await using driven = await driveCore({ verdicts, processingMs: 60_000 });
    const dataset = await writeDataset(driven, { onBadEntry: "keep", files: { "a.txt": joinLines([fine]) } });
    driven.clock.whileAsleep(() => writeFile(pathOf(dataset), "1".repeat(2_000_000)));
    await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({
      code: "DATASET_INVALID",
      what: "a.txt was changed during the check.",
    });
  });
});
