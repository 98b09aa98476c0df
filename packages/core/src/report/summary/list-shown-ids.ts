import { readViolations } from "../../check/read-violations.ts";

/** More IDs than this belong into a file of their own, not into a page. */
const shownIds = 200;

/** The first distinct IDs of the list of violations, which has one line per entry. */
export async function listShownIds(violationsPath: string): Promise<readonly string[]> {
  const ids = new Set<string>();
  for await (const { id } of readViolations(violationsPath)) {
    ids.add(id);
    if (ids.size === shownIds) break;
  }
  return [...ids];
}
