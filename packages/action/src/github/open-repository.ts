import { formatDuration } from "@x-batch-compliance/core/text";
import type { RunTools } from "../runner/run-tools.ts";
import { type GitHub, openGitHub } from "./client.ts";
import { type OperationName, operations } from "./operation-table.ts";

/**
 * Binds GitHub's API to the repository that the workflow runs in. Nothing is sent yet. With a deadline, by the monotonic
 * clock, the hour's limit is waited for until then.
 */
export function openRepository(
  token: string,
  { context, log, clock, signal, memory, deadlineMs }: RunTools & { readonly deadlineMs?: number },
): Promise<GitHub> {
  return openGitHub({
    token,
    apiUrl: context.apiUrl,
    owner: context.owner,
    repository: context.repository,
    clock,
    signal,
    memory,
    deadlineMs,
    onRetry: (operation, code, delayMs) => log.info(describeRetry(operation, code, delayMs)),
  });
}

function describeRetry(operation: OperationName, code: string, delayMs: number): string {
  const again = formatDuration(delayMs);
  return code === "GITHUB_RATE_LIMITED"
    ? `GitHub's rate limit was reached. Waiting until it is reset in ${again}.`
    : `GitHub could not ${operations[operation].words} yet (${code}). Trying again in ${again}.`;
}
