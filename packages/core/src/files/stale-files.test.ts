// @module-tag slow
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, utimes } from "node:fs/promises";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { buildTemporaryName, removeStaleFiles } from "./stale-files.ts";

const own = basename(buildTemporaryName(""));

/** The name that another process of this machine would have given. */
function nameOf(pid: number): string {
  return own.replace(`-${process.pid}-`, `-${pid}-`);
}

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return child.pid as number;
}

/** What is left of files of these names. */
async function leave(...names: readonly string[]): Promise<readonly string[]> {
  await using folder = await createTemporaryFolder();
  for (const name of names) await folder.write(name, "20\n");
  await removeStaleFiles(folder.path);
  return await readdir(folder.path);
}

test("what a process left that is gone is removed", async () => {
  expect(await leave(nameOf(await endedPid()))).toEqual([]);
});

test("what a process is writing stays, and so does what this one writes", async () => {
  const names = [own, nameOf(process.ppid)];
  expect((await leave(...names)).toSorted()).toEqual(names.toSorted());
});

test("of another machine nothing can be told, until a day has passed", async () => {
  await using folder = await createTemporaryFolder();
  const name = nameOf(await endedPid()).replace(/(?<=compliance-)[0-9a-f]{8}/, "00000000");
  const { path } = await folder.write(name, "20\n");
  await removeStaleFiles(folder.path);
  expect(await readdir(folder.path)).toEqual([name]);
  const dayAgo = Date.now() / 1000 - 24 * 3600 - 60;
  await utimes(path, dayAgo, dayAgo);
  await removeStaleFiles(folder.path);
  expect(await readdir(folder.path)).toEqual([]);
});

test("files of the user are not touched, whatever they are called", async () => {
  const gone = nameOf(await endedPid());
  const names = ["ids.txt", ".hidden.tmp", `${gone}.bak`, gone.slice(1), ".x-batch-compliance-1.tmp"];
  expect((await leave(...names)).toSorted()).toEqual(names.toSorted());
});

test("a folder that is not there is left to the rewrite", async () => {
  await using folder = await createTemporaryFolder();
  await expect(removeStaleFiles(`${folder.path}/missing`)).resolves.toBeUndefined();
});
