import { z } from "zod";
import { ActionError } from "../action-error.ts";
import type { GitHub } from "../github.ts";

/** Who and what is put on a new pull request. */
export interface Decorations {
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
}

/** Adds labels, assignees and reviewers. Each that fails becomes a warning: the pull request itself stands. */
export async function decoratePull(
  github: GitHub,
  number: number,
  wanted: Decorations,
): Promise<readonly string[]> {
  const { labels, assignees, reviewers, teamReviewers } = wanted;
  const issue = "/repos/{owner}/{repo}/issues/{number}";
  const review = "/repos/{owner}/{repo}/pulls/{number}/requested_reviewers";
  const steps = [
    { what: "labels", operation: "addLabels", route: `POST ${issue}/labels`, values: { labels } },
    { what: "assignees", operation: "addAssignees", route: `POST ${issue}/assignees`, values: { assignees } },
    { what: "reviewers", operation: "requestReviewers", route: `POST ${review}`, values: { reviewers } },
    {
      what: "team reviewers",
      operation: "requestReviewers",
      route: `POST ${review}`,
      values: { team_reviewers: teamReviewers },
    },
  ];
  const warnings: string[] = [];
  for (const { what, operation, route, values } of steps) {
    if (Object.values(values).every((list) => list.length === 0)) continue;
    try {
      await github.request({ operation, route, parameters: { number, ...values }, answer: z.unknown() });
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      warnings.push(
        `The ${what} could not be added to the pull request. ${error.message} ${hintOf(error, what)}`,
      );
    }
  }
  return warnings;
}

function hintOf(error: ActionError, what: string): string {
  if (what === "team reviewers") return "Teams need the token of a GitHub App or a person as `github-token`.";
  if (error.code === "GITHUB_PERMISSION_MISSING") return error.hint;
  return "Check that they exist and have access to the repository.";
}
