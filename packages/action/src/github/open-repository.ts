import type { RunTools } from "../runner/run-tools.ts";
import { formatDuration } from "../text/format.ts";
import { type GitHub, openGitHub } from "./client.ts";
import { operations } from "./operation-table.ts";

/** Binds GitHub's API to the repository that the workflow runs in. Nothing is sent yet. */
export function openRepository(token: string, { context, log, clock, signal }: RunTools): Promise<GitHub> {
  return openGitHub({
    token,
    apiUrl: context.apiUrl,
    owner: context.owner,
    repository: context.repository,
    clock,
    signal,
    onRetry: (operation, code, delayMs) =>
      log.info(
        `GitHub could not ${operations[operation].words} yet (${code}). Trying again in ${formatDuration(delayMs)}.`,
      ),
  });
}
