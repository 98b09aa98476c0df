import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
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

test("nothing else is read: no link, no folder, nothing outside, no large file, no other encoding", async () => {
  await writeFile(join(folder, "outside.yml"), text);
  await writeFile(join(workspace, ".github/x.yml"), text);
  await symlink(join(folder, "outside.yml"), join(workspace, "link.yml"));
  await writeFile(join(workspace, "large.yml"), `${text}#${"x".repeat(1024 * 1024)}`);
  await writeFile(join(workspace, "latin.yml"), Buffer.from(`${text}# \xe4`, "latin1"));
  for (const path of ["../outside.yml", "link.yml", ".github/x.yml", ".github", "missing.yml", "*.yml"]) {
    expect(await read(path)).toEqual({
      plans: [],
      faults: [{ message: expect.stringMatching(/^`config`: name one regular file in the workspace/) }],
    });
  }
  expect((await read("large.yml")).faults).toEqual([{ message: "`config`: keep the file below 1 MiB." }]);
  expect((await read("latin.yml")).faults).toEqual([{ message: "`config`: write the file in UTF-8." }]);
});
