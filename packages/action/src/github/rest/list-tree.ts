import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import { hashObject } from "./git-blob-sha.ts";
import { parseTree } from "./parse-tree.ts";
import { shaSchema } from "./sha-schema.ts";

/** An entry of a tree, at its path from the top. */
export interface TreeFile {
  readonly path: string;
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (submodule), `040000` (folder). */
  readonly mode: string;
  readonly sha: string;
  /** 0 where it is not known. */
  readonly sizeBytes: number;
}

/** Entries by path. */
export type Entries = ReadonlyMap<string, TreeFile>;

/** All that is in a tree, folders and what is in them. */
export interface TreeListing {
  readonly entries: Entries;
  /** Where it is not, GitHub has cut the listing: what it has is true, and what it lacks may be there. */
  readonly isWhole: boolean;
}

/** A folder of a tree. */
export interface Folder {
  readonly sha: string;
  /** The tree at whose top it is found, or itself. */
  readonly topSha: string;
  /** For people. */
  readonly path: string;
}

/** It becomes a part of what git reads. */
const modeSchema = z.string().regex(/^[0-7]{6}$/);

const treeSchema = z.object({
  tree: z.array(
    z.object({ path: z.string(), mode: modeSchema, sha: shaSchema, size: z.number().optional() }),
  ),
  truncated: z.boolean().default(false),
});

/** Lists a tree as far as GitHub does: up to 100,000 entries or 7 MB. The same tree is asked for once. */
export function listTree(github: GitHub, sha: string): Promise<TreeListing> {
  return github.readOnce(`tree ${sha} and below`, () => askForTree(github, { sha, recursive: 1 }));
}

/**
 * Lists one folder of a tree, by name: from what is at hand, else from GitHub, once for all trees that share it. Throws
 * FILE_NOT_COMMITTABLE where it is larger than GitHub lists.
 */
export function listFolder(github: GitHub, { sha, topSha, path }: Folder): Promise<Entries> {
  return github.readOnce(`tree ${sha}`, async () => {
    const content = await github.objects?.readTree(sha, topSha);
    if (content !== undefined && hashObject("tree", content) === sha) return toEntries(content);
    const { entries, isWhole } = await askForTree(github, { sha });
    if (isWhole) return entries;
    const what = `The folder \`${path}/\` contains more files than GitHub lists.`;
    throw new ActionError("FILE_NOT_COMMITTABLE", what);
  });
}

async function askForTree(
  github: GitHub,
  parameters: { readonly sha: string; readonly recursive?: 1 },
): Promise<TreeListing> {
  const { tree, truncated } = await github.request({
    operation: "getTree",
    route: "GET /repos/{owner}/{repo}/git/trees/{sha}",
    parameters,
    answer: treeSchema,
  });
  const entries = tree.map(({ size = 0, ...entry }) => [entry.path, { ...entry, sizeBytes: size }] as const);
  return { entries: new Map(entries), isWhole: !truncated };
}

function toEntries(content: Uint8Array): Entries {
  return new Map(
    parseTree(content).map(({ name, mode, sha }) => [name, { path: name, mode, sha, sizeBytes: 0 }]),
  );
}
