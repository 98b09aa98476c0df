import { ActionError } from "../action-error.ts";
import { findOpenPull, type PullRequestPlace } from "../git-data/pulls.ts";
import { type Branch, readBranch, readCommitTree } from "../git-data/read-branch.ts";
import { readTreeFiles, type TreeFile } from "../git-data/read-tree-files.ts";
import type { GitHub } from "../github.ts";
import { type BlobShas, isBranchCurrent } from "./branch-is-current.ts";
import type { RepositoryFacts } from "./plan.ts";
import type { PreparedFile } from "./prepare-files.ts";
import { readTrailer } from "./trailer.ts";

/** The base branch with its entries for the checked files. */
export interface BaseState {
  readonly branch: Branch;
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** Reads the base branch. Throws GITHUB_NOT_FOUND without one, NOT_IN_A_REPOSITORY if it has none of the files. */
export async function readBase(github: GitHub, base: string, paths: readonly string[]): Promise<BaseState> {
  const branch = await readBranch(github, base);
  if (branch === undefined)
    throw new ActionError("GITHUB_NOT_FOUND", `There is no branch \`${base}\` to propose to.`);
  const files = await readTreeFiles(github, branch.treeSha, paths);
  if (files.size > 0) return { branch, files };
  throw new ActionError("NOT_IN_A_REPOSITORY", `None of the checked files is on the branch \`${base}\`.`);
}

/** Reads our branch and its pull request, and compares them with what is desired. */
export async function readFacts(
  github: GitHub,
  base: BaseState,
  {
    place,
    paths,
    prepared,
  }: {
    readonly place: PullRequestPlace;
    readonly paths: readonly string[];
    readonly prepared: readonly PreparedFile[];
  },
): Promise<RepositoryFacts> {
  const branch = await readBranch(github, place.branch);
  const desired = new Map(prepared.map(({ path, sha }) => [path, sha]));
  return {
    base: base.branch,
    branch,
    pull: await findOpenPull(github, place),
    hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
    isBranchCurrent:
      branch !== undefined &&
      isBranchCurrent({
        paths,
        desired,
        base: shasOf(base.files),
        branch: shasOf(await readTreeFiles(github, branch.treeSha, paths)),
        formerBase: shasOf(await readFormerBase(github, { base, branch, paths })),
      }),
  };
}

/** The base as it was when our commit was made; as it is now if that is not known, which compares more strictly. */
async function readFormerBase(
  github: GitHub,
  {
    base,
    branch,
    paths,
  }: { readonly base: BaseState; readonly branch: Branch; readonly paths: readonly string[] },
): Promise<ReadonlyMap<string, TreeFile>> {
  const formerSha = readTrailer(branch.message)?.baseSha;
  if (formerSha === undefined || formerSha === base.branch.headSha) return base.files;
  const treeSha = await readCommitTree(github, formerSha);
  return treeSha === undefined ? base.files : await readTreeFiles(github, treeSha, paths);
}

function shasOf(files: ReadonlyMap<string, TreeFile>): BlobShas {
  return new Map([...files].map(([path, { sha }]) => [path, sha]));
}
