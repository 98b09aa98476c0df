// @module-tag slow
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createGit, type Git } from "./git.ts";
import { initRepository } from "./init-repository.ts";
import { readObject, writeBlobs, writeObject } from "./objects.ts";
import { writeTree } from "./trees.ts";

let git: Git;

beforeEach(async () => {
  git = createGit(await mkdtemp(join(tmpdir(), "git-")));
  await initRepository(git.folder, "main");
});

afterEach(async () => {
  await git[Symbol.asyncDispose]();
  await rm(git.folder, { recursive: true });
});

test("a command that fails tells its code and what git said", async () => {
  await expect(git.run(["cat-file", "-p", "none"])).rejects.toMatchObject({
    name: "GitError",
    exitCode: 128,
    message: expect.stringContaining("Not a valid object name none"),
  });
});

test("a command that does not read its input to the end is judged by its code", async () => {
  await expect(
    git.run(["rev-parse", "--git-dir"], { stdin: Buffer.alloc(1_000_000) }),
  ).resolves.toBeDefined();
});

test("a question that git cannot answer is not taken for a no", async () => {
  expect(await git.find(["check-ref-format", "refs/heads/a..b"])).toBeUndefined();
  await expect(git.find(["merge-base", "--is-ancestor", "none", "none"])).rejects.toThrow("none");
});

test("the configuration of the machine does not reach the repository", async () => {
  vi.stubEnv("GIT_CONFIG_COUNT", "1");
  vi.stubEnv("GIT_CONFIG_KEY_0", "commit.gpgSign");
  vi.stubEnv("GIT_CONFIG_VALUE_0", "true");
  const listed = (await git.run(["config", "--list", "--show-scope"])).toString().trim().split("\n");
  const own = /^command\t(?:uploadpack|receive|core)\./;
  expect(listed.filter((line) => !line.startsWith("local") && !own.test(line))).toEqual([]);
  vi.unstubAllEnvs();
});

test("objects are read in the order in which they are asked for, whatever their size, also those that are not there", async () => {
  const contents = [Buffer.alloc(300_000, "1234567890\n"), Buffer.from("\n\n"), Buffer.alloc(0)];
  const [large = "", small = "", none = ""] = await writeBlobs(git, contents);
  const names = [small, large, "none", none, "a name with words", small, `${large}^{tree}`, large];
  const read = await Promise.all(names.map((name) => git.read(name)));
  expect(read.map((object) => object?.content.length)).toEqual([
    2,
    300_000,
    undefined,
    0,
    undefined,
    2,
    undefined,
    300_000,
  ]);
  expect(read.at(-1)?.content.equals(contents[0] as Buffer)).toBe(true);
  const later = await writeObject(git, { type: "blob", content: "later" });
  expect((await git.read(later))?.content.toString()).toBe("later");
});

test("a git that could not read tells so, and the next one reads again", async () => {
  const nowhere = createGit(join(git.folder, "nowhere"));
  await expect(nowhere.read("HEAD")).rejects.toThrow("git cat-file ended: code 128.");
  await expect(nowhere.read("HEAD")).rejects.toThrow("code 128");
  await nowhere[Symbol.asyncDispose]();
});

test("blobs are written in order and read back byte for byte, and a name with a line feed is nobody's", async () => {
  const contents = [Buffer.from("1\r\n"), Buffer.from([0, 10, 255]), Buffer.alloc(0)];
  const shas = await writeBlobs(git, contents);
  const read = await Promise.all(shas.map((sha) => readObject(git, sha)));
  expect(read.map((object) => object?.content)).toEqual(contents);
  expect(await writeObject(git, { type: "blob", content: "1\r\n" })).toBe(shas[0]);
  expect(await readObject(git, `${shas[0]}\n`)).toBeUndefined();
});

test("what is written without git is what git would have written: nested, in order, without empty folders", async () => {
  const [one = "", two = ""] = await writeBlobs(git, [Buffer.from("1\n"), Buffer.from("2\n")]);
  const put = (path: string, sha: string | undefined) => ({ path, mode: "100644", sha });
  const base = await writeTree(git, {
    base: undefined,
    changes: ["a/b/c.txt", "a.txt", "a0/d.txt", "ü.txt"].map((path) => put(path, one)),
  });
  const changes = [put("a/b/c.txt", undefined), put("a/e/f.txt", two), put("a.txt", two)];
  const tree = await writeTree(git, { base, changes });
  const listed = (await git.run(["-c", "core.quotePath=false", "ls-tree", "-r", tree])).toString();
  expect(
    listed
      .replaceAll(/100644 blob /g, "")
      .trim()
      .split("\n"),
  ).toEqual([`${two}\ta.txt`, `${two}\ta/e/f.txt`, `${one}\ta0/d.txt`, `${one}\tü.txt`]);
  expect((await git.run(["fsck", "--strict", "--no-dangling"])).toString()).toBe("");
  await expect(writeTree(git, { base, changes: [put("a/b", undefined)] })).rejects.toThrow("no file a/b");
});
