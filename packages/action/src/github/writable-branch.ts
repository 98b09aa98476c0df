import { ActionError } from "../errors/action-error.ts";

/** The branches that a run deals with, by their names without `refs/heads/`. */
export interface BranchNames {
  /** The branch of the proposal. */
  readonly branch: string;
  /** The branch that it is proposed to. */
  readonly base: string;
  readonly defaultBranch: string;
}

/**
 * The name of a branch that a run may create, move and delete. Whatever moves a ref takes nothing else, so this is the one
 * place that keeps the base and the default branch from ever being written to.
 */
export class WritableBranch {
  readonly #name: string;

  private constructor(name: string) {
    this.#name = name;
  }

  /** Throws BRANCH_IS_BASE. */
  static of({ branch, base, defaultBranch }: BranchNames): WritableBranch {
    const kept = [
      { name: base, what: "the branch that the pull request is for" },
      { name: defaultBranch, what: "the default branch of the repository" },
    ].find(({ name }) => fold(name) === fold(branch));
    if (kept === undefined) return new WritableBranch(branch);
    throw new ActionError("BRANCH_IS_BASE", `The branch of the pull request is \`${branch}\`, ${kept.what}.`);
  }

  get name(): string {
    return this.#name;
  }
}

/** Names that a file system, a server or a person may take for the same. */
function fold(name: string): string {
  return name
    .trim()
    .replace(/^(?:(?:refs\/)?heads\/)+/i, "")
    .normalize("NFKC")
    .toLowerCase();
}
