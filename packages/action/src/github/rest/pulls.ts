import { z } from "zod";
import type { GitHub } from "../client.ts";

/** A pull request, as it is told to others. */
export interface PullRequest {
  readonly number: number;
  /** Its page. */
  readonly url: string;
}

export interface ReadPull extends PullRequest {
  /** Its name in GraphQL. */
  readonly nodeId: string;
  readonly isDraft: boolean;
  readonly body: string;
}

/** The pull requests that there ever were for a branch. */
export interface BranchPulls {
  readonly open: ReadPull | undefined;
  /** Those that were closed and not merged, newest first. */
  readonly closed: readonly ReadPull[];
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}

/** The branches it is from and for. */
export interface PullRequestRefs {
  readonly owner: string;
  readonly branch: string;
  readonly base: string;
}

/** It becomes a link of the summary and an output, so it must be no more than an address. */
const pageUrlSchema = z.string().regex(/^https?:\/\/[\w.:/%~-]+$/);

const pullSchema = z.object({
  number: z.number(),
  html_url: pageUrlSchema,
  node_id: z.string(),
  state: z.enum(["open", "closed"]),
  draft: z.boolean().default(false),
  body: z.string().nullish(),
  merged_at: z.string().nullish(),
  head: z.object({ ref: z.string() }),
  base: z.object({ ref: z.string() }),
});

/** Finds the pull requests of a branch of this repository. Only one can be open for a base. */
export async function findPulls(github: GitHub, refs: PullRequestRefs): Promise<BranchPulls> {
  const { owner, branch, base } = refs;
  const pulls = await github.request({
    operation: "listPulls",
    route: "GET /repos/{owner}/{repo}/pulls",
    parameters: { state: "all", head: `${owner}:${branch}`, base, per_page: 100 },
    answer: z.array(pullSchema),
  });
  const own = pulls.filter(({ head, base: target }) => head.ref === branch && target.ref === base);
  const open = own.find(({ state }) => state === "open");
  const closed = own.filter(({ state, merged_at: mergedAt }) => state === "closed" && mergedAt == null);
  return { open: open && toPull(open), closed: closed.map(toPull) };
}

/** A pull request to be opened. */
export interface NewPull {
  readonly refs: PullRequestRefs;
  readonly text: PullRequestText;
  readonly draft: boolean;
  /** Looks for the one that an attempt without an answer opened. */
  readonly findOpened: () => Promise<ReadPull | undefined>;
}

/** Opens a pull request. Throws BRANCH_RACE if there is one by now, PULL_REQUESTS_NOT_ALLOWED by a setting. */
export async function createPull(
  github: GitHub,
  { refs, text, draft, findOpened }: NewPull,
): Promise<ReadPull> {
  return await github.request({
    operation: "createPull",
    route: "POST /repos/{owner}/{repo}/pulls",
    parameters: { head: refs.branch, base: refs.base, ...text, draft },
    answer: pullSchema.transform(toPull),
    findDone: findOpened,
  });
}

function toPull(pull: z.infer<typeof pullSchema>): ReadPull {
  const { number, html_url: url, node_id: nodeId, draft: isDraft, body } = pull;
  return { number, url, nodeId, isDraft, body: body ?? "" };
}

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
