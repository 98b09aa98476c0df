// @module-tag slow
import { execFileSync } from "node:child_process";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gitClone } from "../../../test/git.ts";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import { findOlder } from "./find-older.ts";

let bench: GitHubBench;
let clones = 0;
beforeAll(async () => {
  bench = await benchGitHub({ "a.txt": "1\n2\n3\n", "b.txt": "4\n" });
});
afterAll(() => bench[Symbol.asyncDispose]());

type Change = Readonly<Record<string, string>>;

interface World {
  readonly arrange?: (folder: string, git: (...words: readonly string[]) => string) => unknown;
  /** What the base gets after the clone. */
  readonly since?: Change;
  readonly names?: readonly string[];
}

/** Clones a branch of its own for each test, changes it at GitHub, and asks about the clone's files. */
async function find({ arrange, since, names = ["a.txt"] }: World): Promise<readonly string[]> {
  const { github } = bench.sandbox;
  clones += 1;
  const [branch, folder] = [`base-${clones}`, join(bench.folder, `clone-${clones}`)];
  await github.commitFiles({ branch, files: { "a.txt": `1\n2\n3\n${clones}\n` }, message: "Grow" });
  await gitClone(github.gitDir, folder);
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-C", folder, ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  git("checkout", "--quiet", "-b", branch, `origin/${branch}`);
  await arrange?.(folder, git);
  if (since !== undefined) await github.commitFiles({ branch, files: since, message: "Move on" });
  const baseSha = (await github.log(branch))[0]?.sha ?? "";
  const files = names.map((name) => ({ path: name, file: { name, path: join(folder, name) } }));
  const older = await findOlder(files, { github: bench.github, baseSha, folder: bench.folder });
  return [...older];
}

const removal: Change = { "a.txt": "1\n" };

test.each<readonly [string, World["arrange"]]>([
  ["a branch", undefined],
  ["a commit without a branch", (_folder, git) => git("checkout", "--quiet", "--detach")],
  ["a branch that git has packed", (_folder, git) => git("pack-refs", "--all")],
  ["a branch, with other line ends", (folder) => writeFile(join(folder, "b.txt"), "4\r\n")],
])("%s that the base has moved on from is older", async (_name, arrange) => {
  expect(await find({ since: removal, names: ["a.txt", "b.txt"], ...(arrange && { arrange }) })).toEqual([
    "a.txt",
    "b.txt",
  ]);
});

test("a file that an earlier step changed is not older, and others of the checkout are", async () => {
  const arrange: World["arrange"] = (folder) => appendFile(join(folder, "a.txt"), "5\n");
  expect(await find({ arrange, since: removal, names: ["a.txt", "b.txt"] })).toEqual(["b.txt"]);
});

test("a file that is not in the commit is not older", async () => {
  const arrange: World["arrange"] = (folder) => writeFile(join(folder, "c.txt"), "5\n");
  expect(await find({ arrange, since: removal, names: ["c.txt"] })).toEqual([]);
});

test("without a move of the base nothing is older", async () => {
  expect(await find({})).toEqual([]);
});

test("a commit that the base does not hold is not older, nor one that GitHub does not know", async () => {
  const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
  const commit: World["arrange"] = (_folder, git) =>
    git(...person, "commit", "--quiet", "--allow-empty", "-m", "Local");
  expect(await find({ arrange: commit, since: removal })).toEqual([]);
  const push: World["arrange"] = (folder, git) => {
    commit(folder, git);
    git("push", "--quiet", "origin", `HEAD:side-${clones}`);
  };
  expect(await find({ arrange: push, since: removal })).toEqual([]);
});

test("where a file came to the base in between, the entries may be in it, and nothing is older", async () => {
  expect(await find({ since: { ...removal, "new.txt": "2\n3\n" } })).toEqual([]);
});

test("a checkout that cannot be read, and a GitHub that fails, make nothing older", async () => {
  const arrange: World["arrange"] = (folder) =>
    writeFile(join(folder, ".git/HEAD"), "ref: refs/heads/gone\n");
  expect(await find({ arrange, since: removal })).toEqual([]);
  const failed = { kind: "answer", status: 502 } as const;
  bench.sandbox.faults.script("github.compare", failed, failed, failed, failed);
  expect(await find({ since: removal })).toEqual([]);
  expect(bench.sandbox.faults.unused()).toEqual([]);
});
