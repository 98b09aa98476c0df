// @module-tag slow
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitCloneWith } from "../../../test/git.ts";
import { gitOptionsOf } from "../../../test/git-bench.ts";
import { benchGitHub, type GitHubBench } from "../../../test/sandbox-github.ts";
import type { GitHub } from "../../github/client.ts";
import { openLocalObjects } from "../../github/git/open-local-objects.ts";
import type { LocalObjects } from "../../github/local-objects.ts";
import { findContents } from "./find-contents.ts";

const clean = "1\n2\n".repeat(50_000);
const files = { "a.txt": clean, "b.txt": "lone\r and\r\n\r\r\nend\r", "c.txt": "5\n" };
const crlf = clean.replaceAll("\n", "\r\n");

function nameOf(content: string): string {
  return createHash("sha1").update(`blob ${content.length}\0${content}`).digest("hex");
}

/** Finds what the base has, and returns it with how many files were asked for. */
async function find(
  bench: GitHubBench,
  { local, github = bench.github }: { readonly local: Partial<typeof files>; readonly github?: GitHub },
): Promise<{
  readonly contents: readonly string[];
  readonly asked: number;
  readonly paths: readonly string[];
}> {
  const before = bench.sandbox.recorder.requests("github.getBlob").length;
  const wanted = [];
  for (const [path, content] of Object.entries(local)) {
    const localPath = join(bench.folder, `checked-${path}`);
    await writeFile(localPath, content);
    const entry = { path, mode: "100644", sha: nameOf(files[path as keyof typeof files]), sizeBytes: 0 };
    wanted.push({ located: { path, file: { name: path, path: localPath } }, entry });
  }
  const paths = await findContents({ github, folder: bench.folder }, wanted);
  const contents = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return { contents, paths, asked: bench.sandbox.recorder.requests("github.getBlob").length - before };
}

test("local files that are the base's are used where they are, and with other line ends once these are put right", async () => {
  await using bench = await benchGitHub(files);
  const { contents, paths, asked } = await find(bench, { local: { "c.txt": files["c.txt"], "a.txt": crlf } });
  expect(contents).toEqual([files["c.txt"], clean]);
  expect(paths).toEqual([join(bench.folder, "checked-c.txt"), join(bench.folder, "1.base")]);
  expect(asked).toBe(0);
});

test.each([1, 2, 3])(
  "a return is dropped only before a line feed, also where a piece of %d bytes ends",
  async (pad) => {
    // Pieces have 64 KiB.
    const text = `${"x".repeat(65_536 - pad)}\r\n\r\ry\r`;
    const base = text.replaceAll("\r\n", "\n");
    await using bench = await benchGitHub({ "a.txt": base });
    const entry = { path: "a.txt", mode: "100644", sha: nameOf(base), sizeBytes: 0 };
    const localPath = join(bench.folder, "checked");
    await writeFile(localPath, text);
    const located = { path: "a.txt", file: { name: "a.txt", path: localPath } };
    const [path = ""] = await findContents({ github: bench.github, folder: bench.folder }, [
      { located, entry },
    ]);
    expect(await readFile(path, "utf8")).toBe(base);
    expect(bench.sandbox.recorder.requests("github.getBlob")).toEqual([]);
  },
);

test("what local files do not have comes from the checkout's objects, and from GitHub where these lack it", async () => {
  await using bench = await benchGitHub(files);
  const local = { "a.txt": "edited\n", "b.txt": "edited\r\n" };
  expect(await find(bench, { local })).toMatchObject({ contents: [clean, files["b.txt"]], asked: 2 });
  const top = join(bench.folder, "checkout");
  await gitCloneWith([])(bench.sandbox.github.gitDir, top);
  await using objects = await openLocalObjects({ ...gitOptionsOf(bench), top });
  const github = { ...bench.github, objects };
  expect(await find(bench, { local, github })).toMatchObject({ contents: [clean, files["b.txt"]], asked: 0 });
});

test("an object whose bytes do not have its name is not taken", async () => {
  await using bench = await benchGitHub(files);
  const objects: LocalObjects = {
    readTree: async () => undefined,
    async copyBlob(_sha, path) {
      await writeFile(path, "planted\n");
      return true;
    },
    fetchBlobs: async () => undefined,
  };
  const github = { ...bench.github, objects };
  const found = await find(bench, { local: { "a.txt": "edited\n" }, github });
  expect(found).toMatchObject({ contents: [clean], asked: 1 });
});
