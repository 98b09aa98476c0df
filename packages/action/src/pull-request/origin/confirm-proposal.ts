import { ActionError } from "../../errors/action-error.ts";
import { type Branch, readBranch } from "../../github/rest/read-branch.ts";
import { codeSpan } from "../../text/code-span.ts";
import { formatQuantity } from "../../text/format.ts";
import type { PreparedFile } from "../prepare-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { isModified, readChanges } from "./read-changes.ts";

/** What was just written, and what it was to be. */
export interface WrittenProposal {
  readonly base: Branch;
  readonly prepared: readonly PreparedFile[];
  readonly headSha: string;
}

/**
 * Sees to it that the branch, as GitHub has it now, differs from its base in the prepared files and in nothing else, before
 * a pull request says so. Throws BRANCH_RACE if somebody moved it, PROPOSAL_HOLDS_MORE if it holds anything else.
 */
export async function confirmProposal(
  context: ProposalContext,
  { base, prepared, headSha }: WrittenProposal,
): Promise<void> {
  const branch = await readBranch(context.github, context.refs.branch);
  if (branch?.headSha !== headSha) throw new ActionError("BRANCH_RACE", "The branch moved in the meantime.");
  const found = await readChanges(context, { branch, base });
  const wanted = new Map(prepared.map(({ path, sha }) => [path, sha]));
  const others = found?.changes.filter(
    (change) => !isModified(change) || wanted.get(change.path) !== change.to?.sha,
  );
  if (others?.length !== 0) {
    throw buildForeignError(
      context,
      (others ?? []).map(({ path }) => path),
    );
  }
}

export function buildForeignError(
  { refs }: Pick<ProposalContext, "refs">,
  paths: readonly string[],
): ActionError {
  return new ActionError(
    "PROPOSAL_HOLDS_MORE",
    `The branch \`${refs.branch}\` ${describeForeign(paths)}, so no pull request is opened or kept for it.`,
  );
}

/** As the rest of a sentence; a few paths say enough. */
export function describeForeign(paths: readonly string[]): string {
  const [first, ...more] = paths;
  if (first === undefined) return "has no history in common with its base";
  const others = more.length === 0 ? "" : ` and ${formatQuantity(more.length, "more file")}`;
  return `changes more than entries of the checked files: ${codeSpan(first)}${others}`;
}
