import type { BranchPulls } from "../../github/rest/pulls.ts";
import type { Branch } from "../../github/rest/read-branch.ts";
import { findOurs, type OursSearch, type OursSource } from "../origin/find-ours.ts";
import type { ProposalRefs } from "./read-refs.ts";
import { requireOwnBase, requireOwnPulls } from "./require-own-base.ts";
import { requireOwnBranch, requireOwnInputs } from "./require-own-branch.ts";

/** The branch of the proposal, if there is one, and what it belongs to. */
export interface ReadState {
  readonly refs: ProposalRefs;
  readonly branch: Branch | undefined;
  readonly pulls: BranchPulls;
  /** The head of the base. */
  readonly headSha: string;
  /** Whether that holds all of the branch, as after a merge that left the branch where it was. */
  readonly isMerged: boolean;
}

/**
 * Finds our last commit on the branch. Throws BRANCH_OF_OTHER_BASE, BRANCH_TAKEN or BRANCH_OF_OTHER_INPUTS for a branch that
 * this run is not to move, whatever `pr-on-human-commits` says: that is for commits of persons on top of ours.
 */
export async function requireOwn(source: OursSource, state: ReadState): Promise<OursSearch> {
  const { refs, branch, pulls, headSha, isMerged } = state;
  requireOwnPulls(refs, pulls);
  if (branch === undefined) return { found: undefined, isCutOff: false };
  const search = await findOurs(source, { branch, baseSha: headSha });
  const { found } = search;
  const existing = { refs, branch, found, pulls, headSha };
  await requireOwnBranch(source, existing);
  if (!isMerged) {
    await requireOwnBase(source.github, existing);
    requireOwnInputs(existing);
  }
  return search;
}
