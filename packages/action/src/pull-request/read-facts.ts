import { compareCommits } from "../github/rest/compare-commits.ts";
import type { TreeChange } from "../github/rest/compare-trees.ts";
import { type BranchPulls, findPulls } from "../github/rest/pulls.ts";
import { type Branch, readBranch } from "../github/rest/read-branch.ts";
import { type BlobShas, readTreeFiles, type TreeFile, toBlobShas } from "../github/rest/read-tree-files.ts";
import { isBranchCurrent } from "./is-branch-current.ts";
import { type BranchChanges, isConfined, listForeign, readChanges } from "./origin/read-changes.ts";
import { type Origin, readOrigin } from "./origin/read-origin.ts";
import type { RepositoryFacts } from "./plan-pull-request.ts";
import type { PreparedFile } from "./prepare-files.ts";
import type { ProposalContext } from "./proposal-context.ts";
import type { BaseState } from "./read-base.ts";
import { requireOwn } from "./refs/require-own.ts";

/** Our branch and its pull requests. */
export interface OurState {
  readonly branch: Branch | undefined;
  readonly origin: Origin | undefined;
  /** Whether it has more commits than were searched for ours. */
  readonly isCutOff: boolean;
  readonly pulls: BranchPulls;
  readonly isMerged: boolean;
  /** Undefined without a branch, or where it has no history in common with the base. */
  readonly changed: BranchChanges | undefined;
  /** What it changes besides entries of checked files. */
  readonly foreign: readonly string[];
}

/** Throws what `requireOwn` does for a branch that is not to be moved by this run. */
export async function readOurs(context: ProposalContext, base: BaseState): Promise<OurState> {
  const { github, refs } = context;
  const branch = await readBranch(github, refs.branch);
  const pulls = await findPulls(github, refs);
  const [own, baseSha] = [branch?.headSha, base.branch.headSha];
  // What the base holds GitHub calls merged: none of it is open.
  const isMerged = own !== undefined && pulls.open === undefined && (await isIn(context, own, baseSha));
  const { found, isCutOff } = await requireOwn(context, { refs, branch, pulls, headSha: baseSha, isMerged });
  const origin = branch && (await readOrigin(context, { branch, found, baseSha }));
  const changed = branch && (await readChanges(context, { branch, base: base.branch }));
  const foreign = changed ? await listForeign(context, { ...changed, base: base.branch }) : [];
  return { branch, origin, isCutOff, pulls, isMerged, changed, foreign };
}

async function isIn({ github }: ProposalContext, sha: string, headSha: string): Promise<boolean> {
  return (await compareCommits(github, { base: sha, head: headSha }))?.holdsBase === true;
}

/** Compares our branch with what is desired. */
export async function readFacts(
  context: ProposalContext,
  {
    base,
    ours: { branch, origin, isCutOff, pulls, isMerged, changed, foreign },
    prepared,
    unproven,
  }: {
    readonly base: BaseState;
    readonly ours: OurState;
    readonly prepared: readonly PreparedFile[];
    /** So many entries the branch removes without a proof that we did it. */
    readonly unproven: number;
  },
): Promise<RepositoryFacts> {
  const { github, files } = context;
  const paths = files.map(({ path }) => path);
  const onBranch =
    branch === undefined ? new Map<string, TreeFile>() : await readTreeFiles(github, branch.treeSha, paths);
  return {
    base: base.branch,
    branch,
    ...(origin?.isUnsealed && { unproven }),
    ...(origin?.isUnsealed && origin.proposed?.isSealed && { isOnSealed: true }),
    ...(isCutOff && origin?.proposed === undefined && { isCutOff }),
    isOurs:
      branch === undefined ||
      (changed !== undefined && unproven === 0 && isOursOrMerged({ origin, isMerged })),
    pulls,
    isMerged,
    foreign,
    isSealed: origin?.isOurs === true && !origin.isUnsealed,
    isOnBase: changed?.forkSha === base.branch.headSha,
    hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
    isBranchCurrent:
      changed !== undefined &&
      isConfined(changed.changes, paths) &&
      isBranchCurrent({
        paths,
        desired: new Map(prepared.map(({ path, sha }) => [path, sha])),
        base: toBlobShas(base.files),
        branch: toBlobShas(onBranch),
        formerBase: undoChanges(toBlobShas(onBranch), changed.changes),
      }),
  };
}

/** Of a branch that the base holds, nothing of anybody is undone by what comes on top of the base. */
function isOursOrMerged({ origin, isMerged }: Pick<OurState, "origin" | "isMerged">): boolean {
  return origin?.isOurs === true || isMerged;
}

/** The files as they were where the branch left the base. */
function undoChanges(branch: BlobShas, changes: readonly TreeChange[]): BlobShas {
  const before = new Map(branch);
  for (const { path, from } of changes) {
    if (from === undefined) before.delete(path);
    else before.set(path, from.sha);
  }
  return before;
}
