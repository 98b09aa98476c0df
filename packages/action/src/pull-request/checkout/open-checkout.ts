import { formatDuration } from "@x-batch-compliance/core/text";
import type { GitHub } from "../../github/client.ts";
import { openLocalObjects } from "../../github/git/open-local-objects.ts";
import type { GitStoreOptions } from "../../github/git/open-store.ts";
import { findGitServer } from "../../github/git-server.ts";
import { openRepository } from "../../github/open-repository.ts";
import type { RunTools } from "../../runner/run-tools.ts";
import { type LocatedFiles, readTop } from "../locate-repository.ts";

export interface CheckoutOptions extends RunTools {
  readonly folder: string;
  /** Until when, by the monotonic clock, GitHub's hourly limit may be waited for. */
  readonly deadlineMs?: number;
}

/** GitHub with the checkout's own objects before it, which cost no request, and git bound to the same repository. */
export interface Checkout extends AsyncDisposable {
  readonly github: GitHub;
  readonly git: GitStoreOptions;
}

/** Nothing is sent yet. */
export async function openCheckout(
  options: CheckoutOptions,
  { token, files }: { readonly token: string; readonly files: LocatedFiles["files"] },
): Promise<Checkout> {
  const { context, log, clock, signal, folder } = options;
  const git = {
    remote: { ...findGitServer(context), token },
    inherited: context.gitEnvironment,
    ...{ folder, signal, clock },
    onRetry: (command: string, code: string, delayMs: number) =>
      log.info(`git ${command} failed (${code}). Trying again in ${formatDuration(delayMs)}.`),
  };
  const top = files[0] === undefined ? context.workspace : readTop(files[0]);
  const objects = await openLocalObjects({ ...git, top });
  const github = { ...(await openRepository(token, options)), objects };
  return { github, git, [Symbol.asyncDispose]: () => objects[Symbol.asyncDispose]() };
}
