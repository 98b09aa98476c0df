import { createHash, randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import type { Git } from "./git.ts";
import type { GitObject, ObjectType } from "./git-object.ts";

/** A full object name. */
export const shaPattern: RegExp = /^[0-9a-f]{40}$/;

/** Reads an object by its SHA or any other name that git understands. */
export async function readObject(git: Git, name: string): Promise<GitObject | undefined> {
  if (/[\n\0]/.test(name)) return undefined;
  return await git.read(name);
}

/** The type of each object, and nothing for those that are not there. */
export async function readTypes(git: Git, shas: readonly string[]): Promise<ReadonlyMap<string, ObjectType>> {
  const asked = shas.filter((sha) => shaPattern.test(sha));
  const known = await Promise.all(asked.map((sha) => git.inspect(sha)));
  return new Map(known.flatMap((facts) => (facts === undefined ? [] : [[facts.sha, facts.type]])));
}

/** Above so many blobs a pack is faster than a file for each. */
const maxLooseBlobs = 50;

const compress = promisify(deflate);

/**
 * Writes an object as a file of its own, in git's form, and returns its SHA: a git for each would be most of a test's
 * time. Source: git's book, "Git Internals - Git Objects".
 */
export async function writeObject(
  git: Git,
  { type, content }: { readonly type: ObjectType; readonly content: string | Buffer },
): Promise<string> {
  const body = Buffer.from(content);
  const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
  const sha = createHash("sha1").update(bytes).digest("hex");
  const folder = join(git.folder, "objects", sha.slice(0, 2));
  const path = join(folder, sha.slice(2));
  await mkdir(folder, { recursive: true });
  // Nobody reads half of an object.
  const unfinished = join(folder, `tmp_obj_${randomUUID()}`);
  await writeFile(unfinished, await compress(bytes, { level: 1 }));
  await rename(unfinished, path);
  return sha;
}

/** Writes blobs and returns their SHAs in the same order. Many together become one pack. */
export async function writeBlobs(git: Git, contents: readonly Buffer[]): Promise<readonly string[]> {
  if (contents.length <= maxLooseBlobs) {
    return Promise.all(contents.map((content) => writeObject(git, { type: "blob", content })));
  }
  const commands = contents.flatMap((content, index) => [
    Buffer.from(`blob\nmark :${index + 1}\ndata ${content.length}\n`),
    content,
    Buffer.from(`\nget-mark :${index + 1}\n`),
  ]);
  const output = await git.run(["fast-import", "--quiet"], { stdin: Buffer.concat(commands) });
  return output.toString("utf8").trim().split("\n");
}
