import { pushCommit } from "../src/github/commit/push-commit.ts";
import type { GitStoreOptions } from "../src/github/git/open-store.ts";
import { findGitServer } from "../src/github/git-server.ts";
import type { ProposalContext } from "../src/pull-request/proposal-context.ts";
import { pickGitEnvironment } from "../src/runner/pick-git-environment.ts";
import type { GitHubBench } from "./sandbox-github.ts";

/** What git is given to push to the bench's GitHub. */
export function gitOptionsOf(
  bench: GitHubBench,
  change: { readonly token?: string; readonly signal?: AbortSignal; readonly path?: string } = {},
): GitStoreOptions {
  const { sandbox, folder } = bench;
  const { token, apiUrl, serverUrl } = sandbox.github;
  const server = findGitServer({ apiUrl, serverUrl, owner: "octo-org", repository: "id-lists" });
  return {
    remote: { ...server, token: change.token ?? token },
    inherited: {
      ...pickGitEnvironment(process.env),
      ...(change.path === undefined ? {} : { PATH: change.path }),
    },
    folder,
    signal: change.signal ?? new AbortController().signal,
    clock: bench.clock,
    onRetry: (command, code) => void bench.retries.push(`git ${command} ${code}`),
  };
}

/** Lets a proposal be pushed by git instead of the API. */
export function byGit(
  bench: GitHubBench,
  change: Parameters<typeof gitOptionsOf>[1] = {},
): Pick<ProposalContext, "writeCommit"> {
  return { writeCommit: (order) => pushCommit(order, gitOptionsOf(bench, change)) };
}
