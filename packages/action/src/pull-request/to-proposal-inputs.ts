import type { PullMetadata } from "../github/rest/set-metadata.ts";
import type { CommitVia, DraftMode, OnHumanCommits } from "../inputs/choices.ts";
import type { Inputs } from "../inputs/input-table.ts";
import type { RunContext } from "../runner/run-context.ts";

/** What the proposal gets of the inputs; its branches and its text are made with the lists. */
export interface ProposalInputs {
  readonly token: string;
  /** The digest of a removal that may exceed `max-removal`. */
  readonly approved: string | undefined;
  readonly title: string | undefined;
  readonly commitMessage: string | undefined;
  readonly metadata: PullMetadata;
  readonly draft: DraftMode;
  readonly onHumanCommits: OnHumanCommits;
  readonly via: CommitVia;
  readonly dryRun: boolean;
}

export function toProposalInputs(inputs: Inputs, { owner }: Pick<RunContext, "owner">): ProposalInputs {
  return {
    token: inputs.githubToken,
    approved: inputs.approveRemoval,
    title: inputs.prTitle,
    commitMessage: inputs.commitMessage,
    metadata: {
      labels: inputs.prLabels,
      assignees: inputs.prAssignees,
      reviewers: inputs.prReviewers,
      teamReviewers: inputs.prTeamReviewers.map((team) => toSlug(team, owner)),
      milestone: inputs.prMilestone,
      autoMerge: inputs.prAutoMerge,
    },
    draft: inputs.prDraft,
    onHumanCommits: inputs.prOnHumanCommits,
    via: inputs.commitVia,
    dryRun: inputs.dryRun,
  };
}

/** GitHub writes a team as `organization/team`, and takes `team`. One of another organization is left to be refused. */
function toSlug(team: string, owner: string): string {
  const [organization = "", slug] = team.split("/");
  return slug !== undefined && organization.toLowerCase() === owner.toLowerCase() ? slug : team;
}
