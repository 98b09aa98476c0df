import { pushCommit } from "../src/github/commit/push-commit.ts";
import type { GitStoreOptions } from "../src/github/git/open-store.ts";
import type { ProposeOptions } from "../src/pull-request/propose.ts";
import { pickGitEnvironment } from "../src/runner/pick-git-environment.ts";
import type { GitHubBench } from "./sandbox-github.ts";

/** What git is given to push to the bench's GitHub. */
export function gitOptionsOf(
  { sandbox, folder }: GitHubBench,
  change: { readonly token?: string; readonly signal?: AbortSignal; readonly path?: string } = {},
): GitStoreOptions {
  const { token, serverUrl } = sandbox.github;
  return {
    remote: { serverUrl, owner: "octo-org", repository: "id-lists", token: change.token ?? token },
    inherited: {
      ...pickGitEnvironment(process.env),
      ...(change.path === undefined ? {} : { PATH: change.path }),
    },
    folder,
    signal: change.signal ?? new AbortController().signal,
  };
}

/** Lets a proposal be pushed by git instead of the API. */
export function byGit(
  bench: GitHubBench,
  change: Parameters<typeof gitOptionsOf>[1] = {},
): Pick<ProposeOptions, "writeCommit"> {
  return { writeCommit: (order) => pushCommit(order, gitOptionsOf(bench, change)) };
}
