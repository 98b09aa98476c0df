import type { BlobShas } from "../../github/rest/read-tree-files.ts";

/** The checked files in the four states of a merge of the base into our branch. */
export interface MergedContents {
  readonly paths: readonly string[];
  /** The base branch as it was when our commit was made. */
  readonly formerBase: BlobShas;
  readonly ours: BlobShas;
  /** The commit of the base branch that was merged. */
  readonly base: BlobShas;
  readonly merge: BlobShas;
}

/** What the names of contents show of a merge. */
export interface MergeClass {
  /** Whether a file that one side changed is not that side's. */
  readonly isEdited: boolean;
  /** Files that both sides changed, each its own way: only their contents can show it. */
  readonly changedByBoth: readonly string[];
}

/** Compares a merge with what git makes of its two sides where nobody edits. */
export function classifyMerge({ paths, formerBase, ours, base, merge }: MergedContents): MergeClass {
  const ends = paths.map((path) => {
    const [from, left, right] = [formerBase.get(path), ours.get(path), base.get(path)];
    const isByBoth = left !== right && left !== from && right !== from;
    const expected = right === from ? left : right;
    return { path, isByBoth, isAsExpected: merge.get(path) === expected };
  });
  return {
    isEdited: ends.some(({ isByBoth, isAsExpected }) => !isByBoth && !isAsExpected),
    changedByBoth: ends.filter(({ isByBoth }) => isByBoth).map(({ path }) => path),
  };
}
