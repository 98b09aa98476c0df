import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { openRepository } from "../../github/open-repository.ts";
import { findOpenPulls } from "../../github/rest/pulls.ts";
import { readBranch } from "../../github/rest/read-branch.ts";
import type { AcceptedInput } from "../../inputs/accept-input.ts";
import { isProposalBranch } from "../../inputs/is-proposal-branch.ts";
import { readEvent } from "../../runner/read-event.ts";
import type { RunTools } from "../../runner/run-tools.ts";
import { readMarker } from "../marker.ts";
import { createSeal } from "../origin/seal.ts";
import { readTrailer } from "../trailer.ts";

/** Not every event has it. */
const eventSchema = z.object({ repository: z.object({ default_branch: z.string() }) });

/**
 * Whether the run is on the branch of a proposal: by the name that the action gives, or because the open pull request of that branch
 * has our mark, or its head our seal. The default branch is none, and schedules run on no other: then GitHub is not asked.
 */
export async function isOnProposal(
  inputs: Pick<AcceptedInput["inputs"], "githubToken" | "bearerToken" | "prBase">,
  tools: RunTools,
): Promise<boolean> {
  const { branch, eventName, eventFile, owner, repository } = tools.context;
  if (branch === undefined) return false;
  if (isProposalBranch(branch)) return true;
  const defaultBranch = eventSchema.safeParse(await readEvent(eventFile)).data?.repository.default_branch;
  if (eventName === "schedule" || branch === defaultBranch) return false;
  const key = { bearerToken: inputs.bearerToken, owner, repository, branch };
  const bases = [inputs.prBase ?? [], defaultBranch ?? []].flat();
  try {
    return await holdsProposal(await openRepository(inputs.githubToken, tools), { key, bases });
  } catch (error) {
    tools.signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    tools.log.info(
      `GitHub could not be asked whether \`${branch}\` is the branch of a pull request of this action (${error.code}). ${error.message}`,
    );
    return false;
  }
}

interface Candidate {
  readonly key: Omit<Parameters<typeof createSeal>[0], "base">;
  /** What a proposal that has no open pull request may be for. */
  readonly bases: readonly string[];
}

async function holdsProposal(github: GitHub, { key, bases }: Candidate): Promise<boolean> {
  const pulls = await findOpenPulls(github, key);
  if (pulls.some(({ body }) => readMarker(body, "removals") !== undefined)) return true;
  const candidates = new Set([...pulls.map(({ base }) => base), ...bases]);
  const head = candidates.size === 0 ? undefined : await readBranch(github, key.branch);
  const trailer = head && readTrailer(head.message);
  if (trailer === undefined || trailer.treeSha !== head?.treeSha) return false;
  return [...candidates].some((base) => createSeal({ ...key, base })(trailer) === trailer.seal);
}
