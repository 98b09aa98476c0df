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
  if (asked.length === 0) return new Map();
  const stdin = asked.map((sha) => `${sha}\n`).join("");
  const output = await git.run(["cat-file", "--batch-check=%(objectname) %(objecttype)"], { stdin });
  const lines = output.toString("utf8").trimEnd().split("\n");
  const known = lines.map((line) => line.split(" ")).filter(([, type]) => type !== "missing");
  return new Map(known.map(([sha = "", type]) => [sha, type as ObjectType]));
}

/** Writes an object and returns its SHA. */
export async function writeObject(
  git: Git,
  { type, content }: { readonly type: ObjectType; readonly content: string | Buffer },
): Promise<string> {
  const output = await git.run(["hash-object", "-t", type, "-w", "--stdin"], { stdin: content });
  return output.toString("utf8").trim();
}

/** Writes many blobs by one command, and returns their SHAs in the same order. Many together become one pack. */
export async function writeBlobs(git: Git, contents: readonly Buffer[]): Promise<readonly string[]> {
  if (contents.length === 0) return [];
  const commands = contents.flatMap((content, index) => [
    Buffer.from(`blob\nmark :${index + 1}\ndata ${content.length}\n`),
    content,
    Buffer.from(`\nget-mark :${index + 1}\n`),
  ]);
  const output = await git.run(["fast-import", "--quiet"], { stdin: Buffer.concat(commands) });
  return output.toString("utf8").trim().split("\n");
}
