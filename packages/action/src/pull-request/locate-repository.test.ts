import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { locateRepository } from "./locate-repository.ts";

let workspace: string;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "locate-")));
});

afterEach(async () => {
  await rm(workspace, { recursive: true });
});

const locate = (...names: string[]): Promise<readonly string[]> =>
  locateRepository(
    names.map((name) => ({ name, path: join(workspace, name) })),
    workspace,
  ).then((located) => located.map(({ path }) => path));

test("paths are those from the repository's top", async () => {
  await mkdir(join(workspace, ".git"));
  expect(await locate("a.txt", "data/deep/b.txt")).toEqual(["a.txt", "data/deep/b.txt"]);
});

test("a repository may be checked out in a folder, also as a worktree", async () => {
  await mkdir(join(workspace, "lists"));
  await writeFile(join(workspace, "lists/.git"), "gitdir: elsewhere\n");
  expect(await locate("lists/data/a.txt", "lists/b.txt")).toEqual(["data/a.txt", "b.txt"]);
});

test("files of two repositories are refused", async () => {
  await mkdir(join(workspace, "one/.git"), { recursive: true });
  await mkdir(join(workspace, "two/.git"), { recursive: true });
  await expect(locate("one/a.txt", "two/b.txt")).rejects.toMatchObject({ code: "NOT_IN_A_REPOSITORY" });
});

test("a file without a repository is refused, and nothing above the workspace is looked at", async () => {
  await mkdir(join(workspace, "outer/.git"), { recursive: true });
  const inner = join(workspace, "outer/inner");
  await expect(
    locateRepository([{ name: "a.txt", path: join(inner, "a.txt") }], inner),
  ).rejects.toMatchObject({
    code: "NOT_IN_A_REPOSITORY",
  });
});
