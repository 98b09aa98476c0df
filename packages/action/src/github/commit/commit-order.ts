import type { Branch } from "../rest/read-branch.ts";
import type { NewFile } from "../rest/write-tree.ts";
import type { WritableBranch } from "../writable-branch.ts";

/** A commit that is to become the head of our branch. */
export interface CommitOrder {
  /** Its tree is the base's but for the files. */
  readonly base: Branch;
  /** Only files that change. */
  readonly files: readonly NewFile[];
  readonly parentShas: readonly string[];
  readonly branch: WritableBranch;
  /** Where our branch was when it was read; undefined if there was none. If it is elsewhere by now, it stays there. */
  readonly formerHeadSha: string | undefined;
  readonly buildMessage: (treeSha: string) => string;
  /** Asked once all is made and before the branch moves, which it does not if this throws. */
  readonly confirm: () => Promise<void>;
}

/**
 * Makes the commit and moves the branch to it, both or neither. Returns the commit's SHA. Throws BRANCH_RACE where
 * somebody else was faster.
 */
export type WriteCommit = (order: CommitOrder) => Promise<string>;
