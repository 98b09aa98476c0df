import type { PullRequest } from "../git-data/pulls.ts";
import type { Branch } from "../git-data/read-branch.ts";
import { readTrailer } from "./trailer.ts";

/** What was read of the repository, at one time. */
export interface RepositoryFacts {
  readonly base: Branch;
  /** Our branch, if it exists. */
  readonly branch: Branch | undefined;
  readonly pull: PullRequest | undefined;
  /** Whether any file of the base has to change. */
  readonly hasChanges: boolean;
  /** Whether all checked files on our branch are already as they shall be. */
  readonly isBranchCurrent: boolean;
}

/** What is to be done about it. */
export type Plan =
  /** Nothing to propose and nothing open. */
  | { readonly kind: "none" }
  /** The open pull request says it all. */
  | { readonly kind: "unchanged"; readonly pull: PullRequest; readonly headSha: string }
  /** Nothing is left to remove. */
  | { readonly kind: "close"; readonly pull: PullRequest; readonly branch: Branch | undefined }
  /** The branch is right, but nobody opened its pull request. */
  | { readonly kind: "open"; readonly headSha: string }
  | {
      readonly kind: "commit";
      readonly parentShas: readonly string[];
      readonly isNewBranch: boolean;
      readonly pull: PullRequest | undefined;
    }
  /** Somebody else's commit is on the branch. */
  | { readonly kind: "stop" };

/** Decides what to do. Nothing of anybody else is ever overwritten, closed or deleted. */
export function planPullRequest(facts: RepositoryFacts): Plan {
  const { base, branch, pull, hasChanges, isBranchCurrent } = facts;
  if (!hasChanges) {
    if (pull === undefined) return { kind: "none" };
    return branch === undefined || isOurs(branch) ? { kind: "close", pull, branch } : { kind: "stop" };
  }
  if (branch === undefined) {
    return { kind: "commit", parentShas: [base.headSha], isNewBranch: true, pull };
  }
  if (!isOurs(branch)) return { kind: "stop" };
  if (isBranchCurrent) {
    return pull === undefined
      ? { kind: "open", headSha: branch.headSha }
      : { kind: "unchanged", pull, headSha: branch.headSha };
  }
  return { kind: "commit", parentShas: parentsOf(branch, base), isNewBranch: false, pull };
}

/** The trailer names the tree, so that an amended commit is not taken for ours. */
function isOurs(branch: Branch): boolean {
  return readTrailer(branch.message)?.treeSha === branch.treeSha;
}

/**
 * The tree is always made from the base's. Where the base moved since our last commit, it becomes a parent too:
 * else its new content would seem to be part of the proposal.
 */
function parentsOf(branch: Branch, base: Branch): readonly string[] {
  const known = [...branch.parentShas, readTrailer(branch.message)?.baseSha];
  return known.includes(base.headSha) ? [branch.headSha] : [branch.headSha, base.headSha];
}
