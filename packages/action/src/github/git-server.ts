import { isLoopback } from "@x-batch-compliance/core/advanced";
import type { RunContext } from "../runner/run-context.ts";

/** GitHub's git server, and the repository there. */
export interface GitServer {
  /** For example `https://github.com`. */
  readonly serverUrl: string;
  /** Where git fetches and pushes. */
  readonly repositoryUrl: string;
}

/**
 * Finds GitHub's git server. A sandbox has it where its API is, whatever `GITHUB_SERVER_URL` says: no token may go
 * from a test to GitHub.
 */
export function findGitServer({
  apiUrl,
  serverUrl: named,
  owner,
  repository,
}: Pick<RunContext, "apiUrl" | "serverUrl" | "owner" | "repository">): GitServer {
  const api = new URL(apiUrl);
  const serverUrl = isLoopback(api) ? api.origin : named;
  const path = [owner, repository].map(encodeURIComponent).join("/");
  return { serverUrl, repositoryUrl: `${serverUrl}/${path}.git` };
}
