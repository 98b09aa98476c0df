import { measureDistance } from "../git/commits.ts";
import type { Git } from "../git/git.ts";
import { readBranch } from "../git/refs.ts";
import { type BranchFacts, followBranches } from "./pull-rules.ts";
import type { PullStore } from "./pull-store.ts";

/** Asks git where two branches are. */
export async function readBranchFacts(
  git: Git,
  { head, base }: { readonly head: string; readonly base: string },
): Promise<BranchFacts> {
  const headSha = await readBranch(git, head);
  const baseSha = await readBranch(git, base);
  if (headSha === undefined || baseSha === undefined) return { headSha, baseSha, aheadBy: 0 };
  const { aheadBy } = await measureDistance(git, { base: baseSha, head: headSha });
  return { headSha, baseSha, aheadBy };
}

/** Brings every open pull request to where its branches are now. */
export async function followAllBranches(parts: {
  readonly git: Git;
  readonly pulls: PullStore;
  readonly now: () => number;
}): Promise<void> {
  const { git, pulls, now } = parts;
  for (const { number, head, base, state, fork } of pulls.list()) {
    // Where a fork's branches are, git does not know here.
    if (state === "closed" || fork !== undefined) continue;
    const facts = await readBranchFacts(git, { head: head.ref, base: base.ref });
    pulls.update(number, (pull) => followBranches(pull, { ...facts, nowMs: now() }));
  }
}
