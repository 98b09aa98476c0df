import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import { findPulls, type PullRequestPlace } from "../github/rest/pulls.ts";
import { type Branch, readBranch, readCommit } from "../github/rest/read-branch.ts";
import { readTreeFiles, type TreeFile } from "../github/rest/read-tree-files.ts";
import { type BlobShas, isBranchCurrent } from "./branch-is-current.ts";
import type { RepositoryFile } from "./locate-repository.ts";
import type { RepositoryFacts } from "./plan.ts";
import type { Preparation, PreparedFile } from "./prepare-files.ts";
import { type Origin, readOrigin } from "./read-origin.ts";

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
    files,
    prepared,
    preparation,
  }: {
    readonly place: PullRequestPlace;
    readonly files: readonly RepositoryFile[];
    readonly prepared: readonly PreparedFile[];
    readonly preparation: Preparation;
  },
): Promise<RepositoryFacts> {
  const branch = await readBranch(github, place.branch);
  const origin =
    branch && (await readOrigin(github, { branch, baseSha: base.branch.headSha, files, preparation }));
  const paths = files.map(({ path }) => path);
  const desired = new Map(prepared.map(({ path, sha }) => [path, sha]));
  return {
    base: base.branch,
    branch,
    isOurs: origin?.isOurs ?? true,
    pulls: await findPulls(github, place),
    hasChanges: prepared.some(({ sha, baseSha }) => sha !== baseSha),
    isBranchCurrent:
      branch !== undefined &&
      isBranchCurrent({
        paths,
        desired,
        base: shasOf(base.files),
        branch: shasOf(await readTreeFiles(github, branch.treeSha, paths)),
        formerBase: shasOf(await readFormerBase(github, { base, origin, paths })),
      }),
  };
}

/** The base as it was when the branch was made; as it is now if that is not known, which compares more strictly. */
async function readFormerBase(
  github: GitHub,
  {
    base,
    origin,
    paths,
  }: {
    readonly base: BaseState;
    readonly origin: Origin | undefined;
    readonly paths: readonly string[];
  },
): Promise<ReadonlyMap<string, TreeFile>> {
  const formerSha = origin?.baseSha;
  if (formerSha === undefined || formerSha === base.branch.headSha) return base.files;
  const former = await readCommit(github, formerSha);
  return former === undefined ? base.files : await readTreeFiles(github, former.treeSha, paths);
}

function shasOf(files: ReadonlyMap<string, TreeFile>): BlobShas {
  return new Map([...files].map(([path, { sha }]) => [path, sha]));
}
