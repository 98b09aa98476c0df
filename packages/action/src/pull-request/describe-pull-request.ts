import { describeChange, describeRetained } from "./describe-change.ts";
import type { ProposeResult } from "./propose-removal.ts";

interface Told extends Pick<ProposeResult, "operation" | "plan" | "pull" | "files"> {
  /** Why it does not remove all that was found, if it does not. */
  readonly left?: unknown;
}

/** What was done to the pull request, or in a dry run would have been, in a sentence. */
export function describePullRequest(told: Told, isDryRun: boolean): string {
  return isDryRun ? `Dry run: nothing was written. ${describePlan(told)}` : describeDone(told);
}

function describeDone({ operation, plan, pull, files, left }: Told): string {
  const change = `${describeChange(files)}${describeRetained(files)}`;
  const name = pull === undefined ? "Pull request" : `Pull request #${pull.number}`;
  switch (operation) {
    case "created":
      return `${name} opened: it ${change}.`;
    case "updated":
      return `${name} updated: it ${change}.`;
    case "unchanged":
      return `${name} is up to date: it ${change}.`;
    case "closed":
      return `${name} closed: nothing is left to remove from ${describeWhere(left)}.`;
    case "none":
      if (plan === "declined")
        return `${name} was closed by a person, so its removals are not proposed again.`;
      return `No pull request: there is nothing to remove from ${describeWhere(left)}.`;
  }
}

/** What was found may be in other files of the base by now. */
function describeWhere(left: unknown): string {
  return left === undefined ? "the base branch" : "the base branch's own copies of the checked files";
}

function describePlan({ plan, files, left }: Told): string {
  const change = describeChange(files, { remove: "remove", scrub: "scrub" });
  switch (plan) {
    case "commit":
    case "open":
    case "update-text":
      return `A pull request to ${change} would be opened or updated.`;
    case "unchanged":
      return `The pull request to ${change} would stay as it is.`;
    case "close":
      return `The pull request would be closed: nothing is left to remove from ${describeWhere(left)}.`;
    case "declined":
      return "No pull request would be opened: a person closed one with the same removals.";
    case "none":
      return `No pull request would be opened: there is nothing to remove from ${describeWhere(left)}.`;
  }
}
