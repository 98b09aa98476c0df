import { z } from "zod";
import type { GitHub } from "../client.ts";

export interface Repository {
  readonly defaultBranch: string;
  /** The role of the person whose token it is; undefined where GitHub does not say. */
  readonly mayPush: boolean | undefined;
  readonly isArchived: boolean;
  /** Undefined where GitHub does not say. */
  readonly isPrivate: boolean | undefined;
}

/** `visibility` also knows `internal`, for the members of an enterprise. Older servers have `private` alone. */
export const visibilitySchema = z.object({
  private: z.boolean().optional(),
  visibility: z.string().optional(),
});

/** Whether not everybody can read it; undefined where that is not said. */
export function isPrivate(told: z.infer<typeof visibilitySchema>): boolean | undefined {
  return told.visibility === undefined ? told.private : told.visibility !== "public";
}

const repositorySchema = visibilitySchema.extend({
  default_branch: z.string().min(1),
  archived: z.boolean().default(false),
  permissions: z.object({ push: z.boolean() }).optional(),
});

export async function readRepository(github: GitHub): Promise<Repository> {
  const told = await github.request({
    operation: "getRepo",
    route: "GET /repos/{owner}/{repo}",
    answer: repositorySchema,
  });
  return {
    defaultBranch: told.default_branch,
    mayPush: told.permissions?.push,
    isArchived: told.archived,
    isPrivate: isPrivate(told),
  };
}
