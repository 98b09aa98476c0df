import { ActionError } from "../../errors/action-error.ts";
import { commentOnStop } from "../comment-on-stop.ts";
import type { ProposedFile } from "../describe-change.ts";
import { buildNotOursError } from "../origin/build-not-ours-error.ts";
import { buildForeignError, buildWiderError } from "../origin/confirm-proposal.ts";
import type { Plan } from "../plan-pull-request.ts";
import type { ProposalContext } from "../proposal-context.ts";

interface StoppedPlan {
  readonly plan: Extract<Plan, { readonly kind: "stop" }>;
  readonly files: readonly ProposedFile[];
  /** Names what would have been proposed. */
  readonly removals: string;
}

/**
 * Says on the pull request why the run stops, and throws it: BRANCH_NOT_OURS or PROPOSAL_HOLDS_MORE. What could not be said there
 * is said in the error. In a dry run nothing is said there.
 */
export async function stopUpdate(
  context: ProposalContext,
  { files, removals, plan }: StoppedPlan,
): Promise<never> {
  const { pull, foreign, isPosing, isSealed } = plan;
  // Of a proposal that is ours there is nothing that its reviewers have to know.
  if (isPosing && isSealed) throw buildWiderError(context, { paths: foreign, pull });
  const fault =
    pull === undefined || context.dryRun
      ? undefined
      : await commentOnStop(context, { pull, files, removals, isUnsealed: isUnsealed(plan) });
  const { code, message, hint } = isPosing
    ? buildForeignError(context, { paths: foreign, pull })
    : buildNotOursError(context, plan);
  throw new ActionError(code, fault === undefined ? message : `${message} ${fault}`, { hint });
}

/** Whether results of now can settle what the commit proposes. */
function isUnsealed({ unproven, isOnSealed, isPosing }: StoppedPlan["plan"]): boolean {
  return unproven !== undefined && isOnSealed !== true && !isPosing;
}
