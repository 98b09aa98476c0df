import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Git } from "./git.ts";
import type { ObjectType } from "./git-object.ts";

/** What stands at a path of a tree. */
export interface TreeEntry {
  readonly path: string;
  /** Six octal digits, such as `100644`. */
  readonly mode: string;
  readonly type: ObjectType;
  readonly sha: string;
  /** Only blobs have a size. */
  readonly sizeBytes: number | undefined;
}

/** What becomes of a path in a new tree: an object of this mode, or nothing. */
export interface TreeChange {
  readonly path: string;
  readonly mode: string;
  readonly sha: string | undefined;
}

/** A change that removes a path which is not there. */
export class MissingPathError extends Error {
  constructor(path: string) {
    super(`The tree has no file ${path} to remove. Name a path of the base tree.`);
    this.name = "MissingPathError";
  }
}

/** Lists a tree; with `recursive` everything below it, folders included. */
export async function readTree(
  git: Git,
  { treeSha, recursive }: { readonly treeSha: string; readonly recursive: boolean },
): Promise<readonly TreeEntry[]> {
  const output = await git.run([
    "ls-tree",
    "-z",
    "-l",
    "--full-tree",
    ...(recursive ? ["-r", "-t"] : []),
    treeSha,
  ]);
  return splitRecords(output).map((record) => {
    const tab = record.indexOf("\t");
    const [mode = "", type = "", sha = "", size = "-"] = record.slice(0, tab).split(/ +/);
    const sizeBytes = size === "-" ? undefined : Number(size);
    return { path: record.slice(tab + 1), mode, type: type as ObjectType, sha, sizeBytes };
  });
}

/** Writes a tree that is the base with these changes. Throws a `MissingPathError`. */
export async function writeTree(
  git: Git,
  { base, changes }: { readonly base: string | undefined; readonly changes: readonly TreeChange[] },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "index-"));
  const env = { GIT_INDEX_FILE: join(folder, "index") };
  try {
    // Where there is no index, git takes it for an empty one.
    if (base !== undefined) await git.run(["read-tree", base], { env });
    const removed = changes.filter(({ sha }) => sha === undefined);
    if (removed.length > 0) {
      const known = new Set(splitRecords(await git.run(["ls-files", "-z", "--cached"], { env })));
      const missing = removed.find(({ path }) => !known.has(path));
      if (missing !== undefined) throw new MissingPathError(missing.path);
    }
    const stdin = changes.map(renderChange).join("");
    await git.run(["update-index", "-z", "--index-info"], { env, stdin });
    return (await git.run(["write-tree"], { env })).toString("utf8").trim();
  } finally {
    await rm(folder, { recursive: true });
  }
}

function renderChange({ path, mode, sha }: TreeChange): string {
  // Mode 0 is how git's index is told to forget a path.
  return sha === undefined ? `0 ${"0".repeat(40)}\t${path}\0` : `${mode} ${sha}\t${path}\0`;
}

function splitRecords(output: Buffer): readonly string[] {
  return output.toString("utf8").split("\0").slice(0, -1);
}
