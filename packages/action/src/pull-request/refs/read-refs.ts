import type { GitHub } from "../../github/client.ts";
import type { PullRequestRefs } from "../../github/rest/pulls.ts";
import { type Repository, readRepository } from "../../github/rest/read-repository.ts";
import type { AcceptedInput } from "../../inputs/accept-input.ts";
import { buildBranchName, digestIdentity } from "../../inputs/branch-name.ts";
import type { RunContext } from "../../runner/run-context.ts";

/** The branches of a proposal. */
export interface ProposalRefs extends PullRequestRefs {
  readonly defaultBranch: string;
  /** Names all inputs that change what is proposed. */
  readonly identity: string;
}

/** Asks which branch is the default one, which is told apart by name from all others, and says what the branches are. */
export async function readRefs(
  github: GitHub,
  { accepted, context }: { readonly accepted: AcceptedInput; readonly context: RunContext },
): Promise<{ readonly refs: ProposalRefs; readonly repository: Repository }> {
  const repository = await readRepository(github);
  return { refs: chooseRefs(accepted, { ...context, ...repository }), repository };
}

/** @param defaultBranch Of the repository. */
export function chooseRefs(
  { inputs, plans }: Pick<AcceptedInput, "plans"> & { readonly inputs: Partial<AcceptedInput["inputs"]> },
  {
    owner,
    branch: current,
    defaultBranch,
  }: Pick<RunContext, "owner" | "branch"> & Pick<Repository, "defaultBranch">,
): ProposalRefs {
  const base = inputs.prBase ?? current ?? "";
  const otherBase = base === defaultBranch ? undefined : base;
  const isSole = inputs.config === undefined;
  const branch = inputs.prBranch ?? buildBranchName({ plans, isSole, otherBase });
  return { owner, branch, base, defaultBranch, identity: digestIdentity({ plans, otherBase }) };
}
