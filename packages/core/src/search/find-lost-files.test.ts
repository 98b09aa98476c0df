// @module-tag slow
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix, win32 } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { classifyEntry, explainOtherPath } from "./classify-entry.ts";
import { confinePattern } from "./confine-pattern.ts";
import { findFiles } from "./find-files.ts";

let outer: string;
let workspace: string;

beforeEach(async () => {
  outer = await realpath(await mkdtemp(join(tmpdir(), "find-lost-")));
  await chmod(outer, 0o755);
  workspace = join(outer, "workspace");
  for (const name of [
    "data/a.txt",
    "data/.hidden/b.txt",
    "data/list [old].txt",
    "data/list o.txt",
    "shut/c.txt",
  ]) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), "1\n");
  }
});

afterEach(async () => {
  await chmod(join(workspace, "shut"), 0o755);
  await rm(outer, { recursive: true });
});

const find = async (...patterns: string[]): Promise<{ readonly names: readonly string[] } & Told> => {
  const { files, lost, skipped, faults } = await findFiles(patterns, workspace);
  return {
    names: files.map(({ name }) => name),
    lost,
    skipped,
    faults: faults.map(({ message }) => message),
  };
};

interface Told {
  readonly lost: readonly string[];
  readonly skipped: readonly string[];
  readonly faults: readonly string[];
}

/** Whoever runs the tests may be one whom no permission stops. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

test("a file whose name is not UTF-8 is told, and the others are found", async () => {
  const name = Buffer.concat([
    Buffer.from(join(workspace, "data/")),
    Buffer.from([0xff, 0xe9]),
    Buffer.from(".txt"),
  ]);
  await writeFile(name, "1\n");
  const { names, lost } = await find("data/*.txt");
  expect(names).toEqual(["data/a.txt", "data/list [old].txt", "data/list o.txt"]);
  expect(lost).toEqual([
    "`data/\uFFFD\uFFFD.txt` was left out and not checked: a name that is not valid UTF-8.",
  ]);
});

test("a file that is gone by the time it is looked at is told", async () => {
  expect(await classifyEntry("data/gone.txt", { workspace })).toEqual({
    kind: "lost",
    name: "data/gone.txt",
    why: "gone while it was looked for",
  });
});

test.each([["**/*.txt"], ["*/*.txt"], ["{shut,data}/*.txt"], ["{data,shut}/**/*.txt"]])(
  "a folder that may not be read is told where %s leads there",
  async (pattern) => {
    await chmod(join(workspace, "shut"), 0o000);
    const { names, lost } = await asNobody(() => find(pattern));
    expect(names).toContain("data/a.txt");
    expect(lost).toEqual([
      expect.stringMatching(/^The folder `shut` was left out and not checked: this user may not read it\./),
    ]);
    expect((await asNobody(() => find(pattern, "!shut"))).lost).toEqual([]);
    expect((await asNobody(() => find(pattern, "!shut/**"))).lost).toEqual([]);
  },
);

test("where nothing else matches, the closed folder is the fault", async () => {
  await chmod(join(workspace, "shut"), 0o000);
  const { faults } = await asNobody(() => find("shut/*.txt"));
  expect(faults).toEqual([
    "`files`: `shut/*.txt` matches no file that this user may read: the folder `shut` is closed to it.",
  ]);
});

test("what is hidden is found by a pattern that names the dot, and by no star", async () => {
  expect((await find("data/**/b.txt")).names).toEqual([]);
  expect((await find("data/.*/b.txt")).names).toEqual(["data/.hidden/b.txt"]);
});

test.each([
  ["data/list [[]old].txt", ["data/list [old].txt"]],
  ["data/list \\[old\\].txt", ["data/list [old].txt"]],
  ["data/list \\[*.txt", ["data/list [old].txt"]],
  ["data/list [old].txt", ["data/list [old].txt", "data/list o.txt"]],
])("brackets of a name are named by %j", async (pattern, names) => {
  expect((await find(pattern)).names).toEqual(names);
});

test("an absolute glob may name a workspace behind a symbolic link by either name", async () => {
  const link = join(outer, "link");
  await symlink("workspace", link);
  for (const folder of [link, workspace]) {
    const { files, faults } = await findFiles([join(folder, "data/a.txt"), `!${folder}/data/list*`], link);
    expect([files.map(({ path }) => path), faults]).toEqual([[join(workspace, "data/a.txt")], []]);
  }
});

test.each([
  [String.raw`data\**\*.txt`, { includes: "data/**/*.txt" }],
  [String.raw`!data\old`, { excludes: "data/old" }],
  [String.raw`D:\a\lists\data\*.txt`, { includes: "data/*.txt" }],
  ["d:/A/lists/data/*.txt", { includes: "data/*.txt" }],
  [String.raw`data\[a]*.txt`, { includes: "data/[a]*.txt" }],
])("on Windows %s is one of the workspace", (pattern, expected) => {
  const names = { real: String.raw`D:\a\lists`, given: String.raw`D:\a\lists` };
  expect(confinePattern(pattern, names, win32)).toEqual(expected);
});

test.each([
  [String.raw`..\x.txt`],
  [String.raw`C:\a\lists\x.txt`],
  [String.raw`data\..\..\x.txt`],
  [String.raw`\\server\share\x.txt`],
])("on Windows %s points outside the workspace", (pattern) => {
  const names = { real: String.raw`D:\a\lists`, given: String.raw`D:\a\lists` };
  expect(confinePattern(pattern, names, win32).fault).toBeDefined();
});

test("elsewhere a backslash is not a separator", () => {
  const names = { real: "/w", given: "/w" };
  expect(confinePattern(String.raw`a\[b\]\*c`, names, posix)).toEqual({ includes: "a[[]b[]][*]c" });
});

test.each([
  ["/w/Data/a.txt", "/w/data/a.txt", "a name with other capitals or accents than the file has"],
  ["/w/e\u0301.txt", "/w/\u00e9.txt", "a name with other capitals or accents than the file has"],
  ["/w/a.txt", "/w/b.txt", "a symbolic link"],
  ["/w/a.txt", undefined, "a symbolic link"],
])("%s, which the system keeps as %s, is %s", (path, real, why) => {
  expect(explainOtherPath(path, real)).toBe(why);
});
