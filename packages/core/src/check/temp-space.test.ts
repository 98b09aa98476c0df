import { readdir, statfs, truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkFolderOf, checkOnce, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/temporary-folder.ts";
import type { Dataset } from "../types.ts";
import { requireTemporarySpace } from "./temp-space.ts";

async function findFreeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}

/** Datasets of one file each, without a byte on the disk, whose size is this share of what is free. */
async function writeSparse(
  folder: TemporaryFolder,
  shares: Readonly<Record<string, number>>,
): Promise<readonly Dataset[]> {
  const freeBytes = await findFreeBytes(folder.path);
  const datasets: Dataset[] = [];
  for (const [name, share] of Object.entries(shares)) {
    const file = await folder.write(name, "");
    await truncate(file.path, Math.floor(freeBytes * share));
    datasets.push({ name, ids: [{ type: "tweets" }], files: [file] });
  }
  return datasets;
}

test.for([
  [{ "a.txt": 0.25 }],
  [{ a: 0.25 }],
  [{ "a.csv": 0.6 }],
  [{ "a.txt": 0.1, "b.csv": 0.2, "c.jsonl": 0.1 }],
  [{ "a.txt.gz": 0.08 }],
  [{ "a.csv.ZST": 0.25 }],
])("lists for whose temporary files there is no room are refused: %j", async ([shares]) => {
  await using folder = await createTemporaryFolder();
  const datasets = await writeSparse(folder, shares as Readonly<Record<string, number>>);
  const error = await rejectionOf(requireTemporarySpace(datasets, folder.path));
  expect(error).toMatchObject({ code: "TEMPORARY_SPACE", retryable: false });
  expect(String(error)).toMatch(/need about \d+ MB, but their folder has only \d+ MB free\.$/);
  expect(String(error)).not.toContain(folder.path);
});

test("lists for which there is room are let pass, compressed or not, and what is not there is left to its reader", async () => {
  await using folder = await createTemporaryFolder();
  const datasets = await writeSparse(folder, {
    "a.txt": 0.05,
    "b.txt.gz": 0.02,
    "c.gz.txt": 0.02,
    "d.csv": 0.05,
  });
  const missing = { name: "gone.txt", path: join(folder.path, "gone.txt") };
  const lost: Dataset = { name: "lost", ids: [{ type: "users" }], files: [missing] };
  await expect(requireTemporarySpace([...datasets, lost], folder.path)).resolves.toBeUndefined();
  await expect(requireTemporarySpace([], folder.path)).resolves.toBeUndefined();
});

test("a check ends before it reads or sends anything, and leaves nothing behind", async () => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files: { "a.txt": "20\n" } });
  await truncate(dataset.files[0]?.path ?? "", await findFreeBytes(driven.folder));
  const types: string[] = [];
  const checking = checkOnce(driven, [dataset], { onEvent: ({ type }) => void types.push(type) });
  await expect(checking).rejects.toMatchObject({ code: "TEMPORARY_SPACE" });
  expect(types).toEqual([]);
  expect(driven.sandbox.recorder.requests()).toEqual([]);
  expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual([
    "refetch.txt",
    "results.ndjson",
    "violations.ndjson",
  ]);
});
