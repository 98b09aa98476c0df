import { z } from "zod";
import type { GitHub } from "../client.ts";
import { shaSchema } from "./sha-schema.ts";

/** A commit, as far as it shows where it comes from. */
export interface Commit {
  readonly treeSha: string;
  readonly parentShas: readonly string[];
  readonly message: string;
  /** By the clock of who wrote it; where GitHub does not say, later than anything. */
  readonly committedAtMs: number;
}

export interface Branch extends Commit {
  readonly name: string;
  readonly headSha: string;
}

const refSchema = z.object({ object: z.object({ sha: shaSchema, type: z.string() }) });
const commitSchema = z.object({
  message: z.string(),
  committer: z.object({ date: z.string() }).nullish().catch(null),
  tree: z.object({ sha: shaSchema }),
  parents: z.array(z.object({ sha: shaSchema })),
});

export async function readHeadSha(github: GitHub, name: string): Promise<string | undefined> {
  const ref = await github.find({
    operation: "getRef",
    route: "GET /repos/{owner}/{repo}/git/ref/{ref}",
    parameters: { ref: `heads/${name}` },
    answer: refSchema,
  });
  return ref?.object.sha;
}

export async function readBranch(github: GitHub, name: string): Promise<Branch | undefined> {
  const headSha = await readHeadSha(github, name);
  if (headSha === undefined) return undefined;
  const commit = await github.request({
    operation: "getCommit",
    route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
    parameters: { sha: headSha },
    answer: commitSchema,
  });
  return { name, headSha, ...toCommit(commit) };
}

/** Reads a commit; undefined if the repository no longer has it, as after a forced push. */
export async function readCommit(github: GitHub, sha: string): Promise<Commit | undefined> {
  const commit = await github.find({
    operation: "getCommit",
    route: "GET /repos/{owner}/{repo}/git/commits/{sha}",
    parameters: { sha },
    answer: commitSchema,
  });
  return commit === undefined ? undefined : toCommit(commit);
}

/** Of what GitHub says of a commit, in whichever answer. */
export function toCommit({ tree, parents, message, committer }: z.infer<typeof commitSchema>): Commit {
  const timeMs = Date.parse(committer?.date ?? "");
  const committedAtMs = Number.isNaN(timeMs) ? Number.POSITIVE_INFINITY : timeMs;
  return { treeSha: tree.sha, parentShas: parents.map(({ sha }) => sha), message, committedAtMs };
}
