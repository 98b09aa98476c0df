import { findPulls } from "../github/rest/pulls.ts";
import { readBranch, readCommit } from "../github/rest/read-branch.ts";
import { readTreeFiles, type TreeFile, toBlobShas } from "../github/rest/read-tree-files.ts";
import { coversBranch } from "./covers-branch.ts";
import { isBranchCurrent } from "./is-branch-current.ts";
import { readOrigin } from "./origin/read-origin.ts";
import type { RepositoryFacts } from "./plan-pull-request.ts";
import type { PreparedFile } from "./prepare-files.ts";
import type { ProposalContext } from "./proposal-context.ts";
import type { BaseState } from "./read-base.ts";

/** Reads our branch and its pull request, and compares them with what is desired. */
export async function readFacts(
  context: ProposalContext,
  { base, prepared }: { readonly base: BaseState; readonly prepared: readonly PreparedFile[] },
): Promise<RepositoryFacts> {
  const { github, refs, files } = context;
  const branch = await readBranch(github, refs.branch);
  const origin = branch && (await readOrigin(context, { branch, baseSha: base.branch.headSha }));
  const paths = files.map(({ path }) => path);
  const desired = new Map(prepared.map(({ path, sha }) => [path, sha]));
  const onBranch =
    branch === undefined ? new Map<string, TreeFile>() : await readTreeFiles(github, branch.treeSha, paths);
  return {
    base: base.branch,
    branch,
    isOurs: origin?.isOurs ?? true,
    pulls: await findPulls(github, refs),
    hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
    isBranchCurrent:
      branch !== undefined &&
      isBranchCurrent({
        paths,
        desired,
        base: toBlobShas(base.files),
        branch: toBlobShas(onBranch),
        formerBase: toBlobShas(await readFormerBase(context, { base, formerSha: origin?.baseSha })),
      }),
    // Asked for only where it decides: each file that differs has to be fetched.
    coversBranch: context.isComplete || (await coversBranch(context, { prepared, onBranch })),
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
