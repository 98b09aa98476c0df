import { ActionError } from "../../errors/action-error.ts";
import type { MergeMethod } from "../../inputs/choices.ts";
import type { GitHub } from "../client.ts";
import type { ReadPull } from "./pulls.ts";

const autoMerge = `mutation($pullRequestId: ID!, $mergeMethod: PullRequestMergeMethod!, $expectedHeadOid: GitObjectID!) {
  enablePullRequestAutoMerge(
    input: { pullRequestId: $pullRequestId, mergeMethod: $mergeMethod, expectedHeadOid: $expectedHeadOid }
  ) { clientMutationId }
}`;
const toDraft = `mutation($pullRequestId: ID!) {
  convertPullRequestToDraft(input: { pullRequestId: $pullRequestId }) { clientMutationId }
}`;

/** Lets GitHub merge once all that it waits for is there, if the head is still the one that was looked at. A refusal is a warning: the pull request stands. */
export async function enableAutoMerge(
  github: GitHub,
  pull: ReadPull,
  method: MergeMethod,
): Promise<readonly string[]> {
  const variables = {
    pullRequestId: pull.nodeId,
    mergeMethod: method.toUpperCase(),
    expectedHeadOid: pull.headSha,
  };
  return warn("Auto-merge could not be turned on.", () =>
    github.mutate({ operation: "enableAutoMerge", query: autoMerge, variables }),
  );
}

/** Makes a draft of it again. A refusal is a warning. */
export async function convertToDraft(github: GitHub, pull: ReadPull): Promise<readonly string[]> {
  const variables = { pullRequestId: pull.nodeId };
  const what = "The pull request could not be converted to a draft.";
  const warnings = await warn(what, () =>
    github.mutate({ operation: "convertToDraft", query: toDraft, variables }),
  );
  const advice =
    "GitHub allows this only with the token of a person: pass one as `github-token`, or set `pr-draft: create`.";
  return warnings.map((warning) => `${warning} ${advice}`);
}

async function warn(what: string, work: () => Promise<void>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof ActionError) return [`${what} ${error.message}`];
    throw error;
  }
}
