import type { GitHub } from "../client.ts";
import { listFolder, listTree, type TreeFile } from "./read-tree-files.ts";

/** A file that two trees do not have in common. */
export interface TreeChange {
  readonly path: string;
  /** Undefined where it was added. */
  readonly from: TreeFile | undefined;
  /** Undefined where it was removed. */
  readonly to: TreeFile | undefined;
}

interface TwoTrees {
  readonly from: string;
  readonly to: string;
}

type Entries = ReadonlyMap<string, TreeFile>;

/**
 * Finds every file in which two trees differ, by content, mode or kind: by one listing of each where GitHub gives it
 * whole, else folder by folder. Folders with the same name for their content are the same and are not asked for.
 */
export async function compareTrees(github: GitHub, { from, to }: TwoTrees): Promise<readonly TreeChange[]> {
  if (from === to) return [];
  const one = await listTree(github, { sha: from, recursive: 1 });
  const other = one && (await listTree(github, { sha: to, recursive: 1 }));
  if (one === undefined || other === undefined) return compareFolders(github, { from, to, folder: "" });
  return pair(dropFolders(one), dropFolders(other));
}

async function compareFolders(
  github: GitHub,
  {
    from,
    to,
    folder,
  }: { readonly [Side in keyof TwoTrees]: string | undefined } & { readonly folder: string },
): Promise<readonly TreeChange[]> {
  const list = async (sha: string | undefined): Promise<Entries> =>
    sha === undefined ? new Map() : await listFolder(github, sha, folder);
  const changes: TreeChange[] = [];
  for (const { path, from: was, to: is } of pair(await list(from), await list(to))) {
    const inside = folder === "" ? path : `${folder}/${path}`;
    const [wasFile, isFile] = [was, is].map((entry) => (isFolder(entry) ? undefined : entry));
    if (wasFile !== undefined || isFile !== undefined)
      changes.push({ path: inside, from: wasFile, to: isFile });
    if (isFolder(was) || isFolder(is)) {
      const [wasSha, isSha] = [was, is].map((entry) => (isFolder(entry) ? entry?.sha : undefined));
      changes.push(...(await compareFolders(github, { from: wasSha, to: isSha, folder: inside })));
    }
  }
  return changes;
}

/** A folder is what is in it. */
function dropFolders(entries: Entries): Entries {
  return new Map([...entries].filter(([, entry]) => !isFolder(entry)));
}

function pair(one: Entries, other: Entries): readonly TreeChange[] {
  const paths = new Set([...one.keys(), ...other.keys()]);
  return [...paths]
    .map((path) => ({ path, from: one.get(path), to: other.get(path) }))
    .filter(({ from, to }) => from?.sha !== to?.sha || from?.mode !== to?.mode);
}

function isFolder(entry: TreeFile | undefined): boolean {
  return entry?.mode === "040000";
}
