// @module-tag slow
import { getOctokit } from "@actions/github";
import { expect, test } from "vitest";
import { driveGitHub } from "../../test/drive-github.ts";
import { createGit } from "./git/git.ts";

test("octokit opens a pull request by the Git data API, moves it on and closes it", async () => {
  await using driven = await driveGitHub({
    files: { "lists/a.txt": "1\n2\n3\n", "run.sh": { mode: "100755", content: "true\n" } },
  });
  const { github, recorder } = driven;
  const octokit = getOctokit(github.token, { baseUrl: github.apiUrl });
  const repo = { owner: "octo-org", repo: "id-lists" };

  const { default_branch: base } = (await octokit.rest.repos.get(repo)).data;
  const { object } = (await octokit.rest.git.getRef({ ...repo, ref: `heads/${base}` })).data;
  const commit = (await octokit.rest.git.getCommit({ ...repo, commit_sha: object.sha })).data;
  const listed = (await octokit.rest.git.getTree({ ...repo, tree_sha: commit.tree.sha, recursive: "true" }))
    .data;
  expect(listed.truncated).toBe(false);
  expect(listed.tree.map(({ path, mode, type, size }) => [path, mode, type, size])).toEqual([
    ["lists", "040000", "tree", undefined],
    ["lists/a.txt", "100644", "blob", 6],
    ["run.sh", "100755", "blob", 5],
  ]);

  const commitList = async (content: string, parent: string): Promise<string> => {
    const entry = { path: "lists/a.txt", mode: "100644", type: "blob", content } as const;
    const tree = (await octokit.rest.git.createTree({ ...repo, base_tree: commit.tree.sha, tree: [entry] }))
      .data;
    const asked = { ...repo, message: "Remove IDs", tree: tree.sha, parents: [parent] };
    const created = (await octokit.rest.git.createCommit(asked)).data;
    expect(created.verification).toMatchObject({ verified: true, reason: "valid" });
    return created.sha;
  };
  const first = await commitList("1\n3\n", object.sha);
  const branch = "x-compliance/lists";
  await octokit.rest.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: first });
  const asked = { ...repo, title: "Remove 1 ID", head: branch, base, body: "One." };
  const pull = (await octokit.rest.pulls.create(asked)).data;
  expect(pull).toMatchObject({
    number: 1,
    state: "open",
    head: { ref: branch, sha: first },
    base: { ref: base },
  });
  expect(pull.user.login).toBe("github-actions[bot]");

  const second = await commitList("1\n", first);
  await octokit.rest.git.updateRef({ ...repo, ref: `heads/${branch}`, sha: second });
  const moved = await octokit.rest.pulls.update({ ...repo, pull_number: 1, title: "Remove 2 IDs" });
  expect(moved.data).toMatchObject({
    title: "Remove 2 IDs",
    body: "One.",
    state: "open",
    head: { sha: second },
  });
  const found = await octokit.rest.pulls.list({ ...repo, head: `octo-org:${branch}`, base });
  expect(found.data.map(({ number }) => number)).toEqual([1]);
  const span = await octokit.rest.repos.compareCommitsWithBasehead({
    ...repo,
    basehead: `${base}...${branch}`,
  });
  expect(span.data).toMatchObject({ status: "ahead", ahead_by: 2, behind_by: 0 });
  expect(span.data.files).toMatchObject([
    { filename: "lists/a.txt", status: "modified", additions: 0, deletions: 2 },
  ]);

  await octokit.rest.pulls.update({ ...repo, pull_number: 1, state: "closed" });
  await octokit.rest.git.deleteRef({ ...repo, ref: `heads/${branch}` });
  expect(await github.pulls()).toMatchObject([{ number: 1, state: "closed", merged: false }]);
  expect(await github.log(branch)).toEqual([]);
  expect(recorder.requests("unknown")).toEqual([]);
});

test("octokit reads a refusal with GitHub's status and text", async () => {
  await using driven = await driveGitHub();
  const { github } = driven;
  github.settings.actionsMayCreatePulls = false;
  const octokit = getOctokit(github.token, { baseUrl: github.apiUrl });
  const asked = { owner: "octo-org", repo: "id-lists", title: "t", head: "b", base: "main" };
  await expect(octokit.rest.pulls.create(asked)).rejects.toMatchObject({
    status: 403,
    message: expect.stringContaining("GitHub Actions is not permitted to create or approve pull requests."),
  });
});

test("git sees a sound repository, with the commits, authors and modes that were made from the side", async () => {
  await using driven = await driveGitHub({
    files: { "a.txt": "1\n", "run.sh": { mode: "100755", content: "true\n" } },
  });
  const { github } = driven;
  const author = { name: "Grace", email: "grace@example.org" };
  const files = { "b/c.txt": Buffer.from("2\n"), "a.txt": null };
  const sha = await github.commitFiles({ branch: "topic", files, message: "Move", author });

  const git = createGit(github.gitDir);
  const log = await git.run(["log", "--format=%H %an <%ae> %ct %s", "topic", "-1"]);
  expect(log.toString()).toBe(`${sha} Grace <grace@example.org> 1780272000 Move\n`);
  await git.run(["fsck", "--strict", "--no-dangling"]);
  expect([...(await github.modes("topic"))]).toEqual([
    ["b/c.txt", "100644"],
    ["run.sh", "100755"],
  ]);
  expect((await github.readFile("topic", "b/c.txt"))?.toString()).toBe("2\n");
  expect(await github.readFile("topic", "a.txt")).toBeUndefined();
  expect((await github.log("topic")).map(({ message }) => message)).toEqual(["Move\n", "Initial commit\n"]);
});

test("a failure that a test scripts is played once, and the operation then works", async () => {
  await using driven = await driveGitHub();
  const { faults, ask } = driven;
  const headers = { "retry-after": "60" };
  const body = { message: "You have exceeded a secondary rate limit." };
  faults.script("github.getRef", { kind: "answer", status: 403, headers, body });
  expect(await ask("GET /git/ref/heads/main")).toMatchObject({ status: 403, body });
  expect((await ask("GET /git/ref/heads/main")).status).toBe(200);
  expect(faults.unused()).toEqual([]);
});
