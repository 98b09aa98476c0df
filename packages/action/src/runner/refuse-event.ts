import { z } from "zod";
import { ActionError } from "../errors/action-error.ts";
import { readEvent } from "./read-event.ts";
import type { RunContext } from "./run-context.ts";

/** `repo` is null when the fork is gone. */
const repositorySchema = z.object({ full_name: z.string() });

/** The parts of events that say where their code comes from. */
const eventSchema = z.object({
  pull_request: z.object({
    head: z.object({ repo: repositorySchema.nullish() }),
    base: z.object({ repo: repositorySchema }),
  }),
});
const runEventSchema = z.object({
  workflow_run: z.object({ head_repository: repositorySchema.nullish() }),
  repository: repositorySchema,
});
const commentEventSchema = z.object({ issue: z.object({ pull_request: z.unknown().optional() }) });

/**
 * Throws EVENT_REFUSED where the code or files of strangers meet the repository's secrets or write token:
 * `pull_request_target`, pull requests from forks, runs that such a one began, and comments on pull requests, whose
 * event does not say where the code comes from.
 */
export async function refuseEvent({ eventName, eventFile }: EventContext): Promise<void> {
  if (eventName === "pull_request_target") {
    throw new ActionError("EVENT_REFUSED", "This action does not run on `pull_request_target`.");
  }
  const isStrange = findStrangerTest(eventName);
  if (isStrange === undefined || !isStrange(await readEvent(eventFile))) return;
  const what = eventName === "issue_comment" ? "comments on pull requests" : "pull requests from forks";
  throw new ActionError("EVENT_REFUSED", `This action does not run on ${what}.`);
}

type EventContext = Pick<RunContext, "eventName" | "eventFile">;

function findStrangerTest(eventName: string): ((event: unknown) => boolean) | undefined {
  if (eventName.startsWith("pull_request")) return isFromFork;
  if (eventName === "workflow_run") return isRunOfFork;
  return eventName === "issue_comment" ? isOnPullRequest : undefined;
}

/** What can't be read is taken for a fork. */
export function isFromFork(event: unknown): boolean {
  const pull = eventSchema.safeParse(event).data?.pull_request;
  return pull === undefined || pull.head.repo?.full_name !== pull.base.repo.full_name;
}

/** A run that was begun by a fork's pull request has the secrets that the pull request itself does not get. */
function isRunOfFork(event: unknown): boolean {
  const run = runEventSchema.safeParse(event).data;
  return run === undefined || run.workflow_run.head_repository?.full_name !== run.repository.full_name;
}

function isOnPullRequest(event: unknown): boolean {
  const comment = commentEventSchema.safeParse(event).data;
  return comment === undefined || comment.issue.pull_request !== undefined;
}
