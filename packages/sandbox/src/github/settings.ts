import type { MergeMethod } from "./pulls/pull.ts";

/** How far a token may go in one part of the repository. */
export type AccessLevel = "none" | "read" | "write";

/** What a workflow's `permissions:` grant to its token. */
export interface Permissions {
  contents: AccessLevel;
  pullRequests: AccessLevel;
  issues: AccessLevel;
}

/** The repository's settings. All can be changed while the sandbox runs, and hold from the next request on. */
export interface GitHubSettings {
  /** "Allow GitHub Actions to create and approve pull requests". */
  actionsMayCreatePulls: boolean;
  /** Of the bot token; the user's token may do everything. */
  permissions: Permissions;
  /** The role of the person behind the user's token, as the repository and git report it. */
  userMayPush: boolean;
  /** A ruleset: branches with a matching name cannot be created, moved or deleted. */
  restrictedBranches: RegExp | undefined;
  /** Private repositories of free accounts have no drafts. */
  draftsSupported: boolean;
  /** Logins that can be assigned and asked for reviews. */
  collaborators: readonly string[];
  /** Slugs of teams with access. */
  teams: readonly string[];
  /** Titles of the open milestones; the first has number 1. */
  milestones: readonly string[];
  /** "Allow auto-merge". */
  autoMergeAllowed: boolean;
  /** "Allow merge commits", "Allow squash merging", "Allow rebase merging". */
  mergeMethods: readonly MergeMethod[];
  /** Whether a rule of the base keeps pull requests waiting, for example a required review. */
  mergeWaits: boolean;
  /** Per token. */
  requestsPerHour: number;
}

/** The settings of a repository that stands in nobody's way. */
export function createSettings(): GitHubSettings {
  return {
    actionsMayCreatePulls: true,
    permissions: { contents: "write", pullRequests: "write", issues: "write" },
    userMayPush: true,
    restrictedBranches: undefined,
    draftsSupported: true,
    collaborators: ["octocat", "hubot"],
    teams: ["data-stewards"],
    milestones: ["2026"],
    autoMergeAllowed: false,
    mergeMethods: ["MERGE", "SQUASH", "REBASE"],
    mergeWaits: true,
    requestsPerHour: 1_000,
  };
}
