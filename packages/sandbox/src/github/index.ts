export type { Commit } from "./git/commits.ts";
export type { CommitRequest } from "./github-controls.ts";
export { type GitHubSandbox, startGitHub } from "./github-sandbox.ts";
export type { Pull, PullComment } from "./pulls/pull.ts";
export type { AccessLevel, GitHubSettings, Permissions } from "./settings.ts";
export type { FileChange, GitHubOptions } from "./world.ts";
