import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import { shaSchema } from "./sha-schema.ts";

/** An entry of a tree, at its path from the top. */
export interface TreeFile {
  readonly path: string;
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (submodule), `040000` (folder). */
  readonly mode: string;
  readonly sha: string;
  readonly sizeBytes: number;
}

/** Git's names for the contents of files, by path. A path that a tree does not have is not in it. */
export type BlobShas = ReadonlyMap<string, string>;

/** It becomes a part of what git reads. */
const modeSchema = z.string().regex(/^[0-7]{6}$/);

const treeSchema = z.object({
  tree: z.array(
    z.object({ path: z.string(), mode: modeSchema, sha: shaSchema, size: z.number().optional() }),
  ),
  truncated: z.boolean().optional(),
});

type Entries = ReadonlyMap<string, TreeFile>;

/**
 * Reads the entries at these paths; paths that the tree does not have are left out. Goes folder by folder, as
 * GitHub cuts a recursive listing at 100,000 entries. Throws FILE_NOT_COMMITTABLE for a folder that is larger.
 */
export async function readTreeFiles(
  github: GitHub,
  treeSha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TreeFile>> {
  const folders = new Map<string, Promise<Entries>>();
  const readFolder = (folder: string): Promise<Entries> => {
    const known = folders.get(folder) ?? findFolder(folder);
    folders.set(folder, known);
    return known;
  };
  const findFolder = async (folder: string): Promise<Entries> => {
    if (folder === "") return await listFolder(github, treeSha, "");
    const entry = (await readFolder(readParent(folder))).get(readName(folder));
    return entry?.mode === "040000" ? await listFolder(github, entry.sha, folder) : new Map();
  };
  const found = new Map<string, TreeFile>();
  for (const path of paths) {
    const entry = (await readFolder(readParent(path))).get(readName(path));
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

/** The entries of one folder, by name. Throws FILE_NOT_COMMITTABLE where GitHub does not list them all. */
export async function listFolder(github: GitHub, sha: string, folder: string): Promise<Entries> {
  const entries = await listTree(github, { sha });
  if (entries !== undefined) return entries;
  const what = `The folder \`${folder}/\` holds more files than GitHub lists.`;
  throw new ActionError("FILE_NOT_COMMITTABLE", what);
}

/** The entries of a tree, by path; undefined where GitHub does not list them all. */
export async function listTree(
  github: GitHub,
  parameters: { readonly sha: string; readonly recursive?: 1 },
): Promise<Entries | undefined> {
  const { tree, truncated } = await github.request({
    operation: "getTree",
    route: "GET /repos/{owner}/{repo}/git/trees/{sha}",
    parameters,
    answer: treeSchema,
  });
  if (truncated === true) return undefined;
  return new Map(tree.map(({ size, ...entry }) => [entry.path, { ...entry, sizeBytes: size ?? 0 }]));
}

function readParent(path: string): string {
  return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}

function readName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
