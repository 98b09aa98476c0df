import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFiles } from "./find-files.ts";

let workspace: string;

beforeEach(async () => {
  workspace = await realpath(await mkdtemp(join(tmpdir(), "explain-pattern-")));
  for (const name of ["data/Ids/a.txt", "data/b.txt"]) {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), "1\n");
  }
});

afterEach(async () => {
  await rm(workspace, { recursive: true });
});

async function explain(pattern: string): Promise<string> {
  const { faults, files } = await findFiles([pattern], workspace);
  expect([files, faults.length]).toEqual([[], 1]);
  return faults[0]?.message ?? "";
}

test.each([
  ["“data/*.txt”", "It has quotation marks in it"],
  ["'data/b.txt'", "It has quotation marks in it"],
  ["data/2020–01.txt", "It has a dash that is not the plain `-`"],
  ["data\u00a0/*.txt", "It has an invisible character in it"],
  ["data/\u200bb.txt", "It has an invisible character in it"],
  ["a.txt;b.txt", "It has a `;` in it: separate globs with commas or line breaks."],
  ["a.txt data/b.txt", "It has spaces in it: separate globs with commas or line breaks."],
  ["[a.txt", "It has a single bracket"],
  ["b.txt]", "It has a single bracket"],
  ["(data/*.txt)", "It is in brackets"],
  ["- data/b.txt", "It begins with `- `"],
  ["$GITHUB_WORKSPACE/data/*.txt", "Variables and `~` are not filled in"],
  ["~/data/*.txt", "Variables and `~` are not filled in"],
  ["# lists", "It begins with `#`"],
  ["data\\*.txt", "It has a backslash in it: write `/`"],
])("of %j, which matches nothing, it is said what it looks like", async (pattern, advice) => {
  expect(await explain(pattern)).toContain(advice);
});

test.each([
  ["Data/*.txt", "data/b.txt"],
  ["DATA/B.TXT", "data/b.txt"],
  ["data/ids/**", "data/Ids/a.txt"],
  ["**/B.{txt,csv}", "data/b.txt"],
])("%s matches nothing but for upper and lower case, and what there is is named", async (pattern, name) => {
  expect(await explain(pattern)).toBe(
    `\`files\`: \`${pattern}\` matches no file. \`${name}\` exists: upper and lower case count as different.`,
  );
});

test.each([
  ["b.txt", "data/b.txt"],
  ["Ids/*.txt", "data/Ids/a.txt"],
])("%s matches nothing but in a folder, and what there is is named", async (pattern, name) => {
  expect(await explain(pattern)).toBe(
    `\`files\`: \`${pattern}\` matches no file. \`${name}\` exists: write the path from the workspace.`,
  );
});

test("a name with blanks, dashes or brackets that exists is found, whatever it looks like", async () => {
  for (const name of ["my ids.txt b.txt", "2020–01.txt", "a;b.txt", "(x).txt", "[a.txt"]) {
    await writeFile(join(workspace, name), "1\n");
    expect((await findFiles([name], workspace)).files.map((file) => file.name)).toEqual([name]);
  }
});
