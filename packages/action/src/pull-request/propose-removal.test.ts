// @module-tag slow
import { expect, test } from "vitest";
import { benchGitHub, refs } from "../../test/sandbox-github.ts";

const files = { "data/a.txt": "1\n2\n3\n", "data/deep/b.txt": "3\r\n4", "c.txt": "5\n" };

test("the first violations open a pull request with a verified commit on top of the base", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  const [base] = await github.log("main");
  const done = await bench.propose(["3", "5"]);
  expect(done).toMatchObject({ operation: "created", plan: "commit", missing: [], warnings: [] });
  const [commit, parent] = await github.log(refs.branch);
  expect(commit?.sha).toBe(done.headSha);
  expect(parent?.sha).toBe(base?.sha);
  expect(commit).toMatchObject({ signature: expect.any(String) });
  expect(commit?.message).toMatch(
    /^Remove IDs\n\nX-Batch-Compliance: [0-9a-f]{40}\nX-Batch-Compliance-Base: /,
  );
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n");
  expect(await bench.read(refs.branch, "data/deep/b.txt")).toBe("4");
  expect(await bench.read(refs.branch, "c.txt")).toBe("");
  expect(await bench.read("main", "data/a.txt")).toBe("1\n2\n3\n");
  expect(await github.pulls()).toMatchObject([
    { number: done.pull?.number, title: "Remove IDs", body: expect.stringMatching(/^3 entries\n\n<!-- /) },
  ]);
});

test("the same violations again change nothing and write nothing", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const before = bench.sandbox.recorder.requests().length;
  const second = await bench.propose(["3"]);
  expect(second).toMatchObject({ operation: "unchanged", headSha: first.headSha, pull: first.pull });
  const methods = bench.sandbox.recorder
    .requests()
    .slice(before)
    .map(({ method }) => method);
  expect(new Set(methods)).toEqual(new Set(["GET"]));
});

test("more violations go on top of the branch and into the same pull request", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const second = await bench.propose(["3", "1"]);
  expect(second).toMatchObject({ operation: "updated", pull: first.pull });
  const [head] = await bench.sandbox.github.log(refs.branch);
  expect(head?.parents).toEqual([first.headSha]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("2\n");
  expect(await bench.sandbox.github.pulls()).toHaveLength(1);
});

test("fewer violations put an entry back", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["1", "3"]);
  await bench.propose(["1"]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("2\n3\n");
  expect(await bench.read(refs.branch, "data/deep/b.txt")).toBe("3\r\n4");
});

test("a base that moved keeps its new entries, and becomes a parent of the update", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const moved = await bench.sandbox.github.commitFiles({
    branch: "main",
    files: { "data/a.txt": "1\n2\n3\n6\n", "other.md": "x" },
    message: "Add an ID",
  });
  const second = await bench.propose(["3"]);
  expect(second.operation).toBe("updated");
  const [head] = await bench.sandbox.github.log(refs.branch);
  expect(head?.parents).toEqual([first.headSha, moved]);
  expect(await bench.read(refs.branch, "data/a.txt")).toBe("1\n2\n6\n");
  expect(await bench.read(refs.branch, "other.md")).toBe("x");
});

test("a base that moved elsewhere, or added IDs to a file without violations, leaves the proposal alone", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["1"]);
  await bench.sandbox.github.commitFiles({
    branch: "main",
    files: { "other.md": "x", "c.txt": "5\n6\n" },
    message: "x",
  });
  expect(await bench.propose(["1"])).toMatchObject({ operation: "unchanged", headSha: first.headSha });
});

test("a branch that a rule keeps is a warning, and its pull request is closed all the same", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.github.settings.restrictedBranches = /^x-compliance\//;
  const done = await bench.propose([]);
  expect(done).toMatchObject({
    operation: "closed",
    warnings: [
      expect.stringMatching(
        /^The pull request was closed, but its branch `.*` could not be deleted\. A ruleset/,
      ),
    ],
  });
  expect(await bench.sandbox.github.pulls()).toMatchObject([{ state: "closed" }]);
  bench.sandbox.github.settings.restrictedBranches = undefined;
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", pull: { number: 2 } });
});

test("with nothing left to remove the pull request is closed and its branch deleted", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const done = await bench.propose([]);
  expect(done).toMatchObject({ operation: "closed", pull: first.pull });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
  expect((await bench.sandbox.github.pulls())[0]).toMatchObject({ state: "closed", merged: false });
  expect(await bench.propose([])).toMatchObject({ operation: "none" });
});

test("a person's commit on the branch stops the update and survives it", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { github } = bench.sandbox;
  const theirs = await github.commitFiles({
    branch: refs.branch,
    files: { "note.md": "hi" },
    message: "A note",
  });
  await expect(bench.propose(["3", "1"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  await expect(bench.propose([])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect((await github.log(refs.branch))[0]?.sha).toBe(theirs);
});

test("a dry run reads everything and writes nothing", async () => {
  await using bench = await benchGitHub(files);
  const done = await bench.propose(["3"], { dryRun: true });
  expect(done).toMatchObject({
    operation: "none",
    plan: "commit",
    files: [{ removed: 1 }, { removed: 1 }, { removed: 0 }],
  });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
});

test("bytes that are not plain text survive: byte order mark, Latin-1, NUL", async () => {
  const odd = {
    "bom.txt": Buffer.from("\ufeff1\r\n2\r\n", "utf8"),
    "latin.txt": Buffer.from("# \xe9t\xe9\n1\n2\n", "latin1"),
    "nul.txt": Buffer.from("# \0\n1\n2\n"),
  };
  await using bench = await benchGitHub(odd);
  await bench.propose(["2"]);
  expect(await bench.read(refs.branch, "bom.txt")).toBe("\xef\xbb\xbf1\r\n");
  expect(await bench.read(refs.branch, "latin.txt")).toBe("# \xe9t\xe9\n1\n");
  expect(await bench.read(refs.branch, "nul.txt")).toBe("# \0\n1\n");
});

test("the base's bytes are used where the checkout has others, whatever they are", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n" });
  await bench.sandbox.github.commitFiles({
    branch: "main",
    files: {
      "a.txt": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from("1\n2\n# \xe9\n", "latin1")]),
    },
    message: "x",
  });
  await bench.propose(["2"]);
  expect(await bench.read(refs.branch, "a.txt")).toBe("\xef\xbb\xbf1\n# \xe9\n");
});

test("an executable file stays executable", async () => {
  await using bench = await benchGitHub({ "run.txt": { mode: "100755", content: "1\n2\n" } });
  await bench.propose(["2"]);
  expect((await bench.sandbox.github.modes(refs.branch)).get("run.txt")).toBe("100755");
});

test("a symbolic link and an LFS pointer on the base are refused before anything is written", async () => {
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";
  for (const file of [{ mode: "120000", content: "elsewhere" }, pointer]) {
    await using bench = await benchGitHub({ "a.txt": "1\n" });
    await bench.sandbox.github.commitFiles({ branch: "main", files: { "a.txt": file }, message: "x" });
    await expect(bench.propose(["1"])).rejects.toMatchObject({ code: "FILE_NOT_COMMITTABLE" });
    expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
  }
});

test("files that the base does not have are told and left alone", async () => {
  await using bench = await benchGitHub(files);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "c.txt": null }, message: "Remove c" });
  expect(await bench.propose(["3", "5"])).toMatchObject({ operation: "created", missing: ["c.txt"] });
  await bench.sandbox.github.commitFiles({
    branch: "main",
    files: { "data/a.txt": null, "data/deep/b.txt": null },
    message: "Remove all",
  });
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "NOT_IN_A_REPOSITORY" });
});

test("a base branch that is not there is named", async () => {
  await using bench = await benchGitHub(files);
  const nowhere = { ...refs, base: "nowhere" };
  await expect(bench.propose(["3"], { refs: nowhere })).rejects.toMatchObject({
    code: "GITHUB_NOT_FOUND",
    message: "There is no branch `nowhere` to propose to.",
  });
});

test("text beyond 2 MB goes as a blob of its own, and the rest with the tree", async () => {
  const comments = `# ${"x".repeat(997)}\n`.repeat(2001);
  await using bench = await benchGitHub({ "large.txt": `1\n${comments}2\n`, "small.txt": "1\n2\n" });
  await bench.propose(["2"]);
  const { recorder } = bench.sandbox;
  expect(recorder.requests("github.createBlob")).toHaveLength(1);
  const [tree, ...others] = recorder.requests("github.createTree");
  expect([tree?.bodyBytes ?? 0, others]).toEqual([expect.toSatisfy((bytes: number) => bytes < 1000), []]);
  expect(await bench.read(refs.branch, "large.txt")).toBe(`1\n${comments}`);
  expect(await bench.read(refs.branch, "small.txt")).toBe("1\n");
});

test("more than a hundred files go in several calls", async () => {
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`d/${index}.txt`, "1\n2\n"]));
  await using bench = await benchGitHub(many);
  await bench.propose(["2"]);
  expect(bench.sandbox.recorder.requests("github.createTree")).toHaveLength(2);
  expect(await bench.read(refs.branch, "d/0.txt")).toBe("1\n");
  expect(await bench.read(refs.branch, "d/100.txt")).toBe("1\n");
});
