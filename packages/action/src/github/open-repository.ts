import type { Clock } from "@x-batch-compliance/core";
import type { Log } from "../runner/log.ts";
import type { RunContext } from "../runner/run-context.ts";
import { formatDuration } from "../text/format.ts";
import { type GitHub, openGitHub } from "./client.ts";

/** With whose token, and for which run. */
export interface RepositoryOptions {
  readonly token: string;
  readonly context: RunContext;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Binds GitHub's API to the repository that the workflow runs in. Nothing is sent yet. */
export function openRepository({ token, context, log, clock, signal }: RepositoryOptions): Promise<GitHub> {
  return openGitHub({
    token,
    apiUrl: context.apiUrl,
    owner: context.owner,
    repository: context.repository,
    clock,
    signal,
    onRetry: (operation, code, delayMs) =>
      log.info(`GitHub: ${operation} failed (${code}); trying again in ${formatDuration(delayMs)}.`),
  });
}
