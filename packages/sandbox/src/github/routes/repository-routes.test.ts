// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";

test("the repository tells its default branch, in whatever case it is asked for", async () => {
  await using driven = await driveGitHub({ repository: "Ada/Lists", defaultBranch: "trunk" });
  const { body } = await driven.ask("GET ^/repos/ada/lists");
  expect(body).toMatchObject({ full_name: "Ada/Lists", default_branch: "trunk", private: true });
  expect(body.html_url).toBe("https://github.com/Ada/Lists");
  expect((await driven.ask("GET ^/repos/ada/other")).status).toBe(404);
});

test("a branch tells its commit", async () => {
  await using driven = await driveGitHub();
  const head = (await driven.github.log("main"))[0];
  const { body } = await driven.ask("GET /branches/main");
  expect(body).toMatchObject({
    name: "main",
    protected: false,
    commit: { sha: head?.sha, commit: { message: "Initial commit" } },
  });
  expect(await driven.ask("GET /branches/none")).toMatchObject({
    status: 404,
    body: { message: "Branch not found" },
  });
});

test("a comparison counts both ways from where the branches parted", async () => {
  await using driven = await driveGitHub({ files: { "a.txt": "1\n", "b.txt": "1\n" } });
  const { github, ask } = driven;
  const fork = (await github.log("main"))[0]?.sha;
  await github.commitFiles({
    branch: "topic/x",
    files: { "a.txt": "1\n2\n", "b.txt": null, "c.txt": "3\n" },
    message: "One",
  });
  const compare = async (span: string) => (await ask(`GET /compare/${span}`)).body;
  expect(await compare("main...main")).toMatchObject({ status: "identical", total_commits: 0, files: [] });
  expect(await compare("topic/x...main")).toMatchObject({ status: "behind", ahead_by: 0, behind_by: 1 });
  await github.commitFiles({ branch: "main", files: { "d.txt": "4\n" }, message: "Two" });
  const body = await compare("main...octo-org:topic/x");
  expect(body).toMatchObject({
    status: "diverged",
    ahead_by: 1,
    behind_by: 1,
    merge_base_commit: { sha: fork },
  });
  expect(body.commits).toMatchObject([{ commit: { message: "One" } }]);
  expect(body.files).toMatchObject([
    { filename: "a.txt", status: "modified", additions: 1, deletions: 0, changes: 1 },
    { filename: "b.txt", status: "removed", additions: 0, deletions: 1, changes: 1 },
    { filename: "c.txt", status: "added", additions: 1, deletions: 0, changes: 1 },
  ]);
  const contents = body.files.map(async ({ sha }: { sha: string }) => {
    const blob = await ask(`GET /git/blobs/${sha}`, { headers: { accept: "application/vnd.github.raw" } });
    return blob.body;
  });
  expect(await Promise.all(contents)).toEqual(["1\n2\n", "1\n", "3\n"]);
  expect((await ask("GET /compare/main...none")).status).toBe(404);
});

test("a comparison's commits come in pages, oldest first, where one is asked for", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  for (const [index, name] of ["One", "Two", "Three"].entries()) {
    const from = index === 0 ? { from: "main" } : {};
    await github.commitFiles({ branch: "topic/y", ...from, files: { "d.txt": name }, message: name });
  }
  const list = async (query: string): Promise<readonly string[]> => {
    const { body } = await ask(`GET /compare/main...topic/y${query}`);
    expect(body.total_commits).toBe(3);
    return body.commits.map(({ commit }: { commit: { message: string } }) => commit.message);
  };
  expect(await list("")).toEqual(["One", "Two", "Three"]);
  expect(await list("?per_page=2&page=1")).toEqual(["One", "Two"]);
  expect(await list("?per_page=2&page=2")).toEqual(["Three"]);
});

test("a person's token tells whose it is, a workflow's cannot", async () => {
  await using driven = await driveGitHub();
  expect((await driven.ask("GET ^/user", { token: driven.github.userToken })).body.login).toBe("octocat");
  expect(await driven.ask("GET ^/user")).toMatchObject({
    status: 403,
    body: { message: "Resource not accessible by integration" },
  });
});
