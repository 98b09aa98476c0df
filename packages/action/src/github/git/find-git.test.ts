import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, win32 } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findGit, isInside, listCandidates } from "./find-git.ts";

const [name, other] = process.platform === "win32" ? ["git.exe", "git"] : ["git", "git.exe"];

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "find-git-")));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(place: string, file: string, mode = 0o755): Promise<string> {
  await mkdir(join(folder, place), { recursive: true });
  await writeFile(join(folder, place, file), "", { mode });
  return join(folder, place);
}

test("the first git along PATH is taken, by its absolute path", async () => {
  const path = [await put("empty", other), await put("one", name), await put("two", name)].join(delimiter);
  expect(await findGit({ path, workspace: undefined })).toBe(join(folder, "one", name));
});

test("a git of the workspace is passed over, also behind a link from outside and a linked workspace", async () => {
  const planted = await put("workspace/bin", name);
  await symlink(planted, join(folder, "link"));
  await symlink(join(folder, "workspace"), join(folder, "to-workspace"));
  const good = await put("usr", name);
  for (const workspace of ["workspace", "to-workspace"]) {
    const path = [planted, join(folder, "link"), join(folder, "workspace"), good].join(delimiter);
    expect(await findGit({ path, workspace: join(folder, workspace) })).toBe(join(good, name));
    expect(await findGit({ path: planted, workspace: join(folder, workspace) })).toBeUndefined();
  }
});

test("relative and empty entries of PATH are passed over, and what is not a program", async () => {
  const path = ["", ".", "bin", await put("plain", name, 0o644), join(folder, "none")].join(delimiter);
  await mkdir(join(folder, "as-folder", name), { recursive: true });
  expect(
    await findGit({ path: `${path}${delimiter}${join(folder, "as-folder")}`, workspace: folder }),
  ).toBeUndefined();
});

test("on Windows git.exe is looked for, on a drive or a server, and nothing relative to the working directory", () => {
  const path = String.raw`.;;bin;\tools;C:tools;C:\Program Files\Git\cmd;"D:\g i t\cmd";\\server\share\git`;
  expect(listCandidates(path, win32)).toEqual([
    String.raw`C:\Program Files\Git\cmd\git.exe`,
    String.raw`D:\g i t\cmd\git.exe`,
    String.raw`\\server\share\git\git.exe`,
  ]);
});

test.each([
  [String.raw`d:\A\lists\lists\git.exe`, true],
  [String.raw`D:\a\lists\listsmore\git.exe`, false],
  [String.raw`C:\Program Files\Git\cmd\git.exe`, false],
])("on Windows %s is inside of the workspace: %s", (path, expected) => {
  expect(isInside(path, String.raw`D:\a\lists\lists`, win32)).toBe(expected);
});
