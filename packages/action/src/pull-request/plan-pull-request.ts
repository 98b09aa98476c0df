import type { BranchPulls, ReadPull } from "../github/rest/pulls.ts";
import type { Branch } from "../github/rest/read-branch.ts";
import { readMarker } from "./marker.ts";
import type { ProposalContext } from "./proposal-context.ts";
import { readTrailer } from "./trailer.ts";

/** What was read of the repository, at one time. */
export interface RepositoryFacts {
  readonly base: Branch;
  readonly branch: Branch | undefined;
  /** Whether all that the branch holds is ours or the base's. */
  readonly isOurs: boolean;
  readonly pulls: BranchPulls;
  /** Whether any file of the base has to change. */
  readonly hasChanges: boolean;
  /** Whether all checked files on our branch are already as they shall be. */
  readonly isBranchCurrent: boolean;
  /** Whether the base holds the branch's head, as after a merge that left the branch where it was. */
  readonly isMerged: boolean;
}

export type Plan =
  /** Nothing to propose and nothing open. */
  | { readonly kind: "none" }
  /** A person closed a pull request with just these removals. */
  | { readonly kind: "declined"; readonly pull: ReadPull }
  /** The open pull request says it all. */
  | { readonly kind: "unchanged"; readonly pull: ReadPull; readonly headSha: string }
  /** The branch is right, but the text of its pull request tells of other removals, as after a run that was cut off. */
  | { readonly kind: "update-text"; readonly pull: ReadPull; readonly headSha: string }
  /** Nothing is left to remove. */
  | { readonly kind: "close"; readonly pull: ReadPull; readonly branch: Branch | undefined }
  /** The branch is right, but nobody opened its pull request. */
  | { readonly kind: "open"; readonly headSha: string }
  | {
      readonly kind: "commit";
      readonly parentShas: readonly string[];
      /** Where the branch is; undefined if there is none. */
      readonly formerHeadSha: string | undefined;
      readonly pull: ReadPull | undefined;
    }
  /** Somebody else's commits are on the branch, and would be undone. */
  | { readonly kind: "stop"; readonly pull: ReadPull | undefined };

/** Decides what to do. Unless the user asks for it, nothing of anybody else is ever overwritten, closed or deleted. */
export function planPullRequest(
  facts: RepositoryFacts,
  { onHumanCommits, removals }: Pick<ProposalContext, "onHumanCommits"> & { readonly removals: string },
): Plan {
  const { base, branch, pulls, hasChanges, isBranchCurrent, isMerged } = facts;
  const pull = pulls.open;
  const mayWrite = facts.isOurs || onHumanCommits === "overwrite";
  if (!hasChanges) {
    if (pull === undefined) return { kind: "none" };
    return branch === undefined || mayWrite ? { kind: "close", pull, branch } : { kind: "stop", pull };
  }
  // Where nothing has to be written, it does not matter who wrote last.
  if (branch !== undefined && pull !== undefined && isBranchCurrent) {
    const isTold = readMarker(pull.body, "removals") === removals;
    return { kind: isTold ? "unchanged" : "update-text", pull, headSha: branch.headSha };
  }
  const declined = pulls.closed.find(({ body }) => readMarker(body, "removals") === removals);
  if (pull === undefined && declined !== undefined) return { kind: "declined", pull: declined };
  const formerHeadSha = branch?.headSha;
  if (branch === undefined) return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
  if (!mayWrite) return { kind: "stop", pull };
  if (isMerged) return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
  if (isBranchCurrent) return { kind: "open", headSha: branch.headSha };
  return { kind: "commit", parentShas: chooseParents(branch, base), formerHeadSha, pull };
}

/**
 * The tree is always made from the base's. Where the base moved since our last commit, it becomes a parent too:
 * else its new content would seem to be part of the proposal.
 */
function chooseParents(branch: Branch, base: Branch): readonly string[] {
  const known = [...branch.parentShas, readTrailer(branch.message)?.baseSha];
  return known.includes(base.headSha) ? [branch.headSha] : [branch.headSha, base.headSha];
}
