// @module-tag slow
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { benchGitHub, type GitHubBench, refs } from "../../test/sandbox-github.ts";

const files = { "a.txt": "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "b.txt": "1\n40\n" };
const again = { branch: "main", files, message: "Build the lists anew" };
const head = `refs/heads/${refs.branch}`;

function runGit({ sandbox }: GitHubBench, ...words: readonly string[]): string {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
}

/** Merges the pull request with a commit of its own, and leaves the branch, as is GitHub's default. */
function mergePull(bench: GitHubBench): void {
  const parents = ["-p", "refs/heads/main", "-p", head];
  const sha = runGit(bench, "commit-tree", `${head}^{tree}`, ...parents, "-m", "Merge pull request #1");
  runGit(bench, "update-ref", "refs/heads/main", sha);
}

test("entries that come back after a merge are proposed anew, on the branch that was left", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  mergePull(bench);
  const base = await bench.sandbox.github.commitFiles(again);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect((await bench.sandbox.github.log(refs.branch))[0]?.parents).toEqual([base]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n4\n5\n6\n7\n8\n9\n");
});

test("so they are where a person had pushed to it before the merge: the base has that, too", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles({ branch: refs.branch, files: { "n.md": "hi" }, message: "A note" });
  mergePull(bench);
  await bench.sandbox.github.commitFiles(again);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect(await bench.read(refs.branch, "n.md")).toBe("hi");
});

test("after a fast-forward merge no commit has the same parent twice", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  runGit(bench, "update-ref", "refs/heads/main", head);
  await bench.sandbox.github.commitFiles({ branch: "other", files: { "x.md": "x" }, message: "x" });
  expect(await bench.propose(["3", "4"])).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect((await bench.sandbox.github.log(refs.branch))[0]?.parents).toEqual([first.headSha]);
});

/**
 * Puts the branch onto the newest base, as "Update with rebase" does: our message and what git makes of our change on top
 * of the base, signed by others. The tree may be another one.
 */
function rebase(bench: GitHubBench, tree?: string): string {
  const message = runGit(bench, "log", "-1", "--format=%B", head);
  const merged = tree ?? runGit(bench, "merge-tree", "--write-tree", head, "refs/heads/main");
  const sha = runGit(bench, "commit-tree", merged, "-p", "refs/heads/main", "-m", message);
  runGit(bench, "update-ref", head, sha);
  return sha;
}

test("what `Update with rebase` makes of our commit is ours, in lists that grew in the meantime, too", async () => {
  for (const grown of [{ "n.md": "hi" }, { "b.txt": "1\n40\n41\n" }, { "a.txt": `${files["a.txt"]}10\n` }]) {
    await using bench = await benchGitHub(files);
    await bench.propose(["3"]);
    await bench.sandbox.github.commitFiles({ branch: "main", files: grown, message: "More" });
    const rebased = rebase(bench);
    expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged", headSha: rebased });
    expect(await bench.propose(["3", "40"])).toMatchObject({ operation: "updated", pull: { number: 1 } });
    expect((await bench.sandbox.github.log(refs.branch))[0]?.parents).toEqual([rebased]);
    expect(await bench.read(refs.branch, "b.txt")).toBe(grown["b.txt"] === undefined ? "1\n" : "1\n41\n");
  }
});

test("a rebased branch keeps what it proposes", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "n.md": "hi" }, message: "More" });
  rebase(bench);
  const knowledge = { parts: [["3"], ["40"]], times: [undefined, Date.UTC(2026, 9, 1)], removed: ["40"] };
  await bench.propose([], { knowledge });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n2\n4\n5\n6\n7\n8\n9\n");
  expect(await bench.read(refs.branch, "b.txt")).toBe("1\n");
});

test.each([
  ["another entry is removed", { "a.txt": "1\n2\n4\n5\n6\n7\n8\n10\n" }],
  ["an entry is added", { "a.txt": "1\n2\n4\n5\n6\n7\n8\n9\n10\n11\n" }],
  ["another file is edited", { "a.txt": "1\n2\n4\n5\n6\n7\n8\n9\n10\n", "n.md": "edited" }],
])("a rebase in which %s is somebody's work, whatever its message says", async (_name, edited) => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  await bench.propose(["3"]);
  const grown = { "a.txt": `${files["a.txt"]}10\n`, "n.md": "hi" };
  const from = await github.commitFiles({ branch: "main", files: grown, message: "More" });
  await github.commitFiles({ branch: "draft", from, files: edited, message: "x" });
  const theirs = rebase(bench, runGit(bench, "rev-parse", "refs/heads/draft^{tree}"));
  await expect(bench.propose(["3", "40"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect((await github.log(refs.branch))[0]?.sha).toBe(theirs);
});
