import { codeSpan, formatQuantity } from "@x-batch-compliance/core/text";
import { ActionError } from "../../errors/action-error.ts";
import { findPulls, type PullRequest } from "../../github/rest/pulls.ts";
import { type Branch, readBranch, readHeadSha } from "../../github/rest/read-branch.ts";
import type { PreparedFile } from "../prepare-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { requireOwnPulls } from "../refs/require-own-base.ts";
import { isModified, readChanges } from "./read-changes.ts";

/** What was just written, and what it was to be. */
export interface WrittenProposal {
  readonly base: Branch;
  readonly prepared: readonly PreparedFile[];
  readonly headSha: string;
  /** The one that is open for the branch. */
  readonly pull: PullRequest | undefined;
}

/**
 * Sees to it that the branch, as GitHub has it now, differs from its base in the prepared files and in nothing else, before
 * a pull request says so. Throws BRANCH_RACE if somebody moved it, PROPOSAL_HOLDS_MORE if it holds anything else.
 */
export async function confirmProposal(
  context: ProposalContext,
  { base, prepared, headSha, pull }: WrittenProposal,
): Promise<void> {
  const branch = await readBranch(context.github, context.refs.branch);
  if (branch?.headSha !== headSha) throw new ActionError("BRANCH_RACE", "The branch moved in the meantime.");
  const found = await readChanges(context, { branch, base });
  const wanted = new Map(prepared.map(({ path, sha }) => [path, sha]));
  const others = found?.changes.filter(
    (change) => !isModified(change) || wanted.get(change.path) !== change.to?.sha,
  );
  if (others?.length !== 0) {
    const paths = (others ?? []).map(({ path }) => path);
    throw buildForeignError(context, { paths, pull });
  }
}

/**
 * Sees to it, before anything is written, that the branch has no other open pull request than when it was read: somebody may
 * have closed or merged it, or opened one. Throws BRANCH_RACE, or BRANCH_OF_OTHER_BASE where it is for another base by now.
 */
export async function confirmPull(
  { github, refs }: Pick<ProposalContext, "github" | "refs">,
  pull: PullRequest | undefined,
): Promise<void> {
  const now = await findPulls(github, refs);
  requireOwnPulls(refs, now);
  if (now.open?.number !== pull?.number)
    throw new ActionError("BRANCH_RACE", "Somebody opened or closed the pull request in the meantime.");
}

/**
 * Sees to it, after the last write, that the pull request is still of the commit that was confirmed: a write can take long
 * where GitHub fails in between. A branch that is gone was merged or given up. Throws BRANCH_RACE. Returns a warning where
 * GitHub does not answer: what was written stands.
 */
export async function confirmHead(
  { github, refs }: Pick<ProposalContext, "github" | "refs">,
  headSha: string,
): Promise<readonly string[]> {
  let nowSha: string | undefined;
  try {
    nowSha = await readHeadSha(github, refs.branch);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return [
      `GitHub could not be asked whether somebody pushed to the pull request at the same time. ${error.message}`,
    ];
  }
  if (nowSha === undefined || nowSha === headSha) return [];
  throw new ActionError("BRANCH_RACE", "The branch moved in the meantime.");
}

/** PROPOSAL_HOLDS_MORE, with what that means for the pull request that is open for the branch, if one is. */
export function buildForeignError(
  { refs }: Pick<ProposalContext, "refs">,
  { paths, pull }: { readonly paths: readonly string[]; readonly pull: PullRequest | undefined },
): ActionError {
  const effect =
    pull === undefined
      ? ", so no pull request was opened for it."
      : `. Pull request #${pull.number} is open for it: do not merge it before these changes are reviewed.`;
  return new ActionError(
    "PROPOSAL_HOLDS_MORE",
    `The branch \`${refs.branch}\` ${describeForeign(paths)}${effect}`,
  );
}

/** PROPOSAL_HOLDS_MORE for a proposal of ours, made by a run that checked files which this one did not. */
export function buildWiderError(
  { refs }: Pick<ProposalContext, "refs">,
  { paths, pull }: { readonly paths: readonly string[]; readonly pull: PullRequest | undefined },
): ActionError {
  const end = pull === undefined ? "" : `merge or close #${pull.number} and `;
  return new ActionError(
    "PROPOSAL_HOLDS_MORE",
    `The proposal on the branch \`${refs.branch}\` changes files that this run did not check: ${listPaths(paths)}. It was created by a run of this action that did check them, and was left as it is.`,
    {
      hint: `If this is a re-run of an older commit, start a new run. If the files are missing from the checkout, check them out too. If they should no longer be checked, ${end}delete the branch; the next run opens a new pull request.`,
    },
  );
}

/** As the rest of a sentence; a few paths say enough. */
export function describeForeign(paths: readonly string[]): string {
  if (paths.length === 0) return "has no history in common with its base";
  return `changes more than entries of the checked files: ${listPaths(paths)}`;
}

function listPaths([first = "", ...more]: readonly string[]): string {
  const others = more.length === 0 ? "" : ` and ${formatQuantity(more.length, "more file")}`;
  return `${codeSpan(first)}${others}`;
}
