import type { AcceptedInput } from "../../inputs/accept-input.ts";
import { isProposalBranch } from "../../inputs/is-proposal-branch.ts";
import type { RunTools } from "../../runner/run-tools.ts";

/**
 * On the branch of a proposal no other one is made: it would be a pull request for a pull request. The check shows whether
 * the proposal is complete, and what it lacks fails the step, as nothing here proposes it.
 */
export function checkOnly(
  accepted: AcceptedInput,
  { context, log }: Pick<RunTools, "context" | "log">,
): AcceptedInput {
  const { inputs } = accepted;
  const { branch = "" } = context;
  if (inputs.onViolation !== "pull-request" || !isProposalBranch(branch)) return accepted;
  log.notice(
    `\`${branch}\` is the branch of a pull request of this action, so this run only checks: violations fail the step. The next run on the base branch updates the pull request.`,
  );
  return { ...accepted, isOnProposal: true, inputs: { ...inputs, onViolation: "fail" } };
}
