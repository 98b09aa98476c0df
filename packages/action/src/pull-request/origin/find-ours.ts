import type { GitHub } from "../../github/client.ts";
import { type Branch, type Commit, readCommit } from "../../github/rest/read-branch.ts";
import type { AsOf } from "../retention/as-of.ts";
import { readTrailer } from "../trailer.ts";

/** What our last commit on a branch proposes: this tree, made from that commit of the base. */
export interface OurCommit {
  readonly treeSha: string;
  readonly baseSha: string;
  readonly asOf: AsOf;
}

/** How our last commit lies below the head of its branch. */
export interface FoundOurs {
  readonly ours: OurCommit;
  /** `head`: it is the head. `merges`: below merges of two. `rewritten`: the head has its message and another tree. */
  readonly below: "head" | "merges" | "rewritten" | "others";
}

/** How deep it is looked for below other commits. */
const deepest = 10;

/** Finds our last commit, along the first parents. Its trailer names the tree, so that an amended one is not taken for ours. */
export async function findOurs(github: GitHub, branch: Branch): Promise<FoundOurs | undefined> {
  const head = toOurs(branch);
  if (head !== undefined)
    return { ours: head, below: head.treeSha === branch.treeSha ? "head" : "rewritten" };
  let commit: Commit | undefined = branch;
  let areMerges = true;
  for (let depth = 0; depth < deepest && commit !== undefined; depth++) {
    areMerges &&= commit.parentShas.length === 2;
    const [first]: readonly string[] = commit.parentShas;
    commit = first === undefined ? undefined : await readCommit(github, first);
    const ours = commit && toOurs(commit);
    if (ours !== undefined && ours.treeSha === commit?.treeSha)
      return { ours, below: areMerges ? "merges" : "others" };
  }
  return undefined;
}

/** A commit that does not say as of when was made later than the jobs behind it. */
function toOurs({ message, committedAtMs }: Commit): OurCommit | undefined {
  const trailer = readTrailer(message);
  if (trailer === undefined) return undefined;
  const { treeSha, baseSha, asOf } = trailer;
  return {
    treeSha,
    baseSha,
    asOf: asOf ?? new Map([["tweets", committedAtMs] as const, ["users", committedAtMs] as const]),
  };
}
