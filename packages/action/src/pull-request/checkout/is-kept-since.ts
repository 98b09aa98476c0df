import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../../github/client.ts";
import { compareCommits } from "../../github/rest/compare-commits.ts";

/** Two commits of the base branch. */
export interface BaseSpan {
  readonly from: string;
  readonly to: string;
}

/**
 * Whether the base only changed or deleted files in between: what a list lacks since was taken off it. Where a file was added,
 * copied or renamed, an entry may have come to another place, and where GitHub does not say, nothing is known.
 */
export async function isKeptSince(github: GitHub, { from, to }: BaseSpan): Promise<boolean> {
  try {
    const since = await compareCommits(github, { base: from, head: to });
    return since?.holdsBase === true && since.files?.every(({ isNew }) => !isNew) === true;
  } catch (error) {
    if (error instanceof ActionError) return false;
    throw error;
  }
}
