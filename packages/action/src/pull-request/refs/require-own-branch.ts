import { ActionError } from "../../errors/action-error.ts";
import { type Comparison, compareCommits } from "../../github/rest/compare-commits.ts";
import type { BranchPulls, ReadPull } from "../../github/rest/pulls.ts";
import type { Branch } from "../../github/rest/read-branch.ts";
import { readMarker } from "../marker.ts";
import type { FoundOurs, OursSource } from "../origin/find-ours.ts";
import { readTrailer } from "../trailer.ts";
import type { ProposalRefs } from "./read-refs.ts";
import { requireOwnBase } from "./require-own-base.ts";

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
 * Throws BRANCH_TAKEN where none of the commits that the base lacks is sealed as ours, and it is not what a pull
 * request of ours is open for or left behind. An earlier proposal of the same name proves nothing for a branch that somebody made
 * since, nor does a commit that a team's branch took up. An empty one is not an exception: somebody may be about to work on it.
 */
export async function requireOwnBranch(source: OursSource, existing: ExistingBranch): Promise<void> {
  const { refs, branch, found, pulls, headSha } = existing;
  // Persons may have written all of its history anew.
  if (isMarked(pulls.open)) return;
  if (hasEnded(existing) && (isHeadOurs(found) || pulls.ended.some((pull) => isLeft(pull, branch)))) return;
  // As a run leaves it that was cut off before it opened its pull request.
  if (isHeadOurs(found) && branch.parentShas.includes(headSha)) return;
  const span = await compareCommits(source.github, { base: headSha, head: branch.headSha });
  if (span === undefined ? isHeadOurs(found) : isProposal(source, { span, pulls })) return;
  // Another base says more, where our commit is what the branch shows.
  if (found !== undefined && found.below !== "others") await requireOwnBase(source.github, existing);
  const whose =
    pulls.open === undefined
      ? "so it is somebody else's"
      : `and its pull request #${pulls.open.number} is somebody else's`;
  // After a change of the token, or where a team's branch took up a proposal.
  const made = found?.ours.isSealed === false ? " that was made for it with this `bearer-token`" : "";
  throw new ActionError(
    "BRANCH_TAKEN",
    `The branch \`${refs.branch}\` exists and holds no proposal of this action${made}, ${whose}.`,
  );
}

function isMarked(pull: ReadPull | undefined): boolean {
  return readMarker(pull?.body ?? "", "removals") !== undefined;
}

/** Whether the branch is as this pull request of ours left it, whoever wrote to it before that. */
function isLeft(pull: ReadPull, branch: Branch): boolean {
  return pull.headSha === branch.headSha && isMarked(pull);
}

/** Without the seal it may be one that was merged into a team's branch. */
function isHeadOurs(found: FoundOurs | undefined): boolean {
  return found?.ours.isSealed === true && found.below !== "others";
}

/** What somebody brought up to date with the base after the merge is not ahead of it, and has nothing that could be lost. */
function isProposal(
  { seal }: OursSource,
  { span, pulls }: { readonly span: Comparison } & Pick<ExistingBranch, "pulls">,
): boolean {
  if (span.commits.length === 0) return pulls.ended.some(isMarked);
  return span.commits.some(({ message }) => {
    const trailer = readTrailer(message);
    return trailer !== undefined && trailer.seal === seal(trailer);
  });
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
  const { open } = pulls;
  const what = open === undefined ? "a proposal" : `pull request #${open.number}`;
  // Left where it is, it would hold removals in files that these inputs may not name.
  const remove =
    open === undefined ? "delete the branch" : `merge or close #${open.number}, delete its branch`;
  const renew =
    found?.below === "others"
      ? "name another `pr-branch`, as this one has commits of people, too."
      : `${remove}, and the next run proposes anew.`;
  throw new ActionError(
    "BRANCH_OF_OTHER_INPUTS",
    `The branch \`${refs.branch}\` holds ${what}, which was made with other inputs (\`${other}\`) than those of this step (\`${refs.identity}\`).`,
    {
      hint: `If another step has this \`pr-branch\`, too, give each its own, or leave it out. If you changed the inputs of this step: ${renew}`,
    },
  );
}
