// @module-tag slow
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { askGitHub } from "../../../test/ask-github.ts";
import { benchGitHub, type GitHubBench, refs } from "../../../test/sandbox-github.ts";

const files = { "a.txt": "1\n2\n3\n", "b.txt": "1\n4\n" };
const note = { branch: refs.branch, files: { "note.md": "hi" }, message: "A note" };
const head = `refs/heads/${refs.branch}`;
const other = { ...refs, identity: "89abcdef" };
const policies = ["stop", "overwrite"] as const;

function runGit({ sandbox }: GitHubBench, ...words: readonly string[]): string {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", ["-C", sandbox.github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
}

/** Sees to it that nothing is written to a branch of others, whatever the policy about commits is. */
async function expectTaken(bench: GitHubBench, message: string): Promise<void> {
  const before = runGit(bench, "rev-parse", head);
  const asked = bench.sandbox.recorder.requests().length;
  for (const onHumanCommits of policies) {
    await expect(bench.propose(["3"], { onHumanCommits })).rejects.toMatchObject({
      code: "BRANCH_TAKEN",
      message: expect.stringContaining(message),
    });
  }
  expect(runGit(bench, "rev-parse", head)).toBe(before);
  const writes = bench.sandbox.recorder.requests().slice(asked);
  expect(writes.filter(({ method }) => method !== "GET")).toEqual([]);
}

test("a branch with a person's commits and none of ours is theirs", async () => {
  await using bench = await benchGitHub(files);
  await bench.sandbox.github.commitFiles(note);
  await expectTaken(bench, "exists and holds no proposal of this action, so it is somebody else's.");
});

test("so is one with a pull request that a person opened", async () => {
  await using bench = await benchGitHub(files);
  await bench.sandbox.github.commitFiles(note);
  await askGitHub(bench.sandbox, "POST /pulls", { title: "T", head: refs.branch, base: "main" });
  await expectTaken(bench, "and its pull request #1 is somebody else's.");
});

test("so is one that is as the base, or behind it, and never was ours", async () => {
  await using bench = await benchGitHub(files);
  runGit(bench, "branch", refs.branch, "main");
  await expectTaken(bench, "holds no proposal of this action");
  await bench.sandbox.github.commitFiles({ ...note, branch: "main" });
  await expectTaken(bench, "holds no proposal of this action");
});

test("a proposal of ours that the base took up makes nobody's branch ours", async () => {
  await using bench = await benchGitHub(files);
  const merged = { ...refs, branch: "x/merged" };
  await bench.propose(["3"], { refs: merged });
  runGit(bench, "update-ref", "refs/heads/main", "refs/heads/x/merged");
  runGit(bench, "branch", refs.branch, "main");
  await expectTaken(bench, "holds no proposal of this action");
  await bench.sandbox.github.commitFiles(note);
  await expectTaken(bench, "holds no proposal of this action");
  // Not even where a person proposed it and that has ended.
  await askGitHub(bench.sandbox, "POST /pulls", { title: "T", head: refs.branch, base: "main" });
  await askGitHub(bench.sandbox, "PATCH /pulls/2", { state: "closed" });
  await expectTaken(bench, "holds no proposal of this action");
});

/** Merges our proposal and deletes its branch; then a person makes one of the same name. */
async function reuseName(bench: GitHubBench): Promise<void> {
  await bench.propose(["3"]);
  runGit(bench, "update-ref", "refs/heads/main", head);
  runGit(bench, "update-ref", "-d", head);
  await bench.sandbox.github.pulls();
  await bench.sandbox.github.commitFiles({ ...note, from: "main" });
}

test("an earlier proposal of ours makes no branch of a person ours that has its name", async () => {
  await using bench = await benchGitHub(files);
  await reuseName(bench);
  await expectTaken(bench, "holds no proposal of this action, so it is somebody else's.");
  await askGitHub(bench.sandbox, "POST /pulls", { title: "T", head: refs.branch, base: "main" });
  await expectTaken(bench, "and its pull request #2 is somebody else's.");
  expect((await bench.sandbox.github.pulls())[1]?.state).toBe("open");
});

test("nor is a team's branch ours that took up a proposal of ours as one commit, whatever came on top of it", async () => {
  await using bench = await benchGitHub(files);
  const develop = "refs/heads/develop";
  runGit(bench, "update-ref", develop, "refs/heads/main");
  await bench.propose(["3"], { refs: { ...refs, branch: "x/2", base: "develop" } });
  const message = runGit(bench, "log", "-1", "--format=%B", "x/2");
  const squashed = runGit(bench, "commit-tree", "x/2^{tree}", "-p", develop, "-m", message);
  runGit(bench, "update-ref", head, squashed);
  await expectTaken(bench, "holds no proposal of this action");
  await bench.sandbox.github.commitFiles(note);
  await expectTaken(bench, "holds no proposal of this action");
  // Not even where a person has proposed it and that was merged.
  await askGitHub(bench.sandbox, "POST /pulls", { title: "T", head: refs.branch, base: "main" });
  await askGitHub(bench.sandbox, "PATCH /pulls/2", { state: "closed" });
  await expectTaken(bench, "holds no proposal of this action");
});

test("a base whose history was rewritten since is told as that, and not as another base", async () => {
  await using bench = await benchGitHub(files);
  await bench.sandbox.github.commitFiles({ branch: "main", files: { "b.md": "" }, message: "Later" });
  await bench.propose(["3"]);
  const purged = runGit(
    bench,
    "commit-tree",
    "refs/heads/main^{tree}",
    "-p",
    "refs/heads/main^",
    "-m",
    "Anew",
  );
  runGit(bench, "update-ref", "refs/heads/main", purged);
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "BRANCH_OF_OTHER_BASE",
    message: expect.stringContaining(
      "is not in the history of `main` any more: that history was rewritten since.",
    ),
    hint: expect.stringContaining("delete the branch: the next run proposes anew"),
  });
  await bench.sandbox.github.commitFiles(note);
  await expect(bench.propose(["3"])).rejects.toMatchObject({
    code: "BRANCH_OF_OTHER_BASE",
    hint: expect.stringContaining("The branch has commits of people, too."),
  });
});

test("where people wrote on top of it, the proposal of other inputs is not to be deleted", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await bench.sandbox.github.commitFiles(note);
  await expect(bench.propose(["3"], { refs: other })).rejects.toMatchObject({
    code: "BRANCH_OF_OTHER_INPUTS",
    hint: expect.not.stringContaining("delete"),
  });
});

test("a branch without any history of the base and without our trailer is theirs", async () => {
  await using bench = await benchGitHub(files);
  runGit(bench, "update-ref", head, runGit(bench, "commit-tree", "refs/heads/main^{tree}", "-m", "Start"));
  await expectTaken(bench, "holds no proposal of this action");
});

test("what is left of a merged proposal is used again, also after it was brought up to date with the base", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const parents = ["-p", "refs/heads/main", "-p", head];
  const merge = runGit(bench, "commit-tree", `${head}^{tree}`, ...parents, "-m", "Merge pull request #1");
  runGit(bench, "update-ref", "refs/heads/main", merge);
  runGit(bench, "update-ref", head, merge);
  expect(await bench.propose(["4"])).toMatchObject({ operation: "created", pull: { number: 2 } });
});

test("what is left of one that was merged as a new commit is used again, and so is one that was closed", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed", body: "" });
  const squashed = { branch: "main", files: { "a.txt": "1\n2\n" }, message: "Squash" };
  await bench.sandbox.github.commitFiles(squashed);
  expect(await bench.propose(["4"])).toMatchObject({ operation: "created", pull: { number: 2 } });
});

test("persons who wrote the history of our open pull request anew are asked as ever", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const theirs = runGit(bench, "commit-tree", `${head}^{tree}`, "-p", "refs/heads/main", "-m", "By hand");
  runGit(bench, "update-ref", head, theirs);
  await expect(bench.propose(["3", "4"])).rejects.toMatchObject({ code: "BRANCH_NOT_OURS" });
  expect(await bench.propose(["3", "4"], { onHumanCommits: "overwrite" })).toMatchObject({
    operation: "updated",
  });
});

test("two steps with one `pr-branch` do not take turns: the second is refused, whatever it finds", async () => {
  await using bench = await benchGitHub(files);
  const { headSha } = await bench.propose(["3"]);
  for (const onHumanCommits of policies) {
    for (const ids of [["4"], ["3"], []]) {
      await expect(bench.propose(ids, { refs: other, onHumanCommits })).rejects.toMatchObject({
        code: "BRANCH_OF_OTHER_INPUTS",
        message:
          "The branch `x-compliance/tweets-1` holds pull request #1, which was made with other inputs (`0123abcd`) than those of this step (`89abcdef`).",
        hint: expect.stringContaining("merge or close #1, delete its branch, and the next run proposes anew"),
      });
    }
  }
  expect(runGit(bench, "rev-parse", head)).toBe(headSha);
  expect(await bench.propose(["3"])).toMatchObject({ operation: "unchanged" });
});

test("a proposal without a pull request is not replaced by one of other inputs, either", async () => {
  await using bench = await benchGitHub(files);
  bench.sandbox.github.settings.actionsMayCreatePulls = false;
  await expect(bench.propose(["3"])).rejects.toMatchObject({ code: "PULL_REQUESTS_NOT_ALLOWED" });
  await expect(bench.propose(["4"], { refs: other })).rejects.toMatchObject({
    code: "BRANCH_OF_OTHER_INPUTS",
    hint: expect.stringContaining("delete the branch"),
  });
});

test.each(["merged", "closed"])(
  "once its pull request is %s, other inputs may use the branch",
  async (end) => {
    await using bench = await benchGitHub(files);
    await bench.propose(["3"]);
    if (end === "merged") runGit(bench, "update-ref", "refs/heads/main", head);
    else await askGitHub(bench.sandbox, "PATCH /pulls/1", { state: "closed" });
    expect(await bench.propose(["4"], { refs: other })).toMatchObject({ operation: "created" });
    expect(await bench.propose(["4"], { refs: other })).toMatchObject({ operation: "unchanged" });
  },
);

test("a proposal that does not name its inputs, as of an earlier version, is taken as of these", async () => {
  await using bench = await benchGitHub(files);
  await bench.propose(["3"]);
  const message = runGit(bench, "log", "-1", "--format=%B", head).replace(/.*(Inputs|Seal): .*\n?/g, "");
  const old = runGit(bench, "commit-tree", `${head}^{tree}`, "-p", "refs/heads/main", "-m", message);
  runGit(bench, "update-ref", head, old);
  expect(await bench.propose(["3", "4"], { refs: other })).toMatchObject({ operation: "updated" });
});
