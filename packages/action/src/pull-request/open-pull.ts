import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import {
  createPull,
  findPulls,
  type PullRequestPlace,
  type PullRequestText,
  type ReadPull,
} from "../github/rest/pulls.ts";
import type { DraftMode } from "../inputs/choices.ts";
import { readMarker } from "./marker.ts";

/** The pull request that is to be opened. */
export interface NewPull {
  readonly github: GitHub;
  readonly place: PullRequestPlace;
  /** With the mark of its removals. */
  readonly text: PullRequestText;
  readonly removals: string;
  readonly draft: DraftMode;
  /** Where a person can open it by hand. */
  readonly compareUrl: string;
}

/** Opens the pull request. Where it is refused although the branch is there, the error says how to open it by hand. */
export async function openPull({ compareUrl, ...wanted }: NewPull): Promise<ReadPull> {
  const { github, place, text, draft } = wanted;
  try {
    return await createPull(github, { place, text, draft: draft !== "never" });
  } catch (error) {
    if (!(error instanceof ActionError)) throw error;
    const opened = error.code === "GITHUB_UNAVAILABLE" ? await findOpened(wanted) : undefined;
    if (opened !== undefined) return opened;
    if (!mayOpenByHand.has(error.code)) throw error;
    const what = `${error.message} The branch \`${place.branch}\` is ready: open its pull request by hand at ${compareUrl}`;
    throw new ActionError(error.code, what, { pageUrl: compareUrl });
  }
}

/** Only the answer may have been lost. What it did is ours, and gets its labels and reviewers like any other. */
async function findOpened({
  github,
  place,
  removals,
}: Pick<NewPull, "github" | "place" | "removals">): Promise<ReadPull | undefined> {
  const { open } = await findPulls(github, place);
  return open !== undefined && readMarker(open.body, "removals") === removals ? open : undefined;
}

/** Refusals after which the branch is there all the same. */
const mayOpenByHand: ReadonlySet<string> = new Set([
  "PULL_REQUESTS_NOT_ALLOWED",
  "GITHUB_PERMISSION_MISSING",
]);
