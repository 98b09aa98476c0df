import { z } from "zod";
import type { GitHub } from "../client.ts";
import { type Commit, toCommit } from "./read-branch.ts";
import { shaSchema } from "./sha-schema.ts";

/** The commits by which a branch is ahead of its base. */
export interface AheadCommits {
  /** By their names, none before one that it comes after. */
  readonly commits: ReadonlyMap<string, Commit>;
  /** Whether these are all; else they are the newest. */
  readonly isWhole: boolean;
}

/** The most of a comparison's page. Source: "Compare two commits" of GitHub's REST API. */
const pageSize = 100;
/** Of a branch with more commits nobody has to know all, and they must not keep a run busy. */
const mostPages = 4;

const pageSchema = z.object({
  total_commits: z.number(),
  commits: z.array(
    z.object({
      sha: shaSchema,
      parents: z.array(z.object({ sha: shaSchema })),
      commit: z.object({
        message: z.string(),
        committer: z.object({ date: z.string() }).nullish().catch(null),
        tree: z.object({ sha: shaSchema }),
      }),
    }),
  ),
});

/** Lists what the head alone has, at least the newest 300; undefined where the two have no history in common. */
export async function listAhead(
  github: GitHub,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<AheadCommits | undefined> {
  const read = (page: number): Promise<z.infer<typeof pageSchema> | undefined> =>
    github.find({
      operation: "compareCommits",
      route: "GET /repos/{owner}/{repo}/compare/{basehead}",
      parameters: { basehead: `${base}...${head}`, per_page: pageSize, page },
      answer: pageSchema,
    });
  const first = await read(1);
  if (first === undefined) return undefined;
  // The oldest come first.
  const lastPage = Math.ceil(first.total_commits / pageSize);
  const isWhole = lastPage <= mostPages;
  const found = isWhole ? [...first.commits] : [];
  for (let page = isWhole ? 2 : lastPage - mostPages + 1; page <= lastPage; page++)
    found.push(...((await read(page))?.commits ?? []));
  const commits = new Map(
    found.map(({ sha, parents, commit }) => [sha, toCommit({ ...commit, parents })] as const),
  );
  return { commits, isWhole };
}
