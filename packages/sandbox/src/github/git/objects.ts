import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";

/** What git keeps. */
export type ObjectType = "blob" | "tree" | "commit" | "tag";

/** An object with its content, as it was before git packed it. */
export interface GitObject {
  readonly sha: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** A full object name. */
export const shaPattern: RegExp = /^[0-9a-f]{40}$/;

/** Reads an object by its SHA or any other name that git understands. */
export async function readObject(git: Git, name: string): Promise<GitObject | undefined> {
  if (/[\n\0]/.test(name)) return undefined;
  const output = await git.run(["cat-file", "--batch"], { stdin: `${name}\n` });
  const end = output.indexOf("\n");
  const [sha = "", type = "", size] = output.subarray(0, end).toString("utf8").split(" ");
  // Otherwise the line says `missing` or `ambiguous`.
  if (!shaPattern.test(sha) || size === undefined) return undefined;
  return { sha, type: type as ObjectType, content: output.subarray(end + 1, end + 1 + Number(size)) };
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

/** Writes many blobs by one command, and returns their SHAs in the same order. */
export async function writeBlobs(git: Git, contents: readonly Buffer[]): Promise<readonly string[]> {
  if (contents.length === 0) return [];
  const folder = await mkdtemp(join(tmpdir(), "blobs-"));
  try {
    const paths = contents.map((_, index) => join(folder, String(index)));
    await Promise.all(paths.map((path, index) => writeFile(path, contents[index] ?? "")));
    const stdin = paths.map((path) => `${path}\n`).join("");
    const output = await git.run(["hash-object", "-w", "--no-filters", "--stdin-paths"], { stdin });
    return output.toString("utf8").trim().split("\n");
  } finally {
    await rm(folder, { recursive: true });
  }
}
