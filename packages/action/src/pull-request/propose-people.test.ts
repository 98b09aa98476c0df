// @module-tag slow
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { askGitHub } from "../../test/ask-github.ts";
import { benchGitHub, type GitHubBench, noMetadata, refs } from "../../test/sandbox-github.ts";

const files = { "a.txt": "1\n2\n3\n", "b.txt": "1\n4\n" };

async function comments({ sandbox }: GitHubBench): Promise<readonly string[]> {
  return (await sandbox.github.pulls()).flatMap((pull) => pull.comments.map(({ body }) => body));
}

const note = { branch: refs.branch, files: { "note.md": "hi" }, message: "A note" };

test("where a person's commit would be undone, the pull request says so once for each set of removals", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles(note);
  for (let run = 0; run < 3; run++) {
    await expect(bench.propose(["3", "1"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  }
  const [first, ...others] = await comments(bench);
  expect(others).toEqual([]);
  expect(first).toContain("It would have made the pull request remove 3 entries in 2 files.");
  expect(first).toContain("`pr-on-human-commits: overwrite`");
  await expect(bench.propose(["3", "1", "4"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(await comments(bench)).toHaveLength(2);
  await expect(bench.propose([])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect((await comments(bench))[2]).toContain("It would have closed the pull request");
});

test("an earlier comment is found on a later page", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles(note);
  for (let index = 0; index < 100; index++)
    await askGitHub(bench.sandbox, "POST /issues/1/comments", { body: "Hm." });
  await expect(bench.propose(["3", "1"])).rejects.toThrow();
  await expect(bench.propose(["3", "1"])).rejects.toThrow();
  expect(await comments(bench)).toHaveLength(101);
});

test("a comment that can't be made is told in the error", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles(note);
  bench.sandbox.faults.script("github.createComment", {
    kind: "answer",
    status: 403,
    body: { message: "Resource not accessible by integration" },
  });
  await expect(bench.propose(["3", "1"])).rejects.toMatchObject({
    code: "BRANCH_NOT_OURS",
    message: expect.stringContaining(
      "The comment on the pull request failed. The token lacks a permission: to comment on the pull request, it needs",
    ),
  });
});

test("a person's commit is not called up to date, though the removal stays the same", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const theirs = await bench.sandbox.github.commitFiles(note);
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "BRANCH_NOT_OURS",
    message: expect.stringContaining("`note.md`"),
  });
  expect((await bench.sandbox.github.log(refs.branch))[0]?.sha).toBe(theirs);
  expect(await comments(bench)).toEqual([expect.stringContaining("has commits that the check did not make")]);
});

test("overwriting keeps a person's commit in the history and takes its changes back", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { github } = bench.sandbox;
  const theirs = await github.commitFiles({ ...note, files: { "note.md": "hi", "a.txt": "1\n3\n" } });
  const done = await bench.propose(["3", "1"], { onHumanCommits: "overwrite" });
  expect(done).toMatchObject({ operation: "updated", pull: { number: 1 } });
  const [head] = await github.log(refs.branch);
  expect(head?.parents).toContain(theirs);
  expect(await bench.read(refs.branch, "a.txt")).toBe("2\n");
  expect(await bench.read(refs.branch, "note.md")).toBeUndefined();
  expect(await github.pulls()).toMatchObject([{ state: "open" }]);
});

test.each(["on top", "overwritten before"])(
  "overwriting closes what has nothing left to remove, and keeps the branch with a person's commits %s",
  async (where) => {
    await using bench = await benchGitHub(files);
    const { github } = bench.sandbox;
    await bench.propose(["3"]);
    await github.commitFiles(note);
    if (where !== "on top") await bench.propose(["3", "1"], { onHumanCommits: "overwrite" });
    const [before] = await github.log(refs.branch);
    const onHumanCommits = where === "on top" ? "overwrite" : "stop";
    expect(await bench.propose([], { onHumanCommits })).toMatchObject({
      operation: "closed",
      warnings: [expect.stringContaining("was kept: it has commits that this action did not make.")],
    });
    expect((await github.log(refs.branch))[0]?.sha).toBe(before?.sha);
    expect((await comments(bench)).at(-1)).toContain("Its branch was kept because it has commits");
    expect((await github.pulls())[0]?.state).toBe("closed");
    // And it stays ours, with the rules for people's commits.
    if (where === "on top")
      await expect(bench.propose(["3"])).rejects.toMatchObject({
        code: "BRANCH_NOT_OURS",
        hint: expect.not.stringContaining("Merge"),
      });
    expect(await bench.propose(["3"], { onHumanCommits: "overwrite" })).toMatchObject({
      operation: "created",
      pull: { number: 2 },
    });
  },
);

test("a merge that `Update branch` made keeps no branch from being deleted", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles({ ...note, branch: "main" });
  await askGitHub(bench.sandbox, "PUT /pulls/1/update-branch");
  expect(await bench.propose([])).toMatchObject({ operation: "closed", warnings: [] });
  expect(await bench.sandbox.github.log(refs.branch)).toEqual([]);
});

test("the merge that `Update branch` makes is not a person's edit, however often", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const { github } = bench.sandbox;
  for (const name of ["one.md", "two.md"]) {
    await github.commitFiles({ branch: "main", files: { [name]: "x" }, message: name });
    await askGitHub(bench.sandbox, "PUT /pulls/1/update-branch");
  }
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged" });
  const done = await bench.propose(["3", "4"]);
  expect(done).toMatchObject({ operation: "updated" });
  expect(await bench.read(refs.branch, "b.txt")).toBe("1\n");
  expect(await bench.read(refs.branch, "two.md")).toBe("x");
});

test("a merge of a list that grew on the base in the meantime is not a person's edit, either", async () => {
  await using bench = await benchGitHub({ "a.txt": "1\n2\n3\n4\n5\n6\n7\n8\n" });
  await bench.propose(["2"]);
  const grown = { "a.txt": "1\n2\n3\n4\n5\n6\n7\n8\n9\n" };
  await bench.sandbox.github.commitFiles({ branch: "main", files: grown, message: "Nine" });
  await askGitHub(bench.sandbox, "PUT /pulls/1/update-branch");
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n3\n4\n5\n6\n7\n8\n9\n");
  expect(await bench.propose(["2"])).toMatchObject({ operation: "unchanged" });
  expect(await bench.propose(["2", "5"])).toMatchObject({ operation: "updated" });
  expect(await bench.read(refs.branch, "a.txt")).toBe("1\n3\n4\n6\n7\n8\n9\n");
});

test("a list that grew and was edited while it was merged is theirs", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const { github } = bench.sandbox;
  const moved = await github.commitFiles({
    branch: "main",
    files: { "a.txt": "0\n1\n2\n3\n" },
    message: "Zero",
  });
  await github.commitFiles({
    branch: "draft",
    from: moved,
    files: { "a.txt": "0\n1\n2\n77\n" },
    message: "x",
  });
  merge(bench, [first.headSha ?? "", moved], "draft");
  await expect(bench.propose(["3", "4"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
});

test("a merge of the base in which somebody edited is theirs, whether in our files or in others", async () => {
  for (const edited of [{ "a.txt": "1\n2\n9\n" }, { "note.md": "hi" }, { "b.txt": null }]) {
    await using bench = await benchGitHub(files);
    const first = await bench.propose(["3"]);
    const { github } = bench.sandbox;
    const moved = await github.commitFiles({ branch: "main", files: { "one.md": "x" }, message: "One" });
    await github.commitFiles({
      branch: "draft",
      from: moved,
      files: { "a.txt": "1\n2\n", ...edited },
      message: "x",
    });
    merge(bench, [first.headSha ?? "", moved], "draft");
    await expect(bench.propose(["3", "4"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  }
});

test("a merge of another branch than the base is theirs, even without a difference", async () => {
  await using bench = await benchGitHub(files);
  const first = await bench.propose(["3"]);
  const other = await bench.sandbox.github.commitFiles({
    branch: "other",
    files: { "x.md": "x" },
    message: "x",
  });
  const draft = { branch: "draft", from: other, files: { "a.txt": "1\n2\n" }, message: "x" };
  await bench.sandbox.github.commitFiles(draft);
  merge(bench, [first.headSha ?? "", other], "draft");
  await expect(bench.propose(["3", "4"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
});

/** Puts a merge of these two on our branch, with the content of another branch. */
function merge(bench: GitHubBench, parents: readonly string[], content: string): void {
  replaceHead(bench, { tree: `refs/heads/${content}^{tree}`, parents, message: "Merge branch 'main'" });
}

/** Makes this commit of a person's the head of our branch. */
function replaceHead(
  bench: GitHubBench,
  {
    tree,
    parents,
    message,
  }: { readonly tree: string; readonly parents: readonly string[]; readonly message: string },
): string {
  const parentWords = parents.flatMap((parent) => ["-p", parent]);
  const sha = runGit(bench, "commit-tree", tree, ...parentWords, "-m", message);
  runGit(bench, "update-ref", `refs/heads/${refs.branch}`, sha);
  return sha;
}

function runGit({ sandbox }: GitHubBench, ...words: readonly string[]): string {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
}

test("a commit of ours that somebody amended is theirs if its content changed, whatever its message says", async () => {
  await using bench = await benchGitHub(files);
  const { headSha = "" } = await bench.propose(["3"]);
  const { github } = bench.sandbox;
  const [ours, base] = await github.log(refs.branch);
  const amended = { parents: [base?.sha ?? ""], message: ours?.message ?? "" };
  expect(amended.message).toContain(`X-Batch-Compliance: ${ours?.tree}`);
  await github.commitFiles({ branch: "draft", from: headSha, files: { "a.txt": "2\n" }, message: "x" });
  const theirs = replaceHead(bench, { tree: "refs/heads/draft^{tree}", ...amended });
  await expect(bench.propose(["3", "1"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  await expect(bench.propose([])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect((await github.log(refs.branch))[0]?.sha).toBe(theirs);
  const signed = replaceHead(bench, { tree: ours?.tree ?? "", ...amended });
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "updated" });
  expect((await github.log(refs.branch))[0]?.parents).toEqual([signed]);
});

test("what a person closed is not opened again with the same removals, and is with others", async () => {
  await using bench = await benchGitHub(files);
  const { github } = bench.sandbox;
  await bench.propose(["3"]);
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  const before = bench.sandbox.recorder.requests().length;
  const declined = await bench.propose(["3"]);
  expect(declined).toMatchObject({ operation: "none", plan: "declined", pull: { number: 1 } });
  expect(declined.warnings).toEqual([expect.stringContaining("Somebody closed pull request #1")]);
  const writes = bench.sandbox.recorder
    .requests()
    .slice(before)
    .filter(({ method }) => method !== "GET");
  expect(writes).toEqual([]);
  expect(await bench.propose(["3", "1"])).toMatchObject({ operation: "created", pull: { number: 2 } });
  expect(await github.pulls()).toMatchObject([{ state: "closed" }, { state: "open" }]);
});

test("the same holds where the person deleted the branch, too, or the base went on", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await askGitHub(bench.sandbox, "DELETE /git/refs/heads/x-compliance/tweets-1");
  expect(await bench.propose(["3"])).toMatchObject({ plan: "declined" });
  await bench.sandbox.github.commitFiles({
    branch: "main",
    files: { "a.txt": "1\n2\n3\n5\n" },
    message: "Five",
  });
  expect(await bench.propose(["3"])).toMatchObject({ plan: "declined" });
  expect(await bench.sandbox.github.pulls()).toHaveLength(1);
});

test("a pull request that was reopened goes on", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "open" });
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged", pull: { number: 1 } });
});

test("what was closed as nothing was left says why, and may be proposed again", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  expect(await bench.propose([])).toMatchObject({ operation: "closed", warnings: [] });
  expect(await comments(bench)).toEqual([
    expect.stringContaining("found nothing left to remove from the base branch"),
  ]);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "created", pull: { number: 2 } });
});

test("a reason that can't be told does not keep the pull request open", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  bench.sandbox.faults.script("github.createComment", {
    kind: "answer",
    status: 410,
    body: { message: "Gone" },
  });
  const done = await bench.propose([]);
  expect(done).toMatchObject({ operation: "closed" });
  expect(done.warnings).toEqual([expect.stringContaining("The reason could not be added")]);
});

test("a milestone is put on by title or number, and one that is not there is a warning", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.milestones = ["Later", "2026"];
  const seen: unknown[] = [];
  for (const [index, milestone] of ["2026", "1", "None"].entries()) {
    const ids = ["1", "2", "3"].slice(0, index + 1);
    const metadata = { ...noMetadata, milestone };
    const done = await bench.propose(ids, { metadata, refs: { ...refs, branch: `x/${index}` } });
    seen.push([(await bench.sandbox.github.pulls()).at(-1)?.milestone, done.warnings]);
  }
  const warning =
    "The milestone `None` could not be added to the pull request. There is no open milestone with this title or number. Check `pr-milestone`.";
  expect(seen).toEqual([
    [2, []],
    [1, []],
    [undefined, [warning]],
  ]);
});

test("auto-merge is turned on, or the setting that it wants is named", async () => {
  await using bench = await benchGitHub(files);
  const { settings, pulls } = bench.sandbox.github;
  const metadata = { ...noMetadata, autoMerge: "squash" } as const;
  const propose = async (branch: string): Promise<readonly string[]> =>
    (await bench.propose(["3"], { metadata, refs: { ...refs, branch } })).warnings;
  expect(await propose("x/1")).toEqual([expect.stringContaining('Turn on "Allow auto-merge"')]);
  settings.autoMergeAllowed = true;
  settings.mergeWaits = false;
  expect(await propose("x/2")).toEqual([expect.stringContaining("There is nothing that it would wait for")]);
  settings.mergeWaits = true;
  settings.mergeMethods = ["MERGE"];
  expect(await propose("x/3")).toEqual([expect.stringContaining('Turn on "Allow squash merging"')]);
  settings.mergeMethods = ["SQUASH"];
  expect(await propose("x/4")).toEqual([]);
  expect((await pulls()).map(({ autoMerge }) => autoMerge)).toEqual([
    undefined,
    undefined,
    undefined,
    "SQUASH",
  ]);
});

test("a pull request is made a draft again by a person's token, and a workflow's is a warning", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const done = await bench.propose(["3", "1"], { draft: "always" });
  expect(done.operation).toBe("updated");
  expect(done.warnings).toEqual([expect.stringMatching(/not be converted to a draft\..*token of a person/)]);
  await using own = await benchGitHub(files, { token: bench.sandbox.github.userToken });
  await own.propose(["3"]);
  expect(await own.propose(["3", "1"], { draft: "always" })).toMatchObject({ warnings: [] });
  expect(await own.sandbox.github.pulls()).toMatchObject([{ draft: true }]);
  expect(await own.propose(["3", "1", "2"], { draft: "create" })).toMatchObject({ operation: "updated" });
});

/** Puts merges of the base onto our branch, as one "Update branch" a day makes them. */
async function updateOften(bench: GitHubBench, times: number): Promise<void> {
  const { github } = bench.sandbox;
  const git = (...words: readonly string[]): string =>
    execFileSync(
      "git",
      ["-C", github.gitDir, "-c", "user.name=Ada", "-c", "user.email=a@example.org", ...words],
      {
        encoding: "utf8",
      },
    ).trim();
  const [tree, ours, rest] = [
    `refs/heads/${refs.branch}^{tree}`,
    `refs/heads/${refs.branch}`,
    "refs/heads/main",
  ].map((name) => git("rev-parse", name)) as [string, string, string];
  let [base, branch] = [rest, ours];
  for (let day = 0; day < times; day++) {
    base = git("commit-tree", `${rest}^{tree}`, "-p", base, "-m", `Day ${day}`);
    branch = git("commit-tree", tree, "-p", branch, "-p", base, "-m", "Merge branch 'main'");
  }
  git("update-ref", "refs/heads/main", base);
  git("update-ref", `refs/heads/${refs.branch}`, branch);
}

test("our commit is found below a year of updates by GitHub's button", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["2"]);
  await updateOften(bench, 250);
  const before = bench.sandbox.recorder.requests("github.compare").length;
  expect(await bench.propose(["2"])).toMatchObject({ operation: "unchanged" });
  expect(bench.sandbox.recorder.requests("github.compare").length - before).toBeLessThan(8);
  expect(await bench.propose(["2", "3"])).toMatchObject({ operation: "updated" });
}, 120_000);

test("where it is below more commits than are read, that is what is said", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["2"]);
  await updateOften(bench, 401);
  await expect(bench.propose(["2", "3"])).rejects.toMatchObject({
    code: "BRANCH_NOT_OURS",
    message: expect.stringContaining("so many commits that its base lacks that only the newest were read"),
    hint: expect.stringContaining("Merge or close the pull request and delete its branch"),
  });
}, 120_000);
