import { z } from "zod";
import type { GitHub } from "../client.ts";
import { shaSchema } from "./sha-schema.ts";

/** How a commit stands to another, and in which files it differs from where they parted. */
export interface Comparison {
  /** Whether all of the base's history is in the head's. */
  readonly holdsBase: boolean;
  /** The commits that the head alone has, oldest first: at most 250. */
  readonly commits: readonly ComparedCommit[];
  /** Whether these are all of them. */
  readonly holdsAllCommits: boolean;
  /** Where they parted. */
  readonly forkSha: string;
  /** Undefined where GitHub does not list them all. */
  readonly files: readonly ComparedFile[] | undefined;
}

export interface ComparedCommit {
  readonly message: string;
  readonly parents: number;
}

export interface ComparedFile {
  readonly path: string;
  /** It is on both sides, under this name. */
  readonly isModified: boolean;
  /** It was added, copied or renamed. */
  readonly isNew: boolean;
}

/** GitHub lists no more files of a comparison. Source: "Compare two commits" of its REST API. */
const listedFiles = 300;

const comparisonSchema = z.object({
  status: z.string(),
  merge_base_commit: z.object({ sha: shaSchema }),
  total_commits: z.number().default(0),
  commits: z
    .array(z.object({ commit: z.object({ message: z.string() }), parents: z.array(z.unknown()).default([]) }))
    .default([]),
  files: z.array(z.object({ filename: z.string(), status: z.string() })).default([]),
});

/** Compares two commits; undefined where they have no history in common, or one is gone. */
export async function compareCommits(
  github: GitHub,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Comparison | undefined> {
  const found = await github.find({
    operation: "compareCommits",
    route: "GET /repos/{owner}/{repo}/compare/{basehead}",
    parameters: { basehead: `${base}...${head}` },
    answer: comparisonSchema,
  });
  if (found === undefined) return undefined;
  const files = found.files.map(({ filename, status }) => ({
    path: filename,
    isModified: status === "modified",
    isNew: status !== "modified" && status !== "removed",
  }));
  return {
    forkSha: found.merge_base_commit.sha,
    holdsBase: found.status === "ahead" || found.status === "identical",
    commits: found.commits.map(({ commit, parents }) => ({
      message: commit.message,
      parents: parents.length,
    })),
    holdsAllCommits: found.commits.length >= found.total_commits,
    files: files.length < listedFiles ? files : undefined,
  };
}
