import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFiles } from "./find-files.ts";

let outside: string;
let workspace: string;

beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), "find-files-")));
  workspace = join(outside, "workspace");
  for (const name of [
    "b.txt",
    "a.txt",
    "data/1.txt",
    "data/deep/2.txt",
    "data/3.csv",
    ".git/4.txt",
    ".github/5.txt",
  ]) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), "1\n");
  }
  await writeFile(join(outside, "secret.txt"), "1\n");
});

afterEach(async () => {
  await rm(outside, { recursive: true });
});

async function names(...patterns: string[]): Promise<readonly string[]> {
  const found = await findFiles(patterns, workspace);
  expect(found.faults).toEqual([]);
  return found.files.map((file) => file.name);
}

async function faults(...patterns: string[]): Promise<readonly string[]> {
  return (await findFiles(patterns, workspace)).faults.map((fault) => fault.message);
}

test("files are sorted, distinct and named relative to the workspace", async () => {
  expect(await names("data/**/*.txt", "./b.txt", "a.txt", "*.txt")).toEqual([
    "a.txt",
    "b.txt",
    "data/1.txt",
    "data/deep/2.txt",
  ]);
  const { files } = await findFiles(["a.txt"], workspace);
  expect(files).toEqual([{ name: "a.txt", path: join(workspace, "a.txt"), isReal: true }]);
});

test("what an exclude matches is left out, wherever it stands in the list", async () => {
  expect(await names("!data/deep/**", "**/*.txt", "!b.txt")).toEqual(["a.txt", "data/1.txt"]);
  expect(await names("**/*.txt", "!data")).toEqual(["a.txt", "b.txt"]);
});

test("a path in the workspace may be absolute", async () => {
  expect(await names(join(workspace, "data/*.txt"))).toEqual(["data/1.txt"]);
});

test("a pattern without a file is named", async () => {
  expect(await faults("a.txt", "ids/*.txt", "missing.txt")).toEqual([
    "`files`: `ids/*.txt` matches no file. Check the path.",
    "`files`: `missing.txt` matches no file. Check the path.",
  ]);
});

test("a folder, and excludes alone, are told what to write", async () => {
  expect(await faults("data/")).toEqual(["`files`: `data/` is a folder. Write `data/**/*.txt`."]);
  expect(await faults("!a.txt")).toEqual([
    "`files`: there are only exclusions. Write at least one glob that includes files.",
  ]);
  expect(await faults("a.txt", "!*.txt")).toEqual([
    "`files`: `a.txt` matches no regular file (only excluded files). Name the files themselves.",
  ]);
});

test.each(["../secret.txt", "data/../../secret.txt", "/etc/passwd", "../*", "!../x", "."])(
  "%s points outside the workspace",
  async (pattern) => {
    expect(await faults(pattern)).toEqual([
      `\`files\`: \`${pattern}\` points outside the workspace. Write a path inside it.`,
    ]);
  },
);

test("a symbolic link that a glob matches is skipped and told", async () => {
  await symlink(join(outside, "secret.txt"), join(workspace, "link.txt"));
  const found = await findFiles(["*.txt"], workspace);
  expect(found.files.map((file) => file.name)).toEqual(["a.txt", "b.txt"]);
  expect(found.skipped).toEqual(["link.txt: skipped, a symbolic link."]);
  expect(found.faults).toEqual([]);
});

test("a symbolic link that is named itself is a fault, also inside the workspace", async () => {
  await symlink("a.txt", join(workspace, "link.txt"));
  expect(await faults("link.txt")).toEqual([
    "`files`: `link.txt` matches no regular file (only a symbolic link). Name the files themselves.",
  ]);
});

test("a file behind a linked folder is refused", async () => {
  await symlink(outside, join(workspace, "linked"));
  await symlink("data", join(workspace, "inner"));
  expect(await names("**/*.txt")).not.toContain("linked/secret.txt");
  expect(await faults("linked/secret.txt", "linked/*.txt", "inner/1.txt")).toHaveLength(3);
});

test("git's and GitHub's folders are never read", async () => {
  expect(await faults(".git/*.txt", ".github/5.txt")).toEqual([
    "`files`: `.git/*.txt` matches no regular file (only part of .git or .github). Name the files themselves.",
    "`files`: `.github/5.txt` matches no regular file (only part of .git or .github). Name the files themselves.",
  ]);
});

test("what stands at the same paths where the process runs changes nothing", async () => {
  await mkdir(join(outside, "elsewhere/data"), { recursive: true });
  const before = process.cwd();
  process.chdir(join(outside, "elsewhere"));
  try {
    expect(await names("data/*.txt")).toEqual(["data/1.txt"]);
  } finally {
    process.chdir(before);
  }
});

test("a name that holds wildcards can be excluded and found", async () => {
  await writeFile(join(workspace, "data/[x].txt"), "1\n");
  expect(await names("data/*.txt")).toEqual(["data/1.txt", "data/[x].txt"]);
});

test("a workspace behind a link is resolved", async () => {
  await symlink(workspace, join(outside, "link"));
  const { files } = await findFiles(["a.txt"], join(outside, "link"));
  expect(files).toEqual([{ name: "a.txt", path: join(workspace, "a.txt"), isReal: true }]);
});
