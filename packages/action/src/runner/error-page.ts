import type { RunContext } from "./run-context.ts";

/**
 * Where an error's code is explained: in the action's own repository, at the version that runs, or its path there if
 * the runner does not say where the action comes from.
 */
export function buildErrorPageUrl(
  {
    serverUrl,
    actionRepository = "",
    actionRef = "",
  }: Pick<RunContext, "serverUrl" | "actionRepository" | "actionRef">,
  code: string,
): string {
  const place = `docs/errors.md#${code.toLowerCase()}`;
  // It becomes a link of the summary, so it must be no more than an address.
  const isPlain = /^[\w.-]+\/[\w.-]+$/.test(actionRepository) && /^[\w./-]+$/.test(actionRef);
  return isPlain && /^https:\/\/[\w.:-]+$/.test(serverUrl)
    ? `${serverUrl}/${actionRepository}/blob/${actionRef}/${place}`
    : place;
}
