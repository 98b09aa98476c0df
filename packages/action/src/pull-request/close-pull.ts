import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import { createComment } from "../github/rest/comments.ts";
import { type ReadPull, updatePull } from "../github/rest/pulls.ts";
import { type Branch, readBranch } from "../github/rest/read-branch.ts";
import { deleteBranch } from "../github/rest/write-commit.ts";
import { dropMarker } from "./marker.ts";

/** What is closed, and which run says why. */
export interface ClosedPull {
  readonly pull: ReadPull;
  /** Its branch as it was read, if there is one. */
  readonly branch: Branch | undefined;
  readonly runUrl: string;
}

/**
 * Says why, closes, and deletes the branch, which goes only if nobody moved it since it was read. The mark goes
 * from the text: what a run closed may be proposed again, unlike what a person closed. Returns warnings.
 */
export async function closePull(github: GitHub, closed: ClosedPull): Promise<readonly string[]> {
  const { pull, branch, runUrl } = closed;
  const reason = `Nothing is left to remove from the base branch, as [this run](${runUrl}) found, so this pull request is closed. If entries have to go again, another one is opened.`;
  const warnings: string[] = [];
  try {
    await createComment(github, pull.number, reason);
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    warnings.push(`The reason could not be put below the pull request. ${error.message}`);
  }
  await updatePull(github, pull.number, { state: "closed", body: dropMarker(pull.body, "removals") });
  if (branch !== undefined) {
    const now = await readBranch(github, branch.name);
    if (now?.headSha === branch.headSha) await deleteBranch(github, branch.name);
  }
  return warnings;
}
