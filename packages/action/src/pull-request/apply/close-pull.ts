import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { deleteBranch } from "../../github/rest/branches.ts";
import { createComment } from "../../github/rest/comments.ts";
import { compareCommits } from "../../github/rest/compare-commits.ts";
import { type ReadPull, updatePull } from "../../github/rest/pulls.ts";
import { type Branch, readHeadSha } from "../../github/rest/read-branch.ts";
import { WritableBranch } from "../../github/writable-branch.ts";
import { dropMarker } from "../marker.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { readTrailer } from "../trailer.ts";

/** The pull request to be closed, and its branch, if there is one. */
interface EndedProposal {
  readonly pull: ReadPull;
  readonly branch: Branch | undefined;
  readonly base: Branch;
  /** Whether all that the branch shows is ours or the base's. */
  readonly isOurs: boolean;
}

/**
 * Says why, closes, and deletes the branch, unless it holds commits of people or somebody moved it since it was read. The marker
 * goes from the text: what a run closed may be proposed again, unlike what a person closed. Returns warnings.
 */
export async function closePull(
  { github, refs, runUrl }: ProposalContext,
  { pull, branch, base, isOurs }: EndedProposal,
): Promise<readonly string[]> {
  const own = WritableBranch.of(refs);
  const stays = branch !== undefined && !(isOurs && (await isAllOurs(github, { branch, base })));
  const reason = `[This run](${runUrl}) found nothing left to remove from the base branch, so this pull request was closed. If entries must be removed again, a new one is opened.`;
  const more = stays ? " Its branch was kept because it has commits that the check did not make." : "";
  const warnings: string[] = [];
  try {
    await createComment(github, pull.number, `${reason}${more}`);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    warnings.push(`The reason could not be added to the pull request as a comment. ${error.message}`);
  }
  await updatePull(github, pull.number, { state: "closed", body: dropMarker(pull.body, "removals") });
  if (stays) {
    const why = "it has commits that this action did not make. Delete it if nobody needs them.";
    return [...warnings, `The pull request was closed, but its branch \`${own.name}\` was kept: ${why}`];
  }
  if (branch !== undefined) warnings.push(...(await removeBranch(github, { own, headSha: branch.headSha })));
  return warnings;
}

/**
 * Whether each commit that the base lacks says to be ours or is a merge, as "Update branch" makes it. What people
 * wrote stays in the history of the branch where ours overwrote it, and is nowhere else.
 */
async function isAllOurs(
  github: GitHub,
  { branch, base }: { readonly branch: Branch; readonly base: Branch },
): Promise<boolean> {
  const span = await compareCommits(github, { base: base.headSha, head: branch.headSha });
  return (
    span?.holdsAllCommits === true &&
    span.commits.every(({ message, parents }) => parents > 1 || readTrailer(message) !== undefined)
  );
}

/**
 * The pull request is closed by then, so a branch that stays is not a failure: the next run builds on it. GitHub's API deletes whatever the
 * branch is at by then, so it is asked right before, and what is pushed between these two requests goes with the branch.
 */
async function removeBranch(
  github: GitHub,
  { own, headSha }: { readonly own: WritableBranch; readonly headSha: string },
): Promise<readonly string[]> {
  try {
    const nowSha = await readHeadSha(github, own.name);
    if (nowSha === undefined) return [];
    if (nowSha !== headSha)
      return [
        `The pull request was closed, but its branch \`${own.name}\` was kept: somebody pushed to it in the meantime.`,
      ];
    await deleteBranch(github, own);
    return [];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return [
      `The pull request was closed, but its branch \`${own.name}\` could not be deleted. ${error.message} Delete it, or leave it for the next pull request.`,
    ];
  }
}
