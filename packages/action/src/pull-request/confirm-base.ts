import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import { readCommit, readHeadSha } from "../github/rest/read-branch.ts";
import { readTreeFiles } from "../github/rest/read-tree-files.ts";
import type { BaseState } from "./read-facts.ts";

/**
 * Sees to it that what is about to be written was made from the checked files as they are on the base branch now.
 * Whatever else moved there does not matter: a merge keeps it. Throws BRANCH_RACE.
 */
export async function confirmBase(
  github: GitHub,
  { base, paths }: { readonly base: BaseState; readonly paths: readonly string[] },
): Promise<void> {
  const { name, headSha } = base.branch;
  const nowSha = await readHeadSha(github, name);
  if (nowSha === headSha) return;
  const now = nowSha === undefined ? undefined : await readCommit(github, nowSha);
  if (now !== undefined) {
    const files = await readTreeFiles(github, now.treeSha, paths);
    if (paths.every((path) => files.get(path)?.sha === base.files.get(path)?.sha)) return;
  }
  throw new ActionError("BRANCH_RACE", "The base branch moved meanwhile.");
}
