import { compareCommits } from "../github/rest/compare-commits.ts";
import { type BranchPulls, findPulls } from "../github/rest/pulls.ts";
import { type Branch, readBranch, readCommit } from "../github/rest/read-branch.ts";
import { readTreeFiles, type TreeFile, toBlobShas } from "../github/rest/read-tree-files.ts";
import { isBranchCurrent } from "./is-branch-current.ts";
import { type Origin, readOrigin } from "./origin/read-origin.ts";
import type { RepositoryFacts } from "./plan-pull-request.ts";
import type { PreparedFile } from "./prepare-files.ts";
import type { ProposalContext } from "./proposal-context.ts";
import type { BaseState } from "./read-base.ts";

/** Our branch and its pull requests. */
export interface OurState {
  readonly branch: Branch | undefined;
  readonly origin: Origin | undefined;
  readonly pulls: BranchPulls;
  readonly isMerged: boolean;
}

export async function readOurs(context: ProposalContext, base: BaseState): Promise<OurState> {
  const { github, refs } = context;
  const branch = await readBranch(github, refs.branch);
  const pulls = await findPulls(github, refs);
  const [own, baseSha] = [branch?.headSha, base.branch.headSha];
  // What the base holds GitHub calls merged: none of it is open.
  const isMerged = own !== undefined && pulls.open === undefined && (await isIn(context, own, baseSha));
  const origin = branch && (await readOrigin(context, { branch, baseSha }));
  return { branch, origin, pulls, isMerged };
}

async function isIn({ github }: ProposalContext, sha: string, headSha: string): Promise<boolean> {
  return (await compareCommits(github, { base: sha, head: headSha }))?.holdsBase === true;
}

/** Compares our branch with what is desired. */
export async function readFacts(
  context: ProposalContext,
  {
    base,
    ours: { branch, origin, pulls, isMerged },
    prepared,
  }: { readonly base: BaseState; readonly ours: OurState; readonly prepared: readonly PreparedFile[] },
): Promise<RepositoryFacts> {
  const { github, files } = context;
  const paths = files.map(({ path }) => path);
  const onBranch =
    branch === undefined ? new Map<string, TreeFile>() : await readTreeFiles(github, branch.treeSha, paths);
  const formerSha = origin?.isOurs === true ? origin.proposed?.baseSha : undefined;
  return {
    base: base.branch,
    branch,
    // With our commit and others' the base has taken them all: on top of it nothing of anybody is undone.
    isOurs: origin === undefined || origin.isOurs || (isMerged && origin.proposed !== undefined),
    pulls,
    isMerged,
    hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
    isBranchCurrent:
      branch !== undefined &&
      isBranchCurrent({
        paths,
        desired: new Map(prepared.map(({ path, sha }) => [path, sha])),
        base: toBlobShas(base.files),
        branch: toBlobShas(onBranch),
        formerBase: toBlobShas(await readFormerBase(context, { base, formerSha })),
      }),
  };
}

/** The base as it was when the branch was made; as it is now if that is not known, which compares more strictly. */
async function readFormerBase(
  { github, files }: ProposalContext,
  { base, formerSha }: { readonly base: BaseState; readonly formerSha: string | undefined },
): Promise<ReadonlyMap<string, TreeFile>> {
  if (formerSha === undefined || formerSha === base.branch.headSha) return base.files;
  const former = await readCommit(github, formerSha);
  if (former === undefined) return base.files;
  return await readTreeFiles(
    github,
    former.treeSha,
    files.map(({ path }) => path),
  );
}
