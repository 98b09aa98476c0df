import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import { deleteBranch } from "../github/rest/branches.ts";
import { createComment } from "../github/rest/comments.ts";
import { type ReadPull, updatePull } from "../github/rest/pulls.ts";
import { type Branch, readBranch } from "../github/rest/read-branch.ts";
import { WritableBranch } from "../github/writable-branch.ts";
import { dropMarker } from "./marker.ts";
import type { ProposalContext } from "./proposal-context.ts";

/**
 * Says why, closes, and deletes the branch, which goes only if nobody moved it since it was read. The marker goes
 * from the text: what a run closed may be proposed again, unlike what a person closed. Returns warnings.
 */
export async function closePull(
  { github, refs, runUrl }: ProposalContext,
  { pull, branch }: { readonly pull: ReadPull; readonly branch: Branch | undefined },
): Promise<readonly string[]> {
  const own = WritableBranch.of(refs);
  const reason = `Nothing is left to remove from the base branch, as [this run](${runUrl}) found, so this pull request is closed. If entries have to go again, another one is opened.`;
  const warnings: string[] = [];
  try {
    await createComment(github, pull.number, reason);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    warnings.push(`The reason could not be put below the pull request. ${error.message}`);
  }
  await updatePull(github, pull.number, { state: "closed", body: dropMarker(pull.body, "removals") });
  if (branch !== undefined) warnings.push(...(await removeBranch(github, { own, headSha: branch.headSha })));
  return warnings;
}

/** The pull request is closed by then, so a branch that stays is no failure: the next run builds on it. */
async function removeBranch(
  github: GitHub,
  { own, headSha }: { readonly own: WritableBranch; readonly headSha: string },
): Promise<readonly string[]> {
  try {
    const now = await readBranch(github, own.name);
    if (now?.headSha === headSha) await deleteBranch(github, own);
    return [];
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    return [
      `The pull request is closed, and its branch \`${own.name}\` could not be deleted. ${error.message} Delete it by hand, or leave it for the next pull request.`,
    ];
  }
}
