import type { Pull, PullEnd } from "./pull.ts";

/** What git says about the two branches of a pull request. */
export interface BranchFacts {
  /** Where the head branch is; `undefined` when it is gone. */
  readonly headSha: string | undefined;
  readonly baseSha: string | undefined;
  /** Commits of the head that the base lacks. */
  readonly aheadBy: number;
}

/** What has become of a pull request now that its branches are where they are. */
export function followBranches(pull: Pull, facts: BranchFacts & { readonly nowMs: number }): Pull {
  if (pull.state === "closed") return pull;
  const { headSha, baseSha, aheadBy, nowMs } = facts;
  // Without one of its branches there is nothing left to compare.
  if (headSha === undefined || baseSha === undefined) return closePull(pull, nowMs);
  const moved = headSha !== pull.head.sha || baseSha !== pull.base.sha;
  const head = { ...pull.head, sha: headSha };
  const base = { ...pull.base, sha: baseSha };
  if (aheadBy > 0) return moved ? { ...pull, head, base } : pull;
  // The base took the commits in: merged. The head gave them up: closed, and nothing was merged.
  if (headSha === pull.head.sha) return { ...closePull(pull, nowMs), base, merged: true };
  return { ...closePull(pull, nowMs), head, base };
}

/** What closing makes of a pull request. */
export function closePull(pull: Pull, nowMs: number): Pull {
  return { ...pull, state: "closed", closedAtMs: nowMs };
}

/** What reopening makes of a pull request whose branch may have grown in the meantime. */
export function reopenPull(pull: Pull, headSha: string): Pull {
  return { ...pull, state: "open", closedAtMs: undefined, head: { ...pull.head, sha: headSha } };
}

/** The open pull request for the same two branches, if there is another one. */
export function findDuplicate(
  pulls: readonly Pull[],
  { head, base, except }: { readonly head: string; readonly base: string; readonly except?: number },
): Pull | undefined {
  return pulls.find(
    (pull) =>
      pull.state === "open" &&
      pull.fork === undefined &&
      pull.head.ref === head &&
      pull.base.ref === base &&
      pull.number !== except,
  );
}

/** Why GitHub would not open a pull request for these branches, in its words. */
export function refuseOpening(asked: {
  readonly owner: string;
  readonly head: PullEnd;
  readonly base: PullEnd;
  readonly aheadBy: number;
  readonly pulls: readonly Pull[];
}): string | undefined {
  const { owner, head, base } = asked;
  if (findDuplicate(asked.pulls, { head: head.ref, base: base.ref }) !== undefined) {
    return `A pull request already exists for ${owner}:${head.ref}.`;
  }
  return asked.aheadBy === 0 ? `No commits between ${base.ref} and ${head.ref}` : undefined;
}

/** Why GitHub would not reopen a pull request, in its words. */
export function refuseReopening(asked: {
  readonly owner: string;
  readonly pull: Pull;
  readonly facts: BranchFacts;
  /** Whether the head branch still holds the commit at which the pull request was closed. */
  readonly holdsOldHead: boolean;
  readonly pulls: readonly Pull[];
}): string | undefined {
  const { owner, pull, facts } = asked;
  const { ref } = pull.head;
  if (pull.merged) return "state cannot be changed. The pull request cannot be reopened.";
  if (facts.headSha === undefined) return `state cannot be changed. The ${ref} branch has been deleted.`;
  if (!asked.holdsOldHead) return `state cannot be changed. The ${ref} branch was force-pushed or recreated.`;
  if (facts.aheadBy === 0)
    return `state cannot be changed. There are no new commits on the ${owner}:${ref} branch.`;
  const branches = { head: ref, base: pull.base.ref, except: pull.number };
  return findDuplicate(asked.pulls, branches) === undefined
    ? undefined
    : `state cannot be changed. A pull request already exists for ${owner}:${ref}.`;
}
