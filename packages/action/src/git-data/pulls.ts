import { z } from "zod";
import type { GitHub } from "../github.ts";

/** An open pull request. */
export interface PullRequest {
  readonly number: number;
  /** Its page. */
  readonly url: string;
}

/** What a pull request says. */
export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/** The branches it is from and for. */
export interface PullRequestPlace {
  readonly owner: string;
  readonly branch: string;
  readonly base: string;
}

/** It becomes a link of the summary and an output, so it must be no more than an address. */
const pageUrlSchema = z.string().regex(/^https?:\/\/[\w.:/%~-]+$/);

const pullSchema = z.object({
  number: z.number(),
  html_url: pageUrlSchema,
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
});

/** Finds the open pull request of a branch of this repository. There can be only one for a base. */
export async function findOpenPull(
  github: GitHub,
  place: PullRequestPlace,
): Promise<PullRequest | undefined> {
  const { owner, branch, base } = place;
  const pulls = await github.request({
    operation: "listPulls",
    route: "GET /repos/{owner}/{repo}/pulls",
    parameters: { state: "open", head: `${owner}:${branch}`, base, per_page: 100 },
    answer: z.array(pullSchema),
  });
  const pull = pulls.find(({ head, base: target }) => head.ref === branch && target.ref === base);
  return pull === undefined ? undefined : { number: pull.number, url: pull.html_url };
}

/** Opens a pull request. Throws BRANCH_RACE if there is one by now, PULL_REQUESTS_NOT_ALLOWED by a setting. */
export async function createPull(
  github: GitHub,
  {
    place,
    text,
    draft,
  }: { readonly place: PullRequestPlace; readonly text: PullRequestText; readonly draft: boolean },
): Promise<PullRequest> {
  const pull = await github.request({
    operation: "createPull",
    route: "POST /repos/{owner}/{repo}/pulls",
    parameters: { head: place.branch, base: place.base, ...text, draft },
    answer: pullSchema,
  });
  return { number: pull.number, url: pull.html_url };
}

/** Changes a pull request's text, or closes it. */
export async function updatePull(
  github: GitHub,
  number: number,
  change: Partial<PullRequestText> & { readonly state?: "closed" },
): Promise<void> {
  await github.request({
    operation: "updatePull",
    route: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    parameters: { pull_number: number, ...change },
    answer: z.unknown(),
  });
}
