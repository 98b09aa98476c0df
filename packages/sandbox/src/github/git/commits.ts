import { type CommitFields, parseCommitObject, renderCommitObject } from "./commit-object.ts";
import type { Git } from "./git.ts";
import { readObject, writeObject } from "./objects.ts";

/** A commit under its name. */
export interface Commit extends CommitFields {
  readonly sha: string;
}

/** Two commits, by SHA or ref. */
export interface Span {
  readonly base: string;
  readonly head: string;
}

/** How two commits stand to each other. */
export interface Distance {
  readonly aheadBy: number;
  readonly behindBy: number;
}

/** Reads a commit by SHA or ref. */
export async function readCommit(git: Git, name: string): Promise<Commit | undefined> {
  const object = await readObject(git, `${name}^{commit}`);
  return object === undefined
    ? undefined
    : { sha: object.sha, ...parseCommitObject(object.content.toString("utf8")) };
}

/** Writes a commit exactly as given, and returns its SHA. */
export function writeCommit(git: Git, commit: CommitFields): Promise<string> {
  return writeObject(git, { type: "commit", content: renderCommitObject(commit) });
}

/** Counts the commits of `head` that `base` lacks, and the other way round. */
export async function measureDistance(git: Git, { base, head }: Span): Promise<Distance> {
  if (base === head) return { aheadBy: 0, behindBy: 0 };
  const output = await git.run(["rev-list", "--left-right", "--count", `${base}...${head}`]);
  const [behindBy = 0, aheadBy = 0] = output.toString("utf8").trim().split("\t").map(Number);
  return { aheadBy, behindBy };
}

/** Whether the base is part of the history of the head. */
export async function isAncestor(git: Git, { base, head }: Span): Promise<boolean> {
  return base === head || (await git.find(["merge-base", "--is-ancestor", base, head])) !== undefined;
}

/** The best common ancestor, if the two share any history. */
export async function findMergeBase(git: Git, { base, head }: Span): Promise<string | undefined> {
  return (await git.find(["merge-base", base, head]))?.toString("utf8").trim();
}

/** The names of the commits of `head` that `base` lacks, oldest first. */
export async function listAhead(git: Git, { base, head }: Span): Promise<readonly string[]> {
  const output = await git.run(["rev-list", "--reverse", "--topo-order", `${base}..${head}`]);
  return output.toString("utf8").split("\n").filter(Boolean);
}

export async function readCommits(git: Git, shas: readonly string[]): Promise<readonly Commit[]> {
  const commits = await Promise.all(shas.map((sha) => readCommit(git, sha)));
  return commits.filter((commit) => commit !== undefined);
}
