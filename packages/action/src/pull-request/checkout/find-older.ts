import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { hashBlobFile } from "../../github/rest/git-blob-sha.ts";
import { readCommit } from "../../github/rest/read-branch.ts";
import { readTreeFiles } from "../../github/rest/read-tree-files.ts";
import { restoreLineEnds } from "../contents/restore-line-ends.ts";
import { type RepositoryFile, readTop } from "../locate-repository.ts";
import { isKeptSince } from "./is-kept-since.ts";
import { readCheckout } from "./read-checkout.ts";

interface Older {
  readonly github: GitHub;
  /** The head of the base branch. */
  readonly baseSha: string;
  /** An existing folder of our own. */
  readonly folder: string;
}

/**
 * Of files that are on the base, finds the paths of those that an older commit of the base has just as they are checked
 * out: what is in these and no longer on the base was taken off it since. None where an entry may have come to
 * another place. What cannot be read is not older.
 */
export async function findOlder(
  files: readonly RepositoryFile[],
  options: Older,
): Promise<ReadonlySet<string>> {
  try {
    return await compareWithHead(files, options);
  } catch (error) {
    if (error instanceof ActionError) return new Set();
    throw error;
  }
}

async function compareWithHead(
  files: readonly RepositoryFile[],
  { github, baseSha, folder }: Older,
): Promise<ReadonlySet<string>> {
  const older = new Set<string>();
  const [first] = files;
  const headSha = first && (await readCheckout(readTop(first))).headSha;
  if (headSha === undefined || headSha === baseSha) return older;
  const isKept = await isKeptSince(github, { from: headSha, to: baseSha });
  const head = isKept ? await readCommit(github, headSha) : undefined;
  if (head === undefined) return older;
  const paths = files.map(({ path }) => path);
  const entries = await readTreeFiles(github, head.treeSha, paths);
  for (const { file, path } of files) {
    const sha = entries.get(path)?.sha;
    if (sha !== undefined && (await isContent(file.path, { sha, folder }))) older.add(path);
  }
  return older;
}

/** Whether a local file has this content of git's, also with other line ends. */
async function isContent(
  path: string,
  { sha, folder }: { readonly sha: string; readonly folder: string },
): Promise<boolean> {
  if ((await hashBlobFile(path)).sha === sha) return true;
  const to = join(folder, "older");
  if (!(await restoreLineEnds({ from: path, to, sha }))) return false;
  await rm(to);
  return true;
}
