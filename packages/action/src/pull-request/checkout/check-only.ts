import type { AcceptedInput } from "../../inputs/accept-input.ts";
import type { RunTools } from "../../runner/run-tools.ts";
import { isOnProposal } from "./is-on-proposal.ts";

/**
 * On the branch of a proposal no other one is made: it would be a pull request for a pull request. The check shows whether
 * the proposal is complete, and what it lacks fails the step, as nothing here proposes it.
 */
export async function checkOnly(accepted: AcceptedInput, tools: RunTools): Promise<AcceptedInput> {
  const { inputs } = accepted;
  if (inputs.onViolation !== "pull-request" || !(await isOnProposal(inputs, tools))) return accepted;
  tools.log.notice(
    `\`${tools.context.branch}\` is the branch of a pull request of this action, so this run only checks: violations fail the step. The next run on the base branch updates the pull request.`,
  );
  return { ...accepted, isOnProposal: true, inputs: { ...inputs, onViolation: "fail" } };
}
