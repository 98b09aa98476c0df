import type { Finding } from "../types.ts";
import { findings } from "./record.ts";

/**
 * One finding, by its number, out of two records about one ID, or undefined if they contradict each other: X's older
 * results repeat an ID with the same action. The one that stands first in the table counts, where those of an action that ask
 * for more come first, so that the order of the records, which X does not promise, makes no difference.
 */
export function mergeFindings(one: number, other: number): number | undefined {
  const first = findings[one] as Finding;
  const second = findings[other] as Finding;
  return first.action === second.action ? Math.min(one, other) : undefined;
}
