import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { compareCommits } from "../../github/rest/compare-commits.ts";
import type { BranchPulls } from "../../github/rest/pulls.ts";
import type { Branch } from "../../github/rest/read-branch.ts";
import { readMarker } from "../marker.ts";
import type { FoundOurs } from "../origin/find-ours.ts";
import { readTrailer } from "../trailer.ts";
import type { ProposalRefs } from "./read-refs.ts";

/** The branch of the proposal as it was found, and what is known of it. */
export interface ExistingBranch {
  readonly refs: ProposalRefs;
  readonly branch: Branch;
  readonly found: FoundOurs | undefined;
  readonly pulls: Pick<BranchPulls, "open" | "ended">;
  /** Of the base. */
  readonly headSha: string;
}

/**
 * Throws BRANCH_TAKEN where the branch never was ours: no commit that it has beyond the base says to be, and no pull request of
 * it was. An empty one is no exception: somebody may be about to work on it, or keep it in step with the base.
 */
export async function requireOwnBranch(
  github: GitHub,
  { refs, branch, found, pulls, headSha }: ExistingBranch,
): Promise<void> {
  // Persons may have written all of its history anew, or put it onto the base after a merge.
  if ([pulls.open, ...pulls.ended].some((pull) => readMarker(pull?.body ?? "", "removals") !== undefined))
    return;
  // Further down may lie one that the base took up: below it, everybody's branch has it.
  if (found !== undefined && found.below !== "others" && hasEnded({ branch, pulls })) return;
  // As a run leaves it that was cut off before it opened its pull request.
  if (found?.below === "head" && branch.parentShas.includes(headSha)) return;
  const span = await compareCommits(github, { base: headSha, head: branch.headSha });
  const isOurs =
    span === undefined
      ? found !== undefined
      : span.messages.some((message) => readTrailer(message) !== undefined);
  if (isOurs) return;
  const whose =
    pulls.open === undefined
      ? "so it is somebody else's"
      : `and its pull request #${pulls.open.number} is somebody else's`;
  throw new ActionError(
    "BRANCH_TAKEN",
    `The branch \`${refs.branch}\` exists and holds no proposal of this action, ${whose}.`,
  );
}

/** Whether what it proposes was merged or closed. */
function hasEnded({ branch, pulls }: Pick<ExistingBranch, "branch" | "pulls">): boolean {
  return pulls.open === undefined && pulls.ended.some(({ headSha }) => headSha === branch.headSha);
}

/**
 * Throws BRANCH_OF_OTHER_INPUTS where our proposal on the branch was made with other inputs and has not ended: two steps would
 * take turns at replacing each other's. One that does not name its inputs is taken as of these.
 */
export function requireOwnInputs({ refs, branch, found, pulls }: ExistingBranch): void {
  const other = found?.ours.identity;
  if (other === undefined || other === refs.identity) return;
  if (hasEnded({ branch, pulls })) return;
  const [what, end] =
    pulls.open === undefined
      ? ["a proposal", "Delete the branch"]
      : [`pull request #${pulls.open.number}`, `Merge or close #${pulls.open.number}`];
  throw new ActionError(
    "BRANCH_OF_OTHER_INPUTS",
    `The branch \`${refs.branch}\` holds ${what}, which was made with other inputs (\`${other}\`) than those of this step (\`${refs.identity}\`).`,
    {
      hint: `If another step has this \`pr-branch\`, too, give each its own, or leave it out. If you changed the inputs of this step: ${end[0]?.toLowerCase()}${end.slice(1)}, and the next run proposes anew.`,
    },
  );
}
