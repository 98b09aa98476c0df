import type { BlobShas } from "../github/rest/read-tree-files.ts";

/** The checked files in the four states that decide. */
export interface BranchContents {
  readonly paths: readonly string[];
  /** The base branch as it is now. */
  readonly base: BlobShas;
  /** The base branch as it was when our branch was made. */
  readonly formerBase: BlobShas;
  readonly branch: BlobShas;
  /** The base branch without its violations. */
  readonly desired: BlobShas;
}

/**
 * Whether merging our branch gives exactly what is desired in these files. A file that needs no change and that
 * the branch never touched is current even if the base moved on: merging keeps the base's content.
 */
export function isBranchCurrent({ paths, base, formerBase, branch, desired }: BranchContents): boolean {
  return paths.every((path) => {
    const isUntouched = branch.get(path) === formerBase.get(path) && desired.get(path) === base.get(path);
    return branch.get(path) === desired.get(path) || isUntouched;
  });
}
