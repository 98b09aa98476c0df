import { compareCommits } from "../../github/rest/compare-commits.ts";
import { compareTrees, type TreeChange } from "../../github/rest/compare-trees.ts";
import { type Branch, readCommit } from "../../github/rest/read-branch.ts";
import { readTreeFiles } from "../../github/rest/read-tree-files.ts";
import type { ProposalContext } from "../proposal-context.ts";

/** Two branches, each as it was read. */
export interface Sides {
  readonly branch: Branch;
  readonly base: Branch;
}

/** What a pull request from our branch would show. */
export interface BranchChanges {
  /** Where the branch left the base. */
  readonly forkSha: string;
  readonly changes: readonly TreeChange[];
}

/**
 * Compares the whole trees of our branch and of the base where the branch left it, as GitHub does for a pull request. What a
 * commit or a text says of itself is not asked. Undefined where the two have no history in common.
 */
export async function readChanges(
  { github }: Pick<ProposalContext, "github">,
  { branch, base }: Sides,
): Promise<BranchChanges | undefined> {
  // A base that is a parent is all in the branch.
  const isOnTop = branch.parentShas.includes(base.headSha);
  const forkSha = isOnTop
    ? base.headSha
    : (await compareCommits(github, { base: base.headSha, head: branch.headSha }))?.forkSha;
  if (forkSha === undefined) return undefined;
  const fork = forkSha === base.headSha ? base : await readCommit(github, forkSha);
  if (fork === undefined) return undefined;
  return { forkSha, changes: await compareTrees(github, { from: fork.treeSha, to: branch.treeSha }) };
}

/**
 * Of what a branch changes, the paths that no proposal of ours does: files that are not checked, and those that it adds,
 * removes or gives another mode. A file that was changed and that the base has given up since may have been checked then;
 * the next commit gives it up, too.
 */
export async function listForeign(
  { github, files }: Pick<ProposalContext, "github" | "files">,
  { changes, base }: { readonly changes: readonly TreeChange[]; readonly base: Branch },
): Promise<readonly string[]> {
  const checked = new Set(files.map(({ path }) => path));
  const others = changes.filter((change) => !isModified(change) || !checked.has(change.path));
  const edited = others.filter(isModified).map(({ path }) => path);
  const onBase = edited.length === 0 ? undefined : await readTreeFiles(github, base.treeSha, edited);
  return others
    .filter((change) => !isModified(change) || checked.has(change.path) || onBase?.has(change.path))
    .map(({ path }) => path);
}

/** Whether nothing differs but the contents of these files. */
export function isConfined(changes: readonly TreeChange[], paths: readonly string[]): boolean {
  const checked = new Set(paths);
  return changes.every((change) => isModified(change) && checked.has(change.path));
}

/** Whether the file is in both trees and only its content is another. */
export function isModified({ from, to }: TreeChange): boolean {
  return from !== undefined && from.mode === to?.mode;
}
