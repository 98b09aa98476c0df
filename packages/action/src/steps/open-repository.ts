import type { Clock } from "@x-batch-compliance/core";
import { type GitHub, openGitHub } from "../github.ts";
import type { Inputs } from "../inputs.ts";
import type { Log } from "../log.ts";
import type { RunContext } from "../run-context.ts";
import { formatDuration } from "../text/format.ts";

/** With whose token, and for which run. */
export interface RepositoryOptions {
  readonly inputs: Pick<Inputs, "githubToken">;
  readonly context: RunContext;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Binds GitHub's API to the repository that the workflow runs in. Nothing is sent yet. */
export function openRepository({ inputs, context, log, clock, signal }: RepositoryOptions): Promise<GitHub> {
  return openGitHub({
    token: inputs.githubToken,
    apiUrl: context.apiUrl,
    owner: context.owner,
    repository: context.repository,
    clock,
    signal,
    onRetry: (operation, code, delayMs) =>
      log.info(`GitHub: ${operation} failed (${code}); trying again in ${formatDuration(delayMs)}.`),
  });
}
