import { ActionError } from "../../errors/action-error.ts";
import { createPull, findPulls, type PullRequestText, type ReadPull } from "../../github/rest/pulls.ts";
import { readMarker } from "../marker.ts";
import type { ProposalContext } from "../proposal-context.ts";

/** A pull request to be opened, and what names its removals. */
interface NewPull {
  readonly text: PullRequestText;
  readonly removals: string;
}

/** Opens the pull request. Where it is refused although the branch is there, the error says how to open it by hand. */
export async function openPull(context: ProposalContext, { text, removals }: NewPull): Promise<ReadPull> {
  const { github, refs, draft, compareUrl } = context;
  try {
    const findOpened = (): Promise<ReadPull | undefined> => findOwn(context, removals);
    return await createPull(github, { refs, text, draft: draft !== "never", findOpened });
  } catch (error) {
    if (!(error instanceof ActionError) || !mayOpenByHand.has(error.code)) throw error;
    const what = `${error.message} The branch \`${refs.branch}\` is ready: open its pull request yourself at ${compareUrl}`;
    throw new ActionError(error.code, what, { pageUrl: compareUrl, hint: error.hint });
  }
}

/** Only the answer may have been lost. What it did is ours, and gets its labels and reviewers like any other. */
async function findOwn({ github, refs }: ProposalContext, removals: string): Promise<ReadPull | undefined> {
  const { open } = await findPulls(github, refs);
  return open !== undefined && readMarker(open.body, "removals") === removals ? open : undefined;
}

/** Refusals after which the branch is there all the same. */
const mayOpenByHand: ReadonlySet<string> = new Set([
  "PULL_REQUESTS_NOT_ALLOWED",
  "DRAFTS_NOT_SUPPORTED",
  "GITHUB_PERMISSION_MISSING",
]);
