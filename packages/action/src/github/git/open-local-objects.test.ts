// @module-tag slow
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCloneWith } from "../../../test/git.ts";
import { gitOptionsOf } from "../../../test/git-bench.ts";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import { openLocalObjects } from "./open-local-objects.ts";

const large = "1160164553482756096\n".repeat(20_000);
const files = { "data/a.txt": "1\n2\n", "data/large.txt": large, "data/empty.txt": "" };

async function clone(bench: GitHubBench, options: readonly string[] = []): Promise<string> {
  const top = join(bench.folder, "checkout");
  await gitCloneWith(options)(bench.sandbox.github.gitDir, top);
  return top;
}

function runGit(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", folder, ...args], { encoding: "utf8" }).trim();
}

function shaOf({ sandbox }: GitHubBench, path: string): string {
  return runGit(sandbox.github.gitDir, "rev-parse", `main:${path}`);
}

function uploads({ sandbox }: GitHubBench): number {
  return sandbox.recorder.requests("github.uploadPack").length;
}

test("files and folders are read from the checkout's objects, one after the other, and what is none is not", async () => {
  await using bench = await benchGitHub(files);
  const top = await clone(bench);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top });
  const to = join(bench.folder, "copy");
  const copied = [];
  for (const path of ["data/large.txt", "data", "data/empty.txt", "data/a.txt"]) {
    const isCopied = await objects.copyBlob(shaOf(bench, path), to);
    copied.push(isCopied && (await readFile(to, "utf8")) === files[path as keyof typeof files]);
  }
  expect(copied).toEqual([true, false, true, true]);
  expect(await objects.copyBlob("1".repeat(40), to)).toBe(false);
  const [data, list] = [shaOf(bench, "data"), shaOf(bench, "data/a.txt")];
  const raw = Buffer.from((await objects.readTree(data, data)) ?? []);
  expect(raw.toString("latin1")).toMatch(/^100644 a\.txt\0/);
  expect(await objects.readTree(list, data)).toBeUndefined();
  const both = await Promise.all([objects.copyBlob(list, to), objects.readTree(data, data)]);
  expect(both).toEqual([true, expect.any(Uint8Array)]);
  expect(uploads(bench)).toBe(0);
});

test.skipIf(process.platform === "win32")(
  "a checkout may stand under any name",
  { meta: { skipReason: "Windows has no such names." } },
  async () => {
    await using bench = await benchGitHub(files);
    const top = join(bench.folder, 'a:b;"c"\\\nd');
    await gitCloneWith([])(bench.sandbox.github.gitDir, top);
    await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top });
    expect(await objects.copyBlob(shaOf(bench, "data/a.txt"), join(bench.folder, "copy"))).toBe(true);
  },
);

test("the objects of a worktree are those of its repository", async () => {
  await using bench = await benchGitHub(files);
  const top = join(bench.folder, "beside");
  runGit(await clone(bench), "worktree", "add", "--quiet", "--detach", top);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top });
  expect(await objects.copyBlob(shaOf(bench, "data/a.txt"), join(bench.folder, "copy"))).toBe(true);
});

test("nothing that a checkout's configuration names is run or asked, also in a partial clone", async () => {
  await using bench = await benchGitHub(files);
  const top = await clone(bench, ["--filter=blob:none", "--no-checkout"]);
  const trap = join(bench.folder, "sprung");
  runGit(top, "config", "remote.origin.uploadpack", `touch ${trap}; git-upload-pack`);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top });
  expect(await objects.copyBlob(shaOf(bench, "data/a.txt"), join(bench.folder, "copy"))).toBe(false);
  expect(existsSync(trap)).toBe(false);
  // The trap is one: git itself steps into it.
  runGit(top, "cat-file", "-e", shaOf(bench, "data/a.txt"));
  expect(existsSync(trap)).toBe(true);
});

test("many files are fetched in one go, few are not, and with a folder all folders of its tree", async () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}/a.txt`, `${index}\n`]));
  await using bench = await benchGitHub(many);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top: bench.folder });
  const blobs = Object.keys(many).map((path) => shaOf(bench, path));
  const [first = "", to] = [blobs[0], join(bench.folder, "copy")];
  await objects.fetchBlobs(blobs.slice(0, 4));
  expect([await objects.copyBlob(first, to), uploads(bench)]).toEqual([false, 0]);
  await objects.fetchBlobs(blobs);
  await objects.fetchBlobs(blobs);
  expect([await objects.copyBlob(first, to), uploads(bench)]).toEqual([true, 1]);
  const topSha = runGit(bench.sandbox.github.gitDir, "rev-parse", "main^{tree}");
  const read = [];
  for (const index of Object.keys(many).keys())
    read.push((await objects.readTree(shaOf(bench, String(index)), topSha)) !== undefined);
  expect(read).toEqual([...Array(3).fill(false), ...Array(9).fill(true)]);
  expect(uploads(bench)).toBe(2);
});

test("after a fetch that failed there is no other, and without git there is nothing", async () => {
  await using bench = await benchGitHub(files);
  const shas = Array.from({ length: 5 }, (_, index) => String(index).repeat(40));
  for (const path of [undefined, "/none"]) {
    const options = gitOptionsOf(bench, path === undefined ? {} : { path });
    await using objects = await openLocalObjects({
      ...options,
      top: await clone(bench).catch(() => bench.folder),
    });
    await objects.fetchBlobs(shas);
    const asked = uploads(bench);
    await objects.fetchBlobs(shas);
    expect(await objects.copyBlob(shas[0] ?? "", join(bench.folder, "copy"))).toBe(false);
    expect(uploads(bench)).toBe(asked);
  }
});

test("a run that is cancelled reads no further", async () => {
  await using bench = await benchGitHub(files);
  const cancel = new AbortController();
  const top = await clone(bench);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench, { signal: cancel.signal }), top });
  const to = join(bench.folder, "copy");
  expect(await objects.copyBlob(shaOf(bench, "data/a.txt"), to)).toBe(true);
  cancel.abort(new Error("cancelled"));
  await expect(objects.copyBlob(shaOf(bench, "data/a.txt"), to)).rejects.toThrow("cancelled");
});
