import { ActionError } from "../errors/action-error.ts";

/**
 * A token that GitHub refuses after the check was not refused before it, as the preflight would have ended the run. It
 * has expired while X worked: that of a GitHub App lasts one hour.
 */
export function recogniseExpiry(error: unknown): unknown {
  if (!(error instanceof ActionError) || error.code !== "GITHUB_UNAUTHORIZED") return error;
  return new ActionError("GITHUB_TOKEN_EXPIRED", `${error.message} It was not refused before the check.`);
}
