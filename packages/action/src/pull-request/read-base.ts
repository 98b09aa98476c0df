import { ActionError } from "../errors/action-error.ts";
import { type Branch, readBranch, readCommit, readHeadSha } from "../github/rest/read-branch.ts";
import { readTreeFiles, type TreeFile } from "../github/rest/read-tree-files.ts";
import type { ProposalContext } from "./proposal-context.ts";

/** The base branch with its entries for the checked files. */
export interface BaseState {
  readonly branch: Branch;
  readonly files: ReadonlyMap<string, TreeFile>;
}

/**
 * Throws GITHUB_NOT_FOUND without a base branch, NOT_IN_A_REPOSITORY if it has none of the files.
 * @param checkedOut The branch of the checkout, as far as that is known.
 */
export async function readBase(
  { github, refs, files }: Pick<ProposalContext, "github" | "refs" | "files">,
  checkedOut?: string,
): Promise<BaseState> {
  const branch = await readBranch(github, refs.base);
  if (branch === undefined) throw buildMissingBaseError(refs.base);
  const entries = await readTreeFiles(
    github,
    branch.treeSha,
    files.map(({ path }) => path),
  );
  if (entries.size > 0) return { branch, files: entries };
  const hint =
    checkedOut === undefined || checkedOut === refs.base
      ? "If the lists are on another branch, set `pr-base` to it. If an earlier step makes them, commit them first."
      : `The checkout is of the branch \`${checkedOut}\`: set \`pr-base: ${checkedOut}\`.`;
  throw new ActionError(
    "NOT_IN_A_REPOSITORY",
    `None of the checked files is on the branch \`${refs.base}\`.`,
    { hint },
  );
}

function buildMissingBaseError(base: string): ActionError {
  return new ActionError("GITHUB_NOT_FOUND", `There is no branch \`${base}\` to propose to.`);
}

/**
 * Sees to it that what is about to be written was made from the checked files as they are on the base branch now.
 * Whatever else moved there does not matter: a merge keeps it. Throws BRANCH_RACE.
 */
export async function confirmBase({ github, files }: ProposalContext, base: BaseState): Promise<void> {
  const { name, headSha } = base.branch;
  const nowSha = await readHeadSha(github, name);
  if (nowSha === headSha) return;
  const now = nowSha === undefined ? undefined : await readCommit(github, nowSha);
  if (now !== undefined) {
    const paths = files.map(({ path }) => path);
    const entries = await readTreeFiles(github, now.treeSha, paths);
    if (paths.every((path) => entries.get(path)?.sha === base.files.get(path)?.sha)) return;
  }
  throw new ActionError("BRANCH_RACE", "The base branch moved in the meantime.");
}
