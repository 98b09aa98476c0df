import type { GitHub } from "../client.ts";
import { type Entries, listFolder, listTree, type TreeFile } from "./list-tree.ts";

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

/**
 * Finds every file in which two trees differ, by content, mode or kind: by one listing of each where GitHub gives it
 * whole, else folder by folder. Folders with the same name for their content are the same and are not asked for.
 */
export async function compareTrees(github: GitHub, { from, to }: TwoTrees): Promise<readonly TreeChange[]> {
  if (from === to) return [];
  const [one, other] = [await listTree(github, from), await listTree(github, to)];
  if (one.isWhole && other.isWhole) return pair(dropFolders(one.entries), dropFolders(other.entries));
  return compareFolders(github, { from, to, folder: "", tops: { from, to } });
}

interface TwoFolders {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly folder: string;
  /** The trees that they are in. */
  readonly tops: TwoTrees;
}

async function compareFolders(
  github: GitHub,
  { from, to, folder, tops }: TwoFolders,
): Promise<readonly TreeChange[]> {
  const list = async (sha: string | undefined, topSha: string): Promise<Entries> =>
    sha === undefined ? new Map() : await listFolder(github, { sha, topSha, path: folder });
  const changes: TreeChange[] = [];
  const [before, after] = [await list(from, tops.from), await list(to, tops.to)];
  for (const { path, from: was, to: is } of pair(before, after)) {
    const inside = folder === "" ? path : `${folder}/${path}`;
    const [wasFile, isFile] = [was, is].map((entry) => (isFolder(entry) ? undefined : entry));
    if (wasFile !== undefined || isFile !== undefined)
      changes.push({ path: inside, from: wasFile, to: isFile });
    if (isFolder(was) || isFolder(is)) {
      const [wasSha, isSha] = [was, is].map((entry) => (isFolder(entry) ? entry?.sha : undefined));
      changes.push(...(await compareFolders(github, { from: wasSha, to: isSha, folder: inside, tops })));
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
