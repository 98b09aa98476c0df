// @module-tag slow
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type DrivenGitHub, driveGitHub } from "../../../test/drive-github.ts";

async function discover(
  { github }: DrivenGitHub,
  { token = github.token, path = "/octo-org/id-lists.git" } = {},
): Promise<{ readonly status: number; readonly text: string; readonly type: string | null }> {
  const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");
  const response = await fetch(`${github.apiUrl}${path}/info/refs?service=git-receive-pack`, {
    headers: { authorization: `Basic ${credentials}` },
  });
  const type = response.headers.get("content-type");
  return { status: response.status, text: await response.text(), type };
}

test("who may push is told the refs, as git advertises them", async () => {
  await using driven = await driveGitHub();
  const head = (await driven.github.log("main"))[0]?.sha;
  const { status, text, type } = await discover(driven);
  expect([status, type]).toEqual([200, "application/x-git-receive-pack-advertisement"]);
  expect(text).toContain("# service=git-receive-pack\n0000");
  expect(text).toContain(`${head} refs/heads/main`);
});

test("who may only read is refused, with GitHub's words", async () => {
  await using driven = await driveGitHub();
  const { settings, userToken } = driven.github;
  settings.permissions.contents = "read";
  expect(await discover(driven)).toMatchObject({
    status: 403,
    text: "Permission to octo-org/id-lists.git denied to github-actions[bot].",
  });
  expect((await discover(driven, { token: userToken })).status).toBe(200);
  settings.userMayPush = false;
  expect((await discover(driven, { token: userToken })).status).toBe(403);
  expect(
    (await driven.ask("GET ^/repos/octo-org/id-lists", { token: userToken })).body.permissions.push,
  ).toBe(false);
});

test("what a token may not see is not there, and an unknown token is asked for another", async () => {
  await using driven = await driveGitHub();
  expect((await discover(driven, { token: "ghs_wrong" })).status).toBe(401);
  expect((await discover(driven, { path: "/octo-org/other.git" })).status).toBe(404);
  driven.github.settings.permissions.contents = "none";
  expect((await discover(driven)).status).toBe(404);
});

test("git's own dry run comes to the same answer", async () => {
  await using driven = await driveGitHub();
  const { github } = driven;
  github.settings.permissions.contents = "read";
  const credentials = Buffer.from(`x-access-token:${github.token}`).toString("base64");
  const push = promisify(execFile)("git", [
    "-c",
    `http.extraHeader=Authorization: Basic ${credentials}`,
    `--git-dir=${github.gitDir}`,
    "push",
    "--dry-run",
    `${github.apiUrl}/octo-org/id-lists.git`,
    "main:refs/heads/x",
  ]);
  await expect(push).rejects.toMatchObject({ stderr: expect.stringContaining("403") });
});
