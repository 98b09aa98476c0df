import { appendFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
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

const place = {
  owner: "octo-org",
  repository: "id-lists",
  serverUrl: "https://github.com",
  apiUrl: "https://api.github.com",
};

const locate = async (...names: string[]): Promise<readonly string[]> => {
  const files = names.map((name) => ({ name, path: join(workspace, name) }));
  return (await locateRepository(files, { ...place, workspace })).files.map(({ path }) => path);
};

/** Makes a folder of the workspace a checkout that came from there. */
async function checkOut(folder: string, url: string): Promise<void> {
  await mkdir(join(workspace, folder, ".git"), { recursive: true });
  await writeFile(
    join(workspace, folder, ".git/config"),
    `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n`,
  );
}

const own = "https://github.com/octo-org/id-lists";

test("paths are those from the repository's top", async () => {
  await mkdir(join(workspace, ".git"));
  expect(await locate("a.txt", "data/deep/b.txt")).toEqual(["a.txt", "data/deep/b.txt"]);
});

test("a repository may be checked out in a folder, also as a worktree", async () => {
  await checkOut("main", own);
  await mkdir(join(workspace, "main/.git/worktrees/lists"), { recursive: true });
  await writeFile(join(workspace, "main/.git/worktrees/lists/commondir"), "../..\n");
  await mkdir(join(workspace, "lists"));
  await writeFile(join(workspace, "lists/.git"), "gitdir: ../main/.git/worktrees/lists\n");
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
  await mkdir(inner);
  await expect(
    locateRepository([{ name: "a.txt", path: join(inner, "a.txt") }], { ...place, workspace: inner }),
  ).rejects.toMatchObject({
    code: "NOT_IN_A_REPOSITORY",
  });
});

test.each([
  [own],
  ["https://github.com/Octo-Org/ID-lists.git/"],
  ["https://x-access-token:secret@github.com/octo-org/id-lists.git"],
  ["git@github.com:octo-org/id-lists.git"],
  ["ssh://git@ssh.github.com:443/octo-org/id-lists.git"],
])("a checkout from %s is one of the workflow's own repository", async (url) => {
  await checkOut("lists", url);
  expect(await locate("lists/a.txt")).toEqual(["a.txt"]);
});

test.each([
  ["https://github.com/octo-org/other"],
  ["https://github.com/octo-org/id-lists.wiki.git"],
  ["https://gitlab.example/octo-org/id-lists.git"],
  ["git@github.com:somebody/id-lists.git"],
  ["/srv/git/id-lists.git"],
])("a checkout from %s in a folder is refused, though it may have a file of the same path", async (url) => {
  await checkOut("lists", url);
  await expect(locate("lists/a.txt")).rejects.toMatchObject({
    code: "NOT_IN_A_REPOSITORY",
    message: expect.stringContaining(
      "are only opened in the workflow's own repository, `octo-org/id-lists`.",
    ),
  });
});

test("another repository is refused in the workspace, too, and named with where to run the workflow", async () => {
  await checkOut(".", "https://github.com/octo-org/other");
  await expect(locate("a.txt")).rejects.toMatchObject({
    message: expect.stringContaining("`a.txt` is checked out from `octo-org/other`"),
    hint: expect.stringContaining("Run this workflow in `octo-org/other`"),
  });
});

test("one of several remotes may be the workflow's own repository", async () => {
  await checkOut("lists", "https://github.com/somebody/id-lists");
  await appendFile(join(workspace, "lists/.git/config"), `[remote "upstream"]\n\turl = "${own}"\n`);
  expect(await locate("lists/a.txt")).toEqual(["a.txt"]);
});

test("a workspace behind a symbolic link is the end of the search, too", async () => {
  await mkdir(join(workspace, ".git"));
  await mkdir(join(workspace, "real"));
  await symlink("real", join(workspace, "link"));
  const files = [{ name: "a.txt", path: join(workspace, "real/a.txt") }];
  const located = locateRepository(files, { ...place, workspace: join(workspace, "link") });
  await expect(located).rejects.toMatchObject({ code: "NOT_IN_A_REPOSITORY" });
});
