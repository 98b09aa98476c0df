import { z } from "zod";
import type { GitHub } from "../client.ts";
import { shaSchema } from "./sha-schema.ts";

const commitSchema = z.object({ sha: shaSchema });

export interface NewCommit {
  readonly message: string;
  readonly treeSha: string;
  readonly parentShas: readonly string[];
}

/** Makes a commit that no branch points to yet. Without author and committer GitHub signs it as the token's bot. */
export async function createCommit(
  github: GitHub,
  { message, treeSha, parentShas }: NewCommit,
): Promise<string> {
  const { sha } = await github.request({
    operation: "createCommit",
    route: "POST /repos/{owner}/{repo}/git/commits",
    parameters: { message, tree: treeSha, parents: parentShas },
    answer: commitSchema,
  });
  return sha;
}
