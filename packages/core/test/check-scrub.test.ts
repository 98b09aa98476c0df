import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { Dataset } from "../src/types.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const [located, edited, deleted, fine] = makeIds(4) as [string, string, string, string];
const verdicts = {
  kind: "table",
  byId: {
    [located]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [edited]: { action: "rehydrate", reason: "tweet_edited" },
    [deleted]: { action: "delete", reason: "deleted" },
  },
} as const;
const ids = [located, edited, deleted, fine];

type Policy = Pick<Dataset, "ids" | "scrubFields" | "onScrub" | "onRefetch">;

async function rewrite(name: string, content: string, policy: Partial<Policy>) {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files: { [name]: content }, ...policy });
  const result = await checkOnce(driven, [dataset]);
  const changes = await rewriteDataset(dataset, result.checkedIds);
  const again = await checkOnce(driven, [dataset], { runKey: "run-2" });
  return {
    text: await readFile(dataset.files[0]?.path ?? "", "utf8"),
    change: changes.get(name),
    report: result.report,
    listed: await listViolations(again),
    refetch: await readFile(again.refetchPath, "utf8"),
    again: again.report,
  };
}

/** The lists of each format: bare, and with content. `L` is to be scrubbed, `D` removed, `F` fine. */
const write = (template: string): string =>
  template.replaceAll("L", located).replaceAll("D", deleted).replaceAll("F", fine).replaceAll("E", edited);
const both: Partial<Policy> = {
  ids: [
    { type: "tweets", field: "tweet" },
    { type: "users", field: "user" },
  ],
};

test.for<[name: string, before: string, after: string, policy: Partial<Policy>]>([
  // A bare list holds no location.
  ["a.txt", "L\nD\nF\n", "L\nF\n", {}],
  ["a.csv", "id\nL\nD\nF\n", "id\nL\nF\n", {}],
  ["a.csv", "L\nD\nF\n", "L\nF\n", {}],
  ["a.csv", 'id\n"L"\nD\n', 'id\n"L"\n', {}],
  ["a.tsv", "id\nL\r\nD\nF\n", "id\nL\r\nF\n", {}],
  ["a.jsonl", '{"id":"L"}\n{"id":D}\n', '{"id":"L"}\n', {}],
  [
    "a.jsonl",
    '{"data":{"id":"L"}}\n',
    '{"data":{"id":"L"}}\n',
    { ids: [{ type: "tweets", field: "data.id" }] },
  ],
  // Nor does a row of nothing but IDs.
  ["a.csv", "tweet,user\nL,7\nD,7\n", "tweet,user\nL,7\n", both],
  ["a.jsonl", '{"tweet":"L","user":7}\n', '{"tweet":"L","user":7}\n', both],
  // Other entries with content are removed.
  ["a.csv", "id,text\nL,here\nD,x\nF,y\n", "id,text\nF,y\n", {}],
  ["a.csv", "id,text\nL,\nL, \nL,0\n", "id,text\nL,\nL, \n", {}],
  ["a.tsv", "id\ttext\nL\there\nF\ty\n", "id\ttext\nF\ty\n", {}],
  ["a.jsonl", '{"id":"L","geo":null}\n{"id":"L","geo":{"a":0}}\n', '{"id":"L","geo":null}\n', {}],
  ["a.jsonl", '{"id":"L","x":""}\n{"id":"L","x":NaN}\n{"id":F}\n', '{"id":F}\n', {}],
  // Named fields are scrubbed.
  ["a.csv", "id,place\nL,here\nD,x\nF,y\n", "id,place\nL,\nF,y\n", { scrubFields: ["place"] }],
  ["a.jsonl", '{"id":"L","geo":1}\n', '{"id":"L","geo":null}\n', { scrubFields: ["geo"] }],
  // What was said to be done is done.
  ["a.txt", "L\nD\nF\n", "F\n", { onScrub: "remove" }],
  ["a.csv", "id,place\nL,here\nF,y\n", "id,place\nF,y\n", { onScrub: "remove", scrubFields: ["place"] }],
  ["a.csv", "id,text\nL,here\nD,x\n", "id,text\nL,here\n", { onScrub: "keep" }],
  ["a.csv", "id,place\nL,here\nD,x\n", "id,place\nL,here\n", { onScrub: "keep", scrubFields: ["place"] }],
  // Edited posts.
  ["a.csv", "id,place\nE,here\nF,y\n", "id,place\nE,here\nF,y\n", { scrubFields: ["place"] }],
  ["a.csv", "id,place\nE,x\nL,x\n", "id,place\nE,\nL,\n", { scrubFields: ["place"], onRefetch: "scrub" }],
  [
    "a.csv",
    "id,place\nE,x\nL,x\n",
    "id,place\nE,\n",
    { scrubFields: ["place"], onRefetch: "scrub", onScrub: "remove" },
  ],
])(
  "%s: an entry whose location is to be removed becomes what the dataset says (%#)",
  async ([name, before, after, policy]) => {
    const done = await rewrite(name, write(before), policy);
    expect(done.text).toBe(write(after));
    expect(done.report.datasets[0]?.files[0]).toMatchObject({
      violations: (done.change?.removed ?? 0) + (done.change?.scrubbed ?? 0),
    });
    // What is done asks for nothing more.
    expect(done.again).toMatchObject({ result: "compliant", violations: 0 });
    expect(done.listed).toEqual([]);
  },
);

test("what X said of an entry that is kept is counted, and is not a violation", async () => {
  const { report } = await rewrite("a.txt", write("L\nL\nD\nF\n"), {});
  expect(report).toMatchObject({ result: "violations", violations: 1 });
  expect(report.datasets[0]?.counts).toEqual(
    expect.arrayContaining([
      { type: "tweets", action: "scrub_geo", reason: "geo_scrubbed", decision: "keep", ids: 1 },
      { type: "tweets", action: "delete", reason: "deleted", decision: "remove", ids: 1 },
    ]),
  );
});

test("an ID that one entry is kept for and another one has to lose counts once, as a violation", async () => {
  for (const rows of ["L,\nL,x\n", "L,x\nL,\n"]) {
    const { report } = await rewrite("a.csv", write(`id,text\n${rows}`), {});
    expect(report.violations).toBe(1);
    expect(report.datasets[0]?.counts).toEqual([
      { type: "tweets", action: "scrub_geo", reason: "geo_scrubbed", decision: "scrub", ids: 1 },
    ]);
  }
});

describe("refetch.txt", () => {
  test("names the IDs that are to be fetched again, each once, whatever becomes of their entries", async () => {
    await using driven = await driveCore({ verdicts });
    const bare = await writeDataset(driven, {
      name: "bare",
      files: { "a.txt": joinLines([...ids, edited]) },
    });
    const rows = await writeDataset(driven, {
      ...{ name: "rows", scrubFields: ["place"], onRefetch: "scrub" },
      files: { "a.csv": write("id,place\nE,x\nF,y\n") },
    });
    const { report, refetchPath } = await checkOnce(driven, [bare, rows]);
    expect(await readFile(refetchPath, "utf8")).toBe(`${edited}\n`);
    expect(report).toMatchObject({ refetch: 1, violations: 2 });
    expect(report.datasets.map(({ refetch }) => refetch)).toEqual([1, 1]);
  });

  test("names those whose fields are scrubbed already, too", async () => {
    const policy = { scrubFields: ["place"], onRefetch: "scrub" } as const;
    const { refetch, again } = await rewrite("a.csv", write("id,place\nE,x\n"), policy);
    expect(refetch).toBe(`${edited}\n`);
    expect(again.refetch).toBe(1);
  });

  test("is empty where nothing was edited", async () => {
    expect((await rewrite("a.txt", write("L\nD\nF\n"), {})).refetch).toBe("");
  });
});

test("edited posts cannot be scrubbed where no fields are named", async () => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines(ids) }, onRefetch: "scrub" });
  await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({ code: "OPTION_INVALID" });
  expect(driven.sandbox.recorder.requests()).toEqual([]);
});

test("a line of JSON that nests deeper than its ID is not a bare one, however deep", async () => {
  const deep = `{"id":"${located}","x":${'{"x":'.repeat(20_000)}1${"}".repeat(20_000)}}\n`;
  const { text } = await rewrite("a.jsonl", deep + write('{"id":F}\n'), {});
  expect(text).toBe(write('{"id":F}\n'));
});
