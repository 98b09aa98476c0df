/** How the commit shall be made. */
export type CommitVia = "auto" | "api" | "git";

/** Whether the pull request is opened as a draft, and whether an update makes it one again. */
export type DraftMode = "never" | "create" | "always";

/** How GitHub merges by itself. */
export type MergeMethod = "merge" | "squash" | "rebase";

/** What becomes of other people's commits on our branch. */
export type OnHumanCommits = "stop" | "overwrite";
