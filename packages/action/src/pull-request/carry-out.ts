import { ActionError } from "../action-error.ts";
import { type Decorations, decoratePull } from "../git-data/decorate-pull.ts";
import {
  createPull,
  type PullRequest,
  type PullRequestPlace,
  type PullRequestText,
  updatePull,
} from "../git-data/pulls.ts";
import { type Branch, readBranch } from "../git-data/read-branch.ts";
import { createBranch, createCommit, deleteBranch, moveBranch } from "../git-data/write-commit.ts";
import { type NewFile, writeTree } from "../git-data/write-tree.ts";
import type { GitHub } from "../github.ts";
import type { Plan } from "./plan.ts";
import type { PreparedFile } from "./prepare-files.ts";
import { addTrailer } from "./trailer.ts";

/** What was done to the pull request. */
export type Operation = "created" | "updated" | "unchanged" | "closed" | "none";

/** The pull request as it stands afterwards. */
export interface Done {
  readonly operation: Operation;
  readonly pull?: PullRequest;
  /** The head of its branch. */
  readonly headSha?: string;
  /** What could not be added to it. */
  readonly warnings: readonly string[];
}

/** All that a plan may need to be done. */
export interface CarryOutOptions {
  readonly github: GitHub;
  readonly place: PullRequestPlace;
  readonly base: Branch;
  readonly prepared: readonly PreparedFile[];
  readonly text: PullRequestText & { readonly commitMessage: string };
  readonly decorations: Decorations;
  readonly draft: boolean;
  readonly compareUrl: string;
}

/** Does what was planned, in the order in which a cut leaves nothing half said: commit, branch, pull request. */
export async function carryOut(plan: Plan, options: CarryOutOptions): Promise<Done> {
  switch (plan.kind) {
    case "none":
      return { operation: "none", warnings: [] };
    case "unchanged":
      return { operation: "unchanged", pull: plan.pull, headSha: plan.headSha, warnings: [] };
    case "stop":
      throw new ActionError(
        "BRANCH_NOT_OURS",
        `The branch \`${options.place.branch}\` has a commit that this action did not make.`,
      );
    case "close":
      return close(plan, options);
    case "open":
      return open(plan.headSha, options);
    case "commit": {
      const headSha = await commit(plan, options);
      if (plan.pull === undefined) return open(headSha, options);
      await updatePull(options.github, plan.pull.number, textOf(options));
      return { operation: "updated", pull: plan.pull, headSha, warnings: [] };
    }
  }
}

async function commit(plan: Plan & { readonly kind: "commit" }, options: CarryOutOptions): Promise<string> {
  const { github, base, place, prepared, text } = options;
  const changed: readonly NewFile[] = prepared.filter(({ sha, baseSha }) => sha !== baseSha);
  const treeSha = await writeTree(github, base.treeSha, changed);
  const message = addTrailer(text.commitMessage, { treeSha, baseSha: base.headSha });
  const headSha = await createCommit(github, { message, treeSha, parentShas: plan.parentShas });
  await (plan.isNewBranch ? createBranch : moveBranch)(github, place.branch, headSha);
  return headSha;
}

async function open(headSha: string, options: CarryOutOptions): Promise<Done> {
  const { github, place, draft, decorations, compareUrl } = options;
  try {
    const pull = await createPull(github, { place, text: textOf(options), draft });
    const warnings = await decoratePull(github, pull.number, decorations);
    return { operation: "created", pull, headSha, warnings };
  } catch (error) {
    if (!(error instanceof ActionError) || !mayOpenByHand.has(error.code)) throw error;
    const what = `${error.message} The branch \`${place.branch}\` is ready: open its pull request by hand at ${compareUrl}`;
    throw new ActionError(error.code, what, { pageUrl: compareUrl });
  }
}

/** Refusals after which the branch is there all the same. */
const mayOpenByHand: ReadonlySet<string> = new Set([
  "PULL_REQUESTS_NOT_ALLOWED",
  "GITHUB_PERMISSION_MISSING",
]);

/** The branch goes only if nobody moved it since it was read. */
async function close(
  { pull, branch }: Plan & { readonly kind: "close" },
  { github }: CarryOutOptions,
): Promise<Done> {
  await updatePull(github, pull.number, { state: "closed" });
  if (branch !== undefined) {
    const now = await readBranch(github, branch.name);
    if (now?.headSha === branch.headSha) await deleteBranch(github, branch.name);
  }
  return { operation: "closed", pull, warnings: [] };
}

function textOf({ text: { title, body } }: CarryOutOptions): PullRequestText {
  return { title, body };
}
