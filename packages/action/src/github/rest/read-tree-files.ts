import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import { type Entries, listFolder, listTree, type TreeFile } from "./list-tree.ts";

export type { TreeFile } from "./list-tree.ts";

/** Git's names for the contents of files, by path. A path that a tree does not have is not in it. */
export type BlobShas = ReadonlyMap<string, string>;

/**
 * Reads the entries at these paths; paths that the tree does not have are left out. One listing has them all, or else
 * those that GitHub cut from it are looked up in their folders. Throws FILE_NOT_COMMITTABLE for a folder that GitHub cuts, too.
 */
export async function readTreeFiles(
  github: GitHub,
  treeSha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeFile>> {
  const { entries, isWhole } = await listTree(github, treeSha);
  const readFolder = async (path: string): Promise<Entries> => {
    const sha = await findFolder(path);
    return sha === undefined ? new Map() : await listFolder(github, { sha, topSha: treeSha, path });
  };
  const findFolder = async (path: string): Promise<string | undefined> => {
    if (path === "") return treeSha;
    const entry = entries.get(path) ?? (await readFolder(readParent(path))).get(readName(path));
    return entry?.mode === "040000" ? entry.sha : undefined;
  };
  const found = new Map<string, TreeFile>();
  for (const path of paths) {
    const listed = entries.get(path);
    const entry = listed ?? (isWhole ? undefined : (await readFolder(readParent(path))).get(readName(path)));
    if (entry !== undefined) found.set(path, { ...entry, path });
  }
  return found;
}

/** As `readTreeFiles`; undefined if GitHub has thrown the tree away, as it does some day where no branch leads to it. */
export async function findTreeFiles(
  github: GitHub,
  treeSha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeFile> | undefined> {
  try {
    return await readTreeFiles(github, treeSha, paths);
  } catch (error) {
    if (error instanceof ActionError && error.code === "GITHUB_NOT_FOUND") return undefined;
    throw error;
  }
}

/** What two trees are compared by. */
export function toBlobShas(files: ReadonlyMap<string, TreeFile>): BlobShas {
  return new Map([...files].map(([path, { sha }]) => [path, sha]));
}

function readParent(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function readName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
