// @module-tag slow
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunContext, readRunContext } from "../runner/run-context.ts";
import { linkFiles } from "./link-files.ts";

let workspace: string;
let context: RunContext;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "link-files-")));
  const environment = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "octo-org/id-lists" };
  context = readRunContext(environment, { folder: workspace, temporaryFolder: workspace });
});

afterEach(async () => {
  await rm(workspace, { recursive: true });
});

function git(...words: readonly string[]): string {
  const identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  return execFileSync("git", ["-C", join(workspace, "repo"), ...identity, ...words], { encoding: "utf8" });
}

test("a file in a checkout leads to its place in the repository, at the commit that is checked out", async () => {
  await mkdir(join(workspace, "repo", "my lists"), { recursive: true });
  const file = { name: "repo/my lists/a#1.txt", path: join(workspace, "repo", "my lists", "a#1.txt") };
  await writeFile(file.path, "1\n");
  expect((await linkFiles([file], context))(file.name)).toBeUndefined();
  git("init", "--quiet");
  git("remote", "add", "origin", "https://github.com/octo-org/id-lists");
  git("add", ".");
  git("commit", "--quiet", "--message", "Add lists");
  const sha = git("rev-parse", "HEAD").trim();
  const find = await linkFiles([file], context);
  expect([find(file.name), find("other.txt")]).toEqual([
    `https://github.com/octo-org/id-lists/blob/${sha}/my%20lists/a%231.txt`,
    undefined,
  ]);
  expect((await linkFiles([file], { ...context, isWorkflow: false }))(file.name)).toBeUndefined();
  git("remote", "set-url", "origin", "https://github.com/somebody/else");
  expect((await linkFiles([file], context))(file.name)).toBeUndefined();
});
