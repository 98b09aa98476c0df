import { z } from "zod";
import type { GitHub } from "../client.ts";

export interface Repository {
  readonly defaultBranch: string;
  /** The role of the person whose token it is; undefined where GitHub does not say. */
  readonly mayPush: boolean | undefined;
  readonly isArchived: boolean;
}

const repositorySchema = z.object({
  default_branch: z.string().min(1),
  archived: z.boolean().default(false),
  permissions: z.object({ push: z.boolean() }).optional(),
});

export async function readRepository(github: GitHub): Promise<Repository> {
  const {
    default_branch: defaultBranch,
    archived,
    permissions,
  } = await github.request({
    operation: "getRepo",
    route: "GET /repos/{owner}/{repo}",
    answer: repositorySchema,
  });
  return { defaultBranch, mayPush: permissions?.push, isArchived: archived };
}
