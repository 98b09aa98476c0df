import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { compareCommits } from "../../github/rest/compare-commits.ts";
import type { BranchPulls } from "../../github/rest/pulls.ts";
import type { FoundOurs } from "../origin/find-ours.ts";
import type { ProposalRefs } from "./read-refs.ts";

/** Throws BRANCH_OF_OTHER_BASE where the branch has an open pull request for another base, which moves with it. */
export function requireOwnPulls(
  { branch, base }: ProposalRefs,
  { elsewhere }: Pick<BranchPulls, "elsewhere">,
): void {
  const [other] = elsewhere;
  if (other === undefined) return;
  throw new ActionError(
    "BRANCH_OF_OTHER_BASE",
    `The branch \`${branch}\` has an open pull request for another base: #${other.number} is for \`${other.base}\`, and this run proposes to \`${base}\`.`,
  );
}

/**
 * Throws BRANCH_OF_OTHER_BASE where our last commit on the branch was made from a commit that is not in the history of
 * the base: on top of it, that history would come along with the proposal.
 */
export async function requireOwnBase(
  github: GitHub,
  {
    refs: { branch, base },
    found,
    headSha,
  }: {
    readonly refs: ProposalRefs;
    readonly found: FoundOurs | undefined;
    /** Of the base. */
    readonly headSha: string;
  },
): Promise<void> {
  const from = found?.ours.baseSha;
  if (from === undefined || from === headSha) return;
  if ((await compareCommits(github, { base: from, head: headSha }))?.holdsBase === true) return;
  const what = `The branch \`${branch}\` was made from a commit that is not in the history of \`${base}\``;
  // The seal is of one base, by its name.
  if (!found?.ours.isSealed) {
    const why = "from another branch, or before that history was rewritten.";
    throw new ActionError("BRANCH_OF_OTHER_BASE", `${what}: ${why}`);
  }
  const hint =
    found.below === "others"
      ? "The branch has commits of people, too. Save what is needed of them, then close its pull request and delete it, or name another `pr-branch`."
      : "Close its pull request, if one is open, and delete the branch: the next run proposes anew, from the history as it is now.";
  throw new ActionError("BRANCH_OF_OTHER_BASE", `${what} any more: that history was rewritten since.`, {
    hint,
  });
}
