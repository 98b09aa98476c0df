import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { MergeMethod } from "../../inputs/choices.ts";
import type { GitHub } from "../client.ts";
import type { OperationName } from "../operation-table.ts";
import { enableAutoMerge } from "./merge-settings.ts";
import type { ReadPull } from "./pulls.ts";
import { setMilestone } from "./set-milestone.ts";

/** Who and what is put on a new pull request. */
export interface PullMetadata {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  /** Title or number. */
  readonly milestone: string | undefined;
  readonly autoMerge: MergeMethod | undefined;
}

interface Step {
  readonly what: string;
  readonly isWanted: boolean;
  readonly work: () => Promise<unknown>;
}

/** Adds what is wanted. Each that fails becomes a warning: the pull request itself stands. */
export async function setMetadata(
  github: GitHub,
  pull: ReadPull,
  wanted: PullMetadata,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const { what, isWanted, work } of listSteps(github, pull.number, wanted)) {
    if (!isWanted) continue;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      warnings.push(
        `The ${what} could not be added to the pull request. ${error.message} ${chooseHint(error, what)}`,
      );
    }
  }
  if (wanted.autoMerge === undefined) return warnings;
  return [...warnings, ...(await enableAutoMerge(github, pull, wanted.autoMerge))];
}

function listSteps(github: GitHub, number: number, wanted: PullMetadata): readonly Step[] {
  const { labels, assignees, reviewers, teamReviewers, milestone } = wanted;
  const issue = "/repos/{owner}/{repo}/issues/{number}";
  const review = "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
  const post = (operation: OperationName, path: string, values: object) => (): Promise<unknown> =>
    github.request({
      operation,
      route: `POST ${path}`,
      parameters: { number, ...values },
      answer: z.unknown(),
    });
  return [
    {
      what: "labels",
      isWanted: labels.length > 0,
      work: post("addLabels", `${issue}/labels`, { labels }),
    },
    {
      what: "assignees",
      isWanted: assignees.length > 0,
      work: post("addAssignees", `${issue}/assignees`, { assignees }),
    },
    {
      what: "reviewers",
      isWanted: reviewers.length > 0,
      work: post("requestReviewers", review, { reviewers }),
    },
    {
      what: "team reviewers",
      isWanted: teamReviewers.length > 0,
      work: post("requestReviewers", review, { team_reviewers: teamReviewers }),
    },
    {
      what: "milestone",
      isWanted: milestone !== undefined,
      work: () => setMilestone(github, number, milestone ?? ""),
    },
  ];
}

function chooseHint(error: ActionError, what: string): string {
  if (what === "team reviewers")
    return "Teams need the token of a GitHub App with `members: read`, or of a person with `read:org`, as `github-token`.";
  if (error.code === "GITHUB_PERMISSION_MISSING") return error.hint;
  if (what === "milestone") return "Check `pr-milestone`.";
  return "Check that they exist and have access to the repository.";
}
