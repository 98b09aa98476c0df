// @module-tag slow
import { expect, test } from "vitest";
import { type DrivenGitHub, driveGitHub } from "../../../test/drive-github.ts";
import { createGit } from "../git/git.ts";

/** A repository with a branch `topic` that is one commit ahead, and a pull request for it. */
async function driveWithPull(): Promise<DrivenGitHub & { readonly sha: string }> {
  const driven = await driveGitHub({ files: { "a.txt": "1\n" } });
  const sha = await driven.github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  await open(driven);
  return { ...driven, sha };
}

const open = ({ ask }: DrivenGitHub, fields: object = {}) =>
  ask("POST /pulls", { fields: { title: "Remove", head: "topic", base: "main", ...fields } });

const move = async ({ ask }: DrivenGitHub, sha: string | undefined): Promise<void> => {
  const { status } = await ask("PATCH /git/refs/heads/topic", { fields: { sha, force: true } });
  expect(status).toBe(200);
};

const reopen = ({ ask }: DrivenGitHub) => ask("PATCH /pulls/1", { fields: { state: "open" } });

const failed = (error: object) => ({ status: 422, body: { message: "Validation Failed", errors: [error] } });

test("there is one open pull request for a head and a base, even when two ask at the same time", async () => {
  await using driven = await driveGitHub();
  await driven.github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  const answers = await Promise.all([open(driven), open(driven)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  const message = "A pull request already exists for octo-org:topic.";
  expect(await open(driven)).toMatchObject(failed({ resource: "PullRequest", code: "custom", message }));
  await driven.github.commitFiles({
    branch: "release",
    from: "main",
    files: { "b.txt": "" },
    message: "Release",
  });
  expect((await open(driven, { base: "release" })).body.number).toBe(2);
});

test("a branch without commits of its own gets no pull request", async () => {
  await using driven = await driveGitHub();
  const sha = (await driven.github.log("main"))[0]?.sha;
  await driven.ask("POST /git/refs", { fields: { ref: "refs/heads/topic", sha } });
  const message = "No commits between main and topic";
  expect(await open(driven)).toMatchObject(failed({ resource: "PullRequest", code: "custom", message }));
});

test("a head or a base that is not there is invalid", async () => {
  await using driven = await driveWithPull();
  expect(await open(driven, { head: "none" })).toMatchObject(failed({ field: "head", code: "invalid" }));
  expect(await open(driven, { head: "stranger:topic" })).toMatchObject(
    failed({ field: "head", code: "invalid" }),
  );
  expect(await open(driven, { base: "none" })).toMatchObject(failed({ field: "base", code: "invalid" }));
});

test("texts that are empty or too long are refused", async () => {
  await using driven = await driveWithPull();
  const body = "body is too long (maximum is 65536 characters)";
  expect(await open(driven, { body: "x".repeat(65_537) })).toMatchObject(
    failed({ field: "body", message: body }),
  );
  const title = "title is too long (maximum is 256 characters)";
  expect(await open(driven, { title: "x".repeat(257) })).toMatchObject(
    failed({ field: "title", message: title }),
  );
  expect(await open(driven, { title: " " })).toMatchObject(failed({ field: "title", code: "missing_field" }));
});

test("a workflow opens no pull request while the setting is off, and a person still does", async () => {
  await using driven = await driveGitHub();
  await driven.github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  driven.github.settings.actionsMayCreatePulls = false;
  const message = "GitHub Actions is not permitted to create or approve pull requests.";
  expect(await open(driven)).toMatchObject({ status: 403, body: { message } });
  const fields = { title: "t", head: "octo-org:topic", base: "main" };
  const { status, body } = await driven.ask("POST /pulls", { fields, token: driven.github.userToken });
  expect([status, body.user.login]).toEqual([201, "octocat"]);
});

test("drafts are opened where the repository has them", async () => {
  await using driven = await driveGitHub();
  await driven.github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  driven.github.settings.draftsSupported = false;
  const message = "Draft pull requests are not supported in this repository.";
  expect(await open(driven, { draft: true })).toMatchObject({ status: 422, body: { message } });
  driven.github.settings.draftsSupported = true;
  expect((await open(driven, { draft: true })).body.draft).toBe(true);
});

test("the head follows its branch, also when the branch is pushed by git", async () => {
  await using driven = await driveWithPull();
  const { github, ask } = driven;
  const next = await github.commitFiles({ branch: "topic", files: { "a.txt": "3\n" }, message: "Three" });
  expect((await ask("GET /pulls/1")).body.head.sha).toBe(next);
  await createGit(github.gitDir).run(["update-ref", "refs/heads/topic", driven.sha]);
  expect((await ask("GET /pulls/1")).body.head.sha).toBe(driven.sha);
});

test("a pull request whose branch is set to its base is closed and not merged, and reopens when the branch is back", async () => {
  await using driven = await driveWithPull();
  await move(driven, (await driven.github.log("main"))[0]?.sha);
  expect(await driven.github.pulls()).toMatchObject([{ state: "closed", merged: false }]);
  const message = "state cannot be changed. There are no new commits on the octo-org:topic branch.";
  expect(await reopen(driven)).toMatchObject(failed({ field: "state", code: "custom", message }));
  await move(driven, driven.sha);
  expect((await driven.github.pulls())[0]?.state).toBe("closed");
  expect((await reopen(driven)).body).toMatchObject({
    state: "open",
    closed_at: null,
    head: { sha: driven.sha },
  });
});

test("a pull request whose branch is deleted is closed for good", async () => {
  await using driven = await driveWithPull();
  await driven.ask("DELETE /git/refs/heads/topic");
  expect(await driven.github.pulls()).toMatchObject([
    { state: "closed", merged: false, head: { sha: driven.sha } },
  ]);
  const message = "state cannot be changed. The topic branch has been deleted.";
  expect(await reopen(driven)).toMatchObject(failed({ field: "state", code: "custom", message }));
});

test("a closed pull request does not follow its branch, and does not reopen on another history", async () => {
  await using driven = await driveWithPull();
  await driven.ask("PATCH /pulls/1", { fields: { state: "closed" } });
  const grown = await driven.github.commitFiles({
    branch: "topic",
    files: { "a.txt": "3\n" },
    message: "Three",
  });
  expect((await driven.github.pulls())[0]?.head.sha).toBe(driven.sha);
  const other = await driven.github.commitFiles({
    branch: "other",
    from: "main",
    files: { "b.txt": "" },
    message: "Other",
  });
  await move(driven, other);
  const message = "state cannot be changed. The topic branch was force-pushed or recreated.";
  expect(await reopen(driven)).toMatchObject(failed({ message }));
  await move(driven, grown);
  expect((await reopen(driven)).body).toMatchObject({ state: "open", head: { sha: grown } });
});

test("a closed pull request does not reopen beside an open one for the same branches", async () => {
  await using driven = await driveWithPull();
  await driven.ask("PATCH /pulls/1", { fields: { state: "closed" } });
  expect((await open(driven)).body.number).toBe(2);
  const message = "state cannot be changed. A pull request already exists for octo-org:topic.";
  expect(await reopen(driven)).toMatchObject(failed({ message }));
});

test("a branch that got into its base is merged, and is not reopened", async () => {
  await using driven = await driveWithPull();
  await driven.ask("PATCH /git/refs/heads/main", { fields: { sha: driven.sha } });
  const { body } = await driven.ask("GET /pulls/1");
  expect(body).toMatchObject({ state: "closed", merged: true, merged_at: "2026-06-01T00:00:00Z" });
  const message = "state cannot be changed. The pull request cannot be reopened.";
  expect(await reopen(driven)).toMatchObject(failed({ message }));
});

test("only what an update names is changed, and the time is noted", async () => {
  await using driven = await driveWithPull();
  driven.clock.advance(60_000);
  const { body } = await driven.ask("PATCH /pulls/1", { fields: { body: "More" } });
  expect(body).toMatchObject({ title: "Remove", body: "More", state: "open" });
  expect([body.created_at, body.updated_at]).toEqual(["2026-06-01T00:00:00Z", "2026-06-01T00:01:00Z"]);
  expect((await driven.ask("PATCH /pulls/1", { fields: { state: "merged" } })).status).toBe(422);
  expect((await driven.ask("PATCH /pulls/9", { fields: {} })).status).toBe(404);
});

test("the base is changed to a branch that lacks the commits, and to no other", async () => {
  await using driven = await driveWithPull();
  const { github, ask } = driven;
  await github.commitFiles({ branch: "release", from: "main", files: { "b.txt": "" }, message: "Release" });
  await github.commitFiles({ branch: "ahead", from: "topic", files: { "b.txt": "" }, message: "Ahead" });
  const change = (base: string) => ask("PATCH /pulls/1", { fields: { base } });
  expect(await change("none")).toMatchObject(failed({ field: "base", code: "invalid" }));
  const message = "There are no new commits between base branch 'ahead' and head branch 'topic'";
  expect(await change("ahead")).toMatchObject(failed({ message }));
  expect((await change("release")).body.base.ref).toBe("release");
  await open(driven);
  expect(await change("main")).toMatchObject(failed({ message: expect.stringContaining("already exists") }));
});

test("a listing is filtered by state, head and base, newest first, a page at a time", async () => {
  await using driven = await driveWithPull();
  const { github, ask } = driven;
  for (const branch of ["two", "three"]) {
    driven.clock.advance(1000);
    await github.commitFiles({ branch, files: { "b.txt": branch }, message: branch });
    await open(driven, { head: branch });
  }
  await ask("PATCH /pulls/2", { fields: { state: "closed" } });
  const list = async (query: string) =>
    (await ask(`GET /pulls${query}`)).body.map(({ number }: { number: number }) => number);
  expect(await list("")).toEqual([3, 1]);
  expect(await list("?state=closed")).toEqual([2]);
  expect(await list("?state=all&sort=updated&direction=asc")).toEqual([1, 2, 3]);
  expect(await list("?head=octo-org:three")).toEqual([3]);
  expect(await list("?head=octo-org:none")).toEqual([]);
  expect(await list("?head=three")).toEqual([3, 1]);
  expect(await list("?base=release")).toEqual([]);
  const page = await ask("GET /pulls?state=all&per_page=2&page=1");
  expect(page.body).toHaveLength(2);
  expect(page.headers.get("link")).toMatch(/per_page=2&page=2>; rel="next", .*page=2>; rel="last"/);
  expect(await list("?state=all&per_page=2&page=2")).toEqual([1]);
});
