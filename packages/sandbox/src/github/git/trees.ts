import type { Git } from "./git.ts";
import type { ObjectType } from "./git-object.ts";
import { writeObject } from "./objects.ts";
import { folderMode, parseTreeObject, renderTreeObject, type TreeItem } from "./tree-object.ts";

/** What stands at a path of a tree. */
export interface TreeEntry {
  readonly path: string;
  /** Six octal digits, for example `100644`. */
  readonly mode: string;
  readonly type: ObjectType;
  readonly sha: string;
  /** Only blobs have a size. */
  readonly sizeBytes: number | undefined;
}

/** What happens to a path in a new tree: an object of this mode, or nothing. */
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

/** Lists a tree; with `recursive` everything below it, folders included. One command, as trees can have 100,000 files. */
export async function readTree(
  git: Git,
  { treeSha, recursive }: { readonly treeSha: string; readonly recursive: boolean },
): Promise<readonly TreeEntry[]> {
  const listing = await git.run(["ls-tree", "-l", "-z", ...(recursive ? ["-r", "-t"] : []), treeSha]);
  return listing
    .toString("utf8")
    .split("\0")
    .slice(0, -1)
    .map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", type = "", sha = "", size = ""] = line.slice(0, tab).split(/ +/);
      const sizeBytes = size === "-" ? undefined : Number(size);
      return { path: line.slice(tab + 1), mode, type: type as ObjectType, sha, sizeBytes };
    });
}

/** Writes a tree that is the base with these changes. Throws a `MissingPathError`. */
export async function writeTree(
  git: Git,
  { base, changes }: { readonly base: string | undefined; readonly changes: readonly TreeChange[] },
): Promise<string> {
  const items = await changeItems(git, { base, changes, above: "" });
  return writeObject(git, { type: "tree", content: renderTreeObject(items) });
}

/** A tree's items with these changes, the trees below it written anew. */
async function changeItems(
  git: Git,
  folder: {
    readonly base: string | undefined;
    readonly changes: readonly TreeChange[];
    /** Where the tree is: empty, or a path that ends with a slash. */
    readonly above: string;
  },
): Promise<readonly TreeItem[]> {
  const { base, changes, above } = folder;
  const old = base === undefined ? [] : await readItems(git, base);
  const items = new Map(old.map((item) => [item.name, item]));
  for (const { path, mode, sha } of changes.filter(({ path }) => !path.includes("/"))) {
    const known = items.get(path);
    if (sha !== undefined) items.set(path, { name: path, mode, sha });
    else if (known === undefined || known.mode === folderMode) throw new MissingPathError(above + path);
    else items.delete(path);
  }
  const deeper = changes.filter(({ path }) => path.includes("/"));
  for (const [name, inner = []] of Map.groupBy(deeper, ({ path }) => path.slice(0, path.indexOf("/")))) {
    const known = items.get(name);
    const below = await changeItems(git, {
      base: known?.mode === folderMode ? known.sha : undefined,
      changes: inner.map(({ path, ...change }) => ({ path: path.slice(name.length + 1), ...change })),
      above: `${above}${name}/`,
    });
    // Git keeps no empty folder.
    if (below.length === 0) items.delete(name);
    else {
      const sha = await writeObject(git, { type: "tree", content: renderTreeObject(below) });
      items.set(name, { name, mode: folderMode, sha });
    }
  }
  return [...items.values()];
}

async function readItems(git: Git, treeSha: string): Promise<readonly TreeItem[]> {
  const object = await git.read(treeSha);
  if (object?.type !== "tree") throw new Error(`There is no tree ${treeSha}.`);
  return parseTreeObject(object.content);
}
