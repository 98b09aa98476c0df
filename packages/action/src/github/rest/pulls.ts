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
  readonly title: string;
  readonly body: string;
  /** The head of its branch, as it was when this was read. */
  readonly headSha: string;
}

/** The pull requests that there ever were for a branch of this repository. */
export interface BranchPulls {
  readonly open: ReadPull | undefined;
  /** Those that were closed and not merged, newest first. */
  readonly closed: readonly ReadPull[];
  /** Open ones for other bases. */
  readonly elsewhere: readonly (PullRequest & { readonly base: string })[];
  /** Those that were merged or closed. */
  readonly ended: readonly ReadPull[];
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

const repositorySchema = z.object({ full_name: z.string() });
type Repository = z.infer<typeof repositorySchema>;

const pullSchema = z.object({
  number: z.number(),
  html_url: pageUrlSchema,
  node_id: z.string(),
  state: z.enum(["open", "closed"]),
  draft: z.boolean().default(false),
  title: z.string(),
  body: z.string().nullish(),
  merged_at: z.string().nullish(),
  // A repository that was deleted since is `null`.
  head: z.object({ ref: z.string(), sha: z.string(), repo: repositorySchema.nullish() }),
  base: z.object({ ref: z.string(), repo: repositorySchema }),
});

type AnyPull = z.infer<typeof pullSchema>;

const pageSize = 100;
/** Nobody has more; a stranger's many must not keep a run busy. */
const mostPages = 10;

/**
 * Finds the pull requests of a branch of this repository. Only one can be open for a base. GitHub lists those of the
 * same branch in forks of the same owner, too, which anybody who may read the repository can open.
 */
export async function findPulls(github: GitHub, refs: PullRequestRefs): Promise<BranchPulls> {
  const { base } = refs;
  const own = (await listPulls(github, refs)).filter((pull) => isOwn(pull, refs));
  const ofBase = own.filter((pull) => pull.base.ref === base);
  const open = ofBase.find(({ state }) => state === "open");
  const ended = ofBase.filter(({ state }) => state === "closed");
  const closed = ended.filter(({ merged_at: mergedAt }) => mergedAt == null);
  const elsewhere = own
    .filter((pull) => pull.base.ref !== base && pull.state === "open")
    .map((pull) => ({ ...toPull(pull), base: pull.base.ref }));
  return { open: open && toPull(open), closed: closed.map(toPull), elsewhere, ended: ended.map(toPull) };
}

/** The open ones of a branch of this repository, for whichever base. */
export async function findOpenPulls(
  github: GitHub,
  refs: Pick<PullRequestRefs, "owner" | "branch">,
): Promise<readonly (ReadPull & { readonly base: string })[]> {
  const own = (await listPulls(github, refs)).filter((pull) => isOwn(pull, refs) && pull.state === "open");
  return own.map((pull) => ({ ...toPull(pull), base: pull.base.ref }));
}

async function listPulls(
  github: GitHub,
  { owner, branch }: Pick<PullRequestRefs, "owner" | "branch">,
): Promise<readonly AnyPull[]> {
  const all: AnyPull[] = [];
  for (let page = 1; page <= mostPages; page++) {
    const pulls = await github.request({
      operation: "listPulls",
      route: "GET /repos/{owner}/{repo}/pulls",
      parameters: { state: "all", head: `${owner}:${branch}`, per_page: pageSize, page },
      answer: z.array(pullSchema),
    });
    all.push(...pulls);
    if (pulls.length < pageSize) break;
  }
  return all;
}

function isOwn({ head, base: { repo } }: AnyPull, { branch }: Pick<PullRequestRefs, "branch">): boolean {
  return head.ref === branch && isSame(head.repo, repo);
}

function isSame(one: Repository | null | undefined, other: Repository): boolean {
  return one?.full_name.toLowerCase() === other.full_name.toLowerCase();
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

function toPull(pull: AnyPull): ReadPull {
  const { number, html_url: url, node_id: nodeId, draft: isDraft, title, body, head } = pull;
  return { number, url, nodeId, isDraft, title, body: body ?? "", headSha: head.sha };
}

/** Returns whether it is open afterwards: a closed one can be written to just as well. */
export async function updatePull(
  github: GitHub,
  number: number,
  change: Partial<PullRequestText> & { readonly state?: "closed" },
): Promise<{ readonly isOpen: boolean }> {
  return await github.request({
    operation: "updatePull",
    route: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    parameters: { pull_number: number, ...change },
    answer: pullSchema.pick({ state: true }).transform(({ state }) => ({ isOpen: state === "open" })),
  });
}
