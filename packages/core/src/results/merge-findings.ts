import type { Finding, Verdict } from "../types.ts";
import { findings } from "./record.ts";

/** Which of two verdicts about one ID asks for more. */
const strength: Readonly<Record<Verdict | "none", number>> = { none: 0, refetch: 1, scrub: 2, remove: 3 };

/**
 * One finding, by its number, out of two records about one ID, or undefined if they contradict each other: X's older
 * results repeat an ID with the same action. The stronger verdict counts, then the one that stands first in the table, so
 * that the order of the records, which X does not promise, makes no difference.
 */
export function mergeFindings(one: number, other: number): number | undefined {
  const first = findings[one] as Finding;
  const second = findings[other] as Finding;
  if (first.action !== second.action) return undefined;
  const difference = strength[second.verdict] - strength[first.verdict];
  if (difference !== 0) return difference > 0 ? other : one;
  return Math.min(one, other);
}
