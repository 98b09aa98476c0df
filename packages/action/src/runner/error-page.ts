import type { RunContext } from "./run-context.ts";

type ActionPlace = Pick<RunContext, "actionRepository" | "actionRef">;

/** Where the action is published: GitHub Enterprise Server runs it from there, too, and has no page of it. */
const home = "https://github.com";

/** Where an error's code is explained. */
export function buildErrorPageUrl(context: ActionPlace, code: string): string {
  return buildPageUrl(context, `docs/errors.md#${code.toLowerCase()}`);
}

/**
 * A page of the action's own repository, at the version that runs, or its path there if the runner does not say where the
 * action comes from.
 */
export function buildPageUrl({ actionRepository = "", actionRef = "" }: ActionPlace, place: string): string {
  // It becomes a link of the summary, so it must be no more than an address.
  const isPlain = /^[\w.-]+\/[\w.-]+$/.test(actionRepository) && /^[\w./-]+$/.test(actionRef);
  return isPlain ? `${home}/${actionRepository}/blob/${actionRef}/${place}` : place;
}
