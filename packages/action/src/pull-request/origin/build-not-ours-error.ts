import { formatQuantity } from "@x-batch-compliance/core/text";
import { ActionError } from "../../errors/action-error.ts";
import type { Plan } from "../plan-pull-request.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { describeForeign } from "./confirm-proposal.ts";

type Stop = Extract<Plan, { kind: "stop" }>;

/** BRANCH_NOT_OURS, with what is known of the commits that the branch has, and the advice for just that. */
export function buildNotOursError(
  { refs }: Pick<ProposalContext, "refs">,
  {
    pull,
    foreign,
    unproven,
    isOnSealed = false,
    isCutOff = false,
  }: Pick<Stop, "pull" | "foreign" | "unproven" | "isOnSealed" | "isCutOff">,
): ActionError {
  const branch = `The branch \`${refs.branch}\` has`;
  if (unproven !== undefined) {
    const details = isOnSealed ? {} : { hint: unsealedHint };
    return new ActionError("BRANCH_NOT_OURS", `${branch} ${describeUnsealed(unproven)}`, details);
  }
  if (isCutOff) {
    const what = `${branch} so many commits that its base lacks that only the newest were read, and none of these was made by this action.`;
    return new ActionError("BRANCH_NOT_OURS", what, { hint: cutOffHint });
  }
  const more = foreign.length === 0 ? "." : `: it ${describeForeign(foreign)}.`;
  const details = pull === undefined ? { hint: loneBranchHint } : {};
  return new ActionError(
    "BRANCH_NOT_OURS",
    `${branch} a commit that this action did not make${more}`,
    details,
  );
}

const lost =
  "With `pr-on-human-commits: overwrite`, entries that the pull request removes and no current result confirms would come back.";
const loneBranchHint =
  "Remove the commits from the branch, set `pr-on-human-commits: overwrite`, or set another `pr-branch`.";
const unsealedHint = `Run again when all results are available: if they confirm everything that the pull request removes, the run continues by itself. Or review the pull request, and merge or close it. ${lost}`;
const cutOffHint = `Merge or close the pull request and delete its branch: the next run opens a new one. ${lost}`;

/** It has our trailer, which anybody can copy, without the seal that only the bearer token makes. */
function describeUnsealed(unproven: number): string {
  const more =
    unproven === 0
      ? "."
      : `: it removes ${formatQuantity(unproven, "entry", "entries")} that no current result confirms.`;
  return `a commit in the name of this action that was not made with this \`bearer-token\`${more} Either the token or the name of the repository has changed since, or somebody else made it.`;
}
