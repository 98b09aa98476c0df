import { z } from "zod";
import { ActionError } from "../errors/action-error.ts";
import { openRepository } from "../github/open-repository.ts";
import { isPrivate, readRepository, visibilitySchema } from "../github/rest/read-repository.ts";
import type { Inputs } from "../inputs/input-table.ts";
import { readEvent } from "../runner/read-event.ts";
import type { RunTools } from "../runner/run-tools.ts";

export type ArtifactContents = Exclude<Inputs["artifactContents"], "auto">;

const eventSchema = z.object({ repository: visibilitySchema });

/**
 * What the artifact holds, with `auto` decided: everybody can download what a public repository uploads, and a list of deleted
 * posts would be published again. What is not known to be private is taken for public.
 */
export async function chooseArtifactContents(
  { artifactContents, githubToken }: Pick<Inputs, "artifactContents" | "githubToken">,
  tools: RunTools,
): Promise<ArtifactContents> {
  if (artifactContents !== "auto") return artifactContents;
  // Nothing is uploaded: the files stay on this machine.
  if (!tools.context.isWorkflow) return "results";
  const known = await readIsPrivate(githubToken, tools);
  if (known === true) return "results";
  const why =
    known === undefined ? "it is not known whether the repository is public" : "the repository is public";
  tools.log.info(
    `The artifact holds counts and no IDs, as ${why}. Set \`artifact-contents: results\` to list the violations in it, too.`,
  );
  return "report";
}

async function readIsPrivate(token: string, tools: RunTools): Promise<boolean | undefined> {
  const event = eventSchema.safeParse(await readEvent(tools.context.eventFile));
  const told = event.data && isPrivate(event.data.repository);
  if (told !== undefined) return told;
  if (token === "") return undefined;
  try {
    return (await readRepository(await openRepository(token, tools))).isPrivate;
  } catch (error) {
    tools.signal.throwIfAborted();
    if (error instanceof ActionError) return undefined;
    throw error;
  }
}
