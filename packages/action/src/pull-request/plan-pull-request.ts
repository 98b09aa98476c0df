import type { BranchPulls, ReadPull } from "../github/rest/pulls.ts";
import type { Branch } from "../github/rest/read-branch.ts";
import { readMarker } from "./marker.ts";
import type { ProposalContext } from "./proposal-context.ts";

/** What was read of the repository, at one time. */
export interface RepositoryFacts {
  readonly base: Branch;
  readonly branch: Branch | undefined;
  /** Whether all that the branch's commits say, and the checked files show, is ours or the base's. */
  readonly isOurs: boolean;
  /** Where a commit says to be ours without our seal: how many entries it removes that nothing proves. */
  readonly unproven?: number;
  /** Whether a sealed commit of ours is below that one. */
  readonly isOnSealed?: boolean;
  /** Whether the branch has more commits than were searched for ours. */
  readonly isCutOff?: boolean;
  readonly pulls: Pick<BranchPulls, "open" | "closed">;
  /** Whether any file of the base has to change. */
  readonly hasChanges: boolean;
  /** What the branch changes besides entries of checked files, whoever says to have made it. */
  readonly foreign: readonly string[];
  /** Whether the branch's content is what a commit with our seal says. */
  readonly isSealed: boolean;
  /** Whether the branch holds all of the base. */
  readonly isOnBase: boolean;
  /** Whether all checked files on our branch are already as they shall be, and nothing else differs from the base. */
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
  /** The branch is right, but the text of its pull request lists other removals, as after a run that was cut off. */
  | { readonly kind: "update-text"; readonly pull: ReadPull; readonly headSha: string }
  /** Nothing is left to remove. */
  | {
      readonly kind: "close";
      readonly pull: ReadPull;
      readonly branch: Branch | undefined;
      /** Whether all that the branch shows is ours or the base's. */
      readonly isOurs: boolean;
    }
  /** The branch is right, but nobody opened its pull request. */
  | { readonly kind: "open"; readonly headSha: string }
  | {
      readonly kind: "commit";
      readonly parentShas: readonly string[];
      /** Where the branch is; undefined if there is none. */
      readonly formerHeadSha: string | undefined;
      readonly pull: ReadPull | undefined;
    }
  /** Somebody else's work is on the branch, and would be undone or proposed. */
  | {
      readonly kind: "stop";
      readonly pull: ReadPull | undefined;
      readonly foreign: readonly string[];
      /** Whether the commit says to be ours. */
      readonly isPosing: boolean;
      /** Whether it is, as its seal shows: made by a run that checked more files. */
      readonly isSealed: boolean;
      /** See the facts. */
      readonly unproven: number | undefined;
      readonly isOnSealed?: boolean;
      readonly isCutOff?: boolean;
    };

/** What leads to a proposal, or to none. */
export type AppliedPlan = Exclude<Plan, { readonly kind: "stop" }>;

/** Decides what to do. Unless the user asks for it, nothing of anybody else is ever overwritten, closed or deleted. */
export function planPullRequest(
  facts: RepositoryFacts,
  { onHumanCommits, removals }: Pick<ProposalContext, "onHumanCommits"> & { readonly removals: string },
): Plan {
  const { base, branch, pulls, foreign, hasChanges, isBranchCurrent, isMerged } = facts;
  const pull = pulls.open;
  const isOnlyOurs = facts.isOurs && foreign.length === 0;
  const mayWrite = isOnlyOurs || onHumanCommits === "overwrite";
  const { isOurs, isSealed, unproven } = facts;
  const isPosing = isOurs || (unproven !== undefined && foreign.length > 0);
  const doubt = { ...(facts.isOnSealed && { isOnSealed: true }), ...(facts.isCutOff && { isCutOff: true }) };
  const stop: Plan = { kind: "stop", pull, foreign, isPosing, isSealed, unproven, ...doubt };
  if (!hasChanges) {
    if (pull === undefined) return { kind: "none" };
    return branch === undefined || mayWrite ? { kind: "close", pull, branch, isOurs: isOnlyOurs } : stop;
  }
  // Where nothing has to be written, it does not matter who wrote last.
  if (branch !== undefined && pull !== undefined && isBranchCurrent) {
    const isTold = readMarker(pull.body, "removals") === removals;
    // After a change of the bearer token: else what it holds is not believed when fewer results are there.
    const mustSeal = isOurs && unproven === 0 && foreign.length === 0 && facts.isOnSealed !== true;
    if (mustSeal)
      return {
        kind: "commit",
        parentShas: chooseParents(branch, facts),
        formerHeadSha: branch.headSha,
        pull,
      };
    return { kind: isTold ? "unchanged" : "update-text", pull, headSha: branch.headSha };
  }
  const declined = pulls.closed.find(({ body }) => readMarker(body, "removals") === removals);
  if (pull === undefined && declined !== undefined) return { kind: "declined", pull: declined };
  const formerHeadSha = branch?.headSha;
  if (branch === undefined) return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
  if (!mayWrite) return stop;
  if (isMerged) return { kind: "commit", parentShas: [base.headSha], formerHeadSha, pull };
  if (isBranchCurrent) return { kind: "open", headSha: branch.headSha };
  return { kind: "commit", parentShas: chooseParents(branch, facts), formerHeadSha, pull };
}

/**
 * The tree is always made from the base's. Where the base moved since our last commit, it becomes a parent too:
 * else its new content would seem to be part of the proposal.
 */
function chooseParents(
  { headSha }: Branch,
  { base, isOnBase }: Pick<RepositoryFacts, "base" | "isOnBase">,
): readonly string[] {
  return isOnBase ? [headSha] : [headSha, base.headSha];
}
