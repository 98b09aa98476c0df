import type { GitHub } from "../../github/client.ts";
import { type Branch, type Commit, readCommit } from "../../github/rest/read-branch.ts";
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

/** How deep it is looked for below other commits. */
const deepest = 10;

/**
 * Finds our last commit, along the first parents. Its trailer names the tree, so that an amended one is not taken for ours. One
 * without our seal is taken only if no sealed one is below it: it may be of before the bearer token was changed.
 */
export async function findOurs(source: OursSource, branch: Branch): Promise<FoundOurs | undefined> {
  const head = toOurs(source, branch);
  let candidate: FoundOurs | undefined =
    head && toFound(head, head.treeSha === branch.treeSha ? "head" : "rewritten");
  let commit: Commit | undefined = branch;
  let areMerges = true;
  for (let depth = 0; depth < deepest && commit !== undefined && !candidate?.ours.isSealed; depth++) {
    areMerges &&= commit.parentShas.length === 2;
    const [first]: readonly string[] = commit.parentShas;
    // Below what it was made from, there is nothing but the base.
    if (first === undefined || first === candidate?.ours.baseSha) break;
    commit = await readCommit(source.github, first);
    const ours: OurCommit | undefined = commit && toOurs(source, commit);
    if (ours === undefined || ours.treeSha !== commit?.treeSha) continue;
    if (candidate === undefined) candidate = toFound(ours, areMerges ? "merges" : "others");
    else if (ours.isSealed) return { ours, below: "others", isUnsealed: true };
  }
  return candidate;
}

function toFound(ours: OurCommit, below: FoundOurs["below"]): FoundOurs {
  return { ours, below, isUnsealed: !ours.isSealed };
}

/** A commit that does not say as of when was made later than the jobs behind it, and none was made before them. */
function toOurs({ seal, now }: OursSource, { message, committedAtMs }: Commit): OurCommit | undefined {
  const trailer = readTrailer(message);
  if (trailer === undefined) return undefined;
  const { treeSha, baseSha, identity } = trailer;
  const asOf =
    trailer.asOf ?? new Map([["tweets", committedAtMs] as const, ["users", committedAtMs] as const]);
  return {
    ...{ treeSha, baseSha, identity },
    asOf: limitAsOf(asOf, Math.min(committedAtMs, now())),
    isSealed: trailer.seal === seal(trailer),
  };
}
