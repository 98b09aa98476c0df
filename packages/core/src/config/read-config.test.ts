import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { quotePattern } from "../search/quote-pattern.ts";
import { readConfig } from "./read-config.ts";

let folder: string;
let workspace: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "read-config-")));
  workspace = join(folder, "workspace");
  await mkdir(join(workspace, ".github"), { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const text = "datasets:\n  - name: a\n    files: a.txt\n";
const defaults = { maxRemoval: { kind: "count", count: 1 } } as const;

function read(path: string): ReturnType<typeof readConfig> {
  return readConfig(path, { workspace, defaults });
}

test("a file of the workspace is read, and its faults name it from there", async () => {
  await mkdir(join(workspace, "lists"));
  await writeFile(join(workspace, "lists/x.yml"), text);
  expect(await read("./lists/x.yml")).toMatchObject({
    plans: [{ name: "a", patterns: ["a.txt"] }],
    faults: [],
  });
  await writeFile(join(workspace, "lists/x.yml"), `${text}    type: users\n`);
  expect(await read("lists/x.yml")).toMatchObject({
    plans: [],
    faults: [{ file: "lists/x.yml", line: 4, column: 5 }],
  });
});

test("it may be in `.github`, and where it is named without the folder that is told", async () => {
  await writeFile(join(workspace, ".github/lists.yml"), text);
  expect(await read(".github/lists.yml")).toMatchObject({ plans: [{ name: "a" }], faults: [] });
  expect((await read("lists.yml")).faults).toEqual([
    { message: "`config`: `lists.yml` does not exist in the workspace. `.github/lists.yml` exists." },
  ]);
  expect((await read(".github/lists.yaml")).faults[0]?.message).toContain("`.github/lists.yml` exists.");
});

test("a glob that matches one file names it", async () => {
  await writeFile(join(workspace, "one.yml"), text);
  expect(await read("o*.yml")).toMatchObject({ plans: [{ name: "a" }], faults: [] });
});

test("nothing else is read: no link, no folder, nothing outside, no large file, no other encoding", async () => {
  await writeFile(join(folder, "outside.yml"), text);
  await mkdir(join(workspace, ".git"));
  await writeFile(join(workspace, ".git/x.yml"), text);
  await symlink(join(folder, "outside.yml"), join(workspace, "link.yml"));
  await writeFile(join(workspace, "large.yml"), `${text}#${"x".repeat(1024 * 1024)}`);
  await writeFile(join(workspace, "latin.yml"), Buffer.from(`${text}# \xe4`, "latin1"));
  const faults = {
    "../outside.yml": "points outside the workspace",
    "link.yml": "cannot be read: it is a symbolic link",
    ".git/x.yml": "cannot be read: it is part of .git",
    ".github": "is a folder. Name the file in it, for example `.github/x-compliance.yml`",
    "missing.yml": "does not exist in the workspace. Check the path",
    [`${"x".repeat(300)}.yml`]: "does not exist in the workspace",
    "*.yml": "matches 2 files. Name one regular file",
    "no*.yml": "matches no file",
  };
  for (const [path, fault] of Object.entries(faults)) {
    const message = expect.stringContaining(`\`config\`: ${quotePattern(path)} ${fault}`);
    expect(await read(path)).toEqual({ plans: [], faults: [{ message }] });
  }
  expect((await read("large.yml")).faults).toEqual([{ message: "`config`: keep the file below 1 MiB." }]);
  expect((await read("latin.yml")).faults).toEqual([{ message: "`config`: write the file in UTF-8." }]);
});
