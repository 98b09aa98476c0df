import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { DatasetPlan } from "./dataset-plan.ts";
import { findDatasets } from "./find-datasets.ts";

let workspace: string;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "find-datasets-")));
  for (const name of ["a.txt", "b.txt", "c.csv"]) await writeFile(join(workspace, name), "1\n");
});

afterEach(async () => {
  await rm(workspace, { recursive: true });
});

function plan(name: string, ...patterns: readonly string[]): DatasetPlan {
  return {
    name,
    patterns,
    ids: [{ type: "tweets" }],
    maxRemoval: { kind: "count", count: 1 },
    findPlace: (pattern) => ({
      file: "lists.yml",
      line: 3,
      column: pattern === undefined ? 12 : 13 + patterns.indexOf(pattern),
    }),
  };
}

test("each dataset gets its files", async () => {
  const { datasets, faults } = await findDatasets(
    [plan("lists", "*.txt"), plan("tables", "*", "!*.txt")],
    workspace,
  );
  expect(faults).toEqual([]);
  expect(datasets.map(({ name, files }) => [name, files.map((file) => file.name)])).toEqual([
    ["lists", ["a.txt", "b.txt"]],
    ["tables", ["c.csv"]],
  ]);
});

test("a fault of a glob is told at its place, and faults of all datasets come together", async () => {
  const { faults } = await findDatasets(
    [plan("one", "a.txt", "missing.txt"), plan("two", "!b.txt"), plan("three", "../c.csv")],
    workspace,
  );
  expect(faults).toMatchObject([
    {
      file: "lists.yml",
      line: 3,
      column: 14,
      message: expect.stringContaining("`missing.txt` matches no file"),
    },
    { file: "lists.yml", line: 3, column: 12, message: expect.stringContaining("there are only exclusions") },
    {
      file: "lists.yml",
      line: 3,
      column: 13,
      message: expect.stringContaining("points outside the workspace"),
    },
  ]);
});

test("a file in two datasets is refused, as each would write it", async () => {
  const { faults } = await findDatasets(
    [plan("all", "*.txt"), plan("one", "b.txt"), plan("two", "./*.txt", "c.csv")],
    workspace,
  );
  expect(faults.map(({ column, message }) => `${column} ${message}`)).toEqual([
    "12 `files`: `b.txt` is in the dataset `all` too. Exclude it with `!` in one of them.",
    "12 `files`: `a.txt` and 1 more file are in the dataset `all` too. Exclude it with `!` in one of them.",
    "12 `files`: `b.txt` is in the dataset `one` too. Exclude it with `!` in one of them.",
  ]);
});

test("thousands of datasets that claim the same files are refused by the first of them", async () => {
  const plans = Array.from({ length: 3_000 }, (_, index) => plan(`set ${index}`, "**/*"));
  const { faults, datasets } = await findDatasets(plans, workspace);
  expect(datasets.length).toBeLessThan(60);
  expect(faults.at(-1)?.message).toContain("in the dataset `set 1` too");
});

test("a cancellation is heard between two datasets", async () => {
  const reason = new Error("cancelled");
  await expect(
    findDatasets([plan("a", "*")], workspace, { signal: AbortSignal.abort(reason) }),
  ).rejects.toThrow("cancelled");
});

test("what is not a list by its name is left out where a glob catches it beside lists, with one line", async () => {
  for (const name of ["README.md", "LICENSE", "collect.py"]) await writeFile(join(workspace, name), "x\n");
  const { datasets, faults, skipped } = await findDatasets([plan("all", "*")], workspace);
  expect(faults).toEqual([]);
  expect(datasets[0]?.files.map(({ name }) => name)).toEqual(["a.txt", "b.txt", "c.csv"]);
  expect(skipped).toEqual([
    "Left out, because their names say that they are not lists: LICENSE, README.md, collect.py. To check one, name it in `files` itself.",
  ]);
});

test("where it is named itself it is a list, and a glob that matches nothing else is a fault", async () => {
  for (const name of ["README.md", "LICENSE"]) await writeFile(join(workspace, name), "1\n");
  const named = await findDatasets(
    [plan("one", "README.md", "*.txt"), plan("two", "*", "!*.txt", "!README.md")],
    workspace,
  );
  expect(named.datasets.map(({ files }) => files.map(({ name }) => name))).toEqual([
    ["README.md", "a.txt", "b.txt"],
    ["c.csv"],
  ]);
  expect((await findDatasets([plan("one", "*.md")], workspace)).faults[0]?.message).toBe(
    "`files`: `*.md` matches only files whose names say that they are not lists, for example `README.md`. Correct the glob, or name the file itself if it is a list.",
  );
});
