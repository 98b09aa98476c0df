import { readFile } from "node:fs/promises";
import { z } from "zod";
import { ActionError } from "./action-error.ts";
import type { RunContext } from "./run-context.ts";

/** The part of an event that tells where a pull request comes from. `repo` is null when the fork is gone. */
const eventSchema = z.object({
  pull_request: z
    .object({
      head: z.object({ repo: z.object({ full_name: z.string() }).nullish() }),
      base: z.object({ repo: z.object({ full_name: z.string() }) }),
    })
    .optional(),
});

/**
 * Throws EVENT_REFUSED where the code or files of strangers meet the repository's secrets or write token:
 * `pull_request_target`, and pull requests from forks.
 */
export async function refuseEvent(context: Pick<RunContext, "eventName" | "eventFile">): Promise<void> {
  if (context.eventName === "pull_request_target") {
    throw new ActionError("EVENT_REFUSED", "This action does not run on `pull_request_target`.");
  }
  if (!context.eventName.startsWith("pull_request") || context.eventFile === undefined) return;
  if (isFromFork(await readFile(context.eventFile, "utf8"))) {
    throw new ActionError("EVENT_REFUSED", "This action does not run on pull requests from forks.");
  }
}

/** What can't be read is taken for a fork. */
export function isFromFork(eventJson: string): boolean {
  const event = eventSchema.safeParse(parseJson(eventJson)).data?.pull_request;
  return event === undefined || event.head.repo?.full_name !== event.base.repo.full_name;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
