import type { Caller } from "../http/caller.ts";

/** A comment below a pull request. */
export interface PullComment {
  readonly id: number;
  readonly author: Caller;
  readonly body: string;
  readonly createdAtMs: number;
}

/** How commits get into the base, in GraphQL's words. */
export type MergeMethod = "MERGE" | "SQUASH" | "REBASE";

/** A pull request as GitHub keeps it. */
export interface Pull {
  readonly number: number;
  readonly title: string;
  readonly body: string | undefined;
  readonly state: "open" | "closed";
  /** A branch that got into its base by other ways than the button counts as merged, too. */
  readonly merged: boolean;
  readonly draft: boolean;
  readonly author: Caller;
  readonly head: PullEnd;
  /** `owner/name` of the fork that its head is in, `null` if that was deleted. Undefined for a branch of this repository. */
  readonly fork: string | null | undefined;
  readonly base: PullEnd;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly reviewers: readonly string[];
  readonly teamReviewers: readonly string[];
  /** Its number. */
  readonly milestone: number | undefined;
  /** How it is merged by itself once nothing stands in its way. */
  readonly autoMerge: MergeMethod | undefined;
  readonly comments: readonly PullComment[];
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly closedAtMs: number | undefined;
}

/** A branch, and the commit that it was last seen at. */
export interface PullEnd {
  readonly ref: string;
  readonly sha: string;
}
