import type { GitHub } from "../../github/client.ts";
import { listAhead } from "../../github/rest/list-ahead.ts";
import type { Branch, Commit } from "../../github/rest/read-branch.ts";
import { type AsOf, limitAsOf } from "../retention/as-of.ts";
import { readTrailer } from "../trailer.ts";
import type { Seal } from "./seal.ts";

/** What our last commit on a branch proposes: this tree, made from that commit of the base. */
export interface OurCommit {
  readonly treeSha: string;
  readonly baseSha: string;
  readonly asOf: AsOf;
  /** Names the inputs behind it; undefined where it does not say. */
  readonly identity: string | undefined;
  /** Whether it was made with the bearer token of now. Anybody can write the rest. */
  readonly isSealed: boolean;
}

/** How our last commit lies below the head of its branch. */
export interface FoundOurs {
  readonly ours: OurCommit;
  /** `head`: it is the head. `merges`: below merges of two. `rewritten`: the head has its message and another tree. */
  readonly below: "head" | "merges" | "rewritten" | "others";
  /** Whether a commit says to be ours without our seal: this one, if there is no other, or one on top of it. */
  readonly isUnsealed: boolean;
}

/** What commits are read and judged by. */
export interface OursSource {
  readonly github: GitHub;
  readonly seal: Seal;
  /** Wall time, epoch ms. */
  readonly now: () => number;
}

/** What was found of ours on a branch. */
export interface OursSearch {
  readonly found: FoundOurs | undefined;
  /** Whether commits of the branch were left unread, because it has too many. */
  readonly isCutOff: boolean;
}

/**
 * Finds our last commit among those that the branch has and the base has not. Its trailer names the tree, so that an amended one is
 * not taken for ours. One without our seal is taken only if no sealed one is below it, on whichever side of a merge: it may be of
 * before the bearer token was changed.
 */
export async function findOurs(
  source: OursSource,
  { branch, baseSha }: { readonly branch: Branch; readonly baseSha: string },
): Promise<OursSearch> {
  const head = toOurs(source, branch);
  const top = head && toFound(head, head.treeSha === branch.treeSha ? "head" : "rewritten");
  if (top?.ours.isSealed) return { found: top, isCutOff: false };
  const ahead = await listAhead(source.github, { base: baseSha, head: branch.headSha });
  const commits = ahead?.commits ?? new Map<string, Commit>();
  const isCutOff = ahead?.isWhole === false;
  const candidate = top ?? findAlong(source, { branch, commits });
  if (candidate?.ours.isSealed) return { found: candidate, isCutOff };
  const sealed = [...commits.values()]
    .reverse()
    .flatMap((commit) => toIntact(source, commit) ?? [])
    .find(({ isSealed }) => isSealed);
  if (sealed === undefined) return { found: candidate, isCutOff };
  return { found: { ours: sealed, below: "others", isUnsealed: candidate !== undefined }, isCutOff };
}

/** The first of ours along the first parents: in a merge of the base into our branch, these are the branch's. */
function findAlong(
  source: OursSource,
  { branch, commits }: { readonly branch: Branch; readonly commits: ReadonlyMap<string, Commit> },
): FoundOurs | undefined {
  let areMerges = true;
  let commit: Commit | undefined = branch;
  while (commit !== undefined) {
    areMerges &&= commit.parentShas.length === 2;
    commit = commits.get(commit.parentShas[0] ?? "");
    const ours: OurCommit | undefined = commit && toIntact(source, commit);
    if (ours !== undefined) return toFound(ours, areMerges ? "merges" : "others");
  }
  return undefined;
}

function toIntact(source: OursSource, commit: Commit): OurCommit | undefined {
  const ours = toOurs(source, commit);
  return ours?.treeSha === commit.treeSha ? ours : undefined;
}

function toFound(ours: OurCommit, below: FoundOurs["below"]): FoundOurs {
  return { ours, below, isUnsealed: !ours.isSealed };
}

/**
 * A commit that does not say as of when was made later than the jobs behind it, and none was made before them. The commit's own time
 * is not part of the seal: whoever makes the same commit again chooses it, so that it does not limit a time that is sealed.
 */
function toOurs({ seal, now }: OursSource, { message, committedAtMs }: Commit): OurCommit | undefined {
  const trailer = readTrailer(message);
  if (trailer === undefined) return undefined;
  const { treeSha, baseSha, identity, asOf } = trailer;
  const isSealed = trailer.seal === seal(trailer);
  const latestMs = isSealed && asOf !== undefined ? now() : Math.min(committedAtMs, now());
  const made = asOf ?? new Map([["tweets", committedAtMs] as const, ["users", committedAtMs] as const]);
  return { treeSha, baseSha, identity, asOf: limitAsOf(made, latestMs), isSealed };
}
