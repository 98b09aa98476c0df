import type { Inputs } from "./input-table.ts";

/** How the commit shall be made. */
export type CommitVia = Inputs["commitVia"];

/** Whether the pull request is opened as a draft, and whether an update makes it one again. */
export type DraftMode = Inputs["prDraft"];

/** How GitHub merges by itself. */
export type MergeMethod = NonNullable<Inputs["prAutoMerge"]>;

/** What happens to other people's commits on our branch. */
export type OnHumanCommits = Inputs["prOnHumanCommits"];
