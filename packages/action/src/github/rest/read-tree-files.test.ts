// @module-tag slow
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCloneWith } from "../../../test/git.ts";
import { gitOptionsOf } from "../../../test/git-bench.ts";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import { openLocalObjects } from "../git/open-local-objects.ts";
import { readTreeFiles } from "./read-tree-files.ts";

const files = { "a.txt": "1\n", "data/deep/b.txt": "2\n", "data/deep/c.txt": "3\n", "else/d.txt": "4\n" };
const paths = [...Object.keys(files), "data", "data/none.txt", "none/e.txt", "a.txt/f.txt"];
const found = ["a.txt", "data/deep/b.txt", "data/deep/c.txt", "else/d.txt", "data"];

function shaOf({ sandbox }: GitHubBench, name: string): string {
  return execFileSync("git", ["-C", sandbox.github.gitDir, "rev-parse", name], { encoding: "utf8" }).trim();
}

function askedTrees({ sandbox }: GitHubBench): readonly string[] {
  return sandbox.recorder.requests("github.getTree").map(({ target }) => target.replace(/^.*\/trees\//, ""));
}

/** GitHub lists no more than so many entries. */
function cutAt(bench: GitHubBench, entries: number, times = 1): void {
  const body = (bytes: Buffer): Buffer => {
    const { tree, ...rest } = JSON.parse(bytes.toString());
    return Buffer.from(JSON.stringify({ ...rest, tree: tree.slice(0, entries), truncated: true }));
  };
  const cut = { kind: "rewrite", body } as const;
  bench.sandbox.faults.script("github.getTree", ...Array.from({ length: times }, () => cut));
}

test("one listing has all, and is asked for once", async () => {
  await using bench = await benchGitHub(files);
  const top = shaOf(bench, "main^{tree}");
  const [one, other] = await Promise.all([
    readTreeFiles(bench.github, top, paths),
    readTreeFiles(bench.github, top, ["a.txt"]),
  ]);
  expect([...one.keys()].sort()).toEqual([...found].sort());
  expect(one.get("data/deep/b.txt")).toEqual({
    ...{ path: "data/deep/b.txt", mode: "100644", sha: shaOf(bench, "main:data/deep/b.txt"), sizeBytes: 2 },
  });
  expect(other.size).toBe(1);
  expect(askedTrees(bench)).toEqual([`${top}?recursive=1`]);
});

test("what a cut listing lacks is looked up folder by folder, each asked for once", async () => {
  await using bench = await benchGitHub(files);
  const top = shaOf(bench, "main^{tree}");
  // a.txt, data, data/deep, data/deep/b.txt
  cutAt(bench, 4);
  const read = await readTreeFiles(bench.github, top, paths);
  expect([...read.keys()].sort()).toEqual([...found].sort());
  expect(read.get("data/deep/c.txt")).toMatchObject({
    ...{ path: "data/deep/c.txt", sha: shaOf(bench, "main:data/deep/c.txt") },
  });
  await readTreeFiles(bench.github, top, paths);
  const [deep, other, data] = ["data/deep", "else", "data"].map((path) => shaOf(bench, `main:${path}`));
  expect(askedTrees(bench)).toEqual([`${top}?recursive=1`, deep, top, other, data]);
});

test("folders that are at hand are not asked for, however many files they have", async () => {
  await using bench = await benchGitHub(files);
  const checkout = join(bench.folder, "checkout");
  await gitCloneWith(["--filter=blob:none", "--no-checkout"])(bench.sandbox.github.gitDir, checkout);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top: checkout });
  cutAt(bench, 0);
  const read = await readTreeFiles({ ...bench.github, objects }, shaOf(bench, "main^{tree}"), paths);
  expect([...read.keys()].sort()).toEqual([...found].sort());
  expect(askedTrees(bench)).toHaveLength(1);
});

test("an object at hand whose bytes do not have its name is not taken", async () => {
  await using bench = await benchGitHub(files);
  cutAt(bench, 0);
  const planted = Buffer.from(`100644 a.txt\0${"x".repeat(20)}`, "latin1");
  const objects = {
    readTree: async () => planted,
    copyBlob: async () => false,
    fetchBlobs: async () => undefined,
  };
  const read = await readTreeFiles({ ...bench.github, objects }, shaOf(bench, "main^{tree}"), ["a.txt"]);
  expect(read.get("a.txt")?.sha).toBe(shaOf(bench, "main:a.txt"));
});

test("a folder that GitHub does not list whole is refused by its name", async () => {
  await using bench = await benchGitHub(files);
  cutAt(bench, 3, 2);
  await expect(
    readTreeFiles(bench.github, shaOf(bench, "main^{tree}"), ["data/deep/c.txt"]),
  ).rejects.toMatchObject({
    code: "FILE_NOT_COMMITTABLE",
    message: "The folder `data/deep/` contains more files than GitHub lists.",
  });
});
