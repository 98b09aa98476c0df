import type { Finding, Verdict } from "../types.ts";
import { findings } from "./record.ts";

/**
 * A finding's number (6 bits) and the minute of its event (26 bits, until the year 2097) in 32 bits, so that
 * a map of millions of IDs needs one word for both. The latest minute stands for "not said".
 */
export type PackedFinding = number;

const minuteLimit = 2 ** 26 - 1;

export function packFinding(finding: number, eventMinute: number | undefined): PackedFinding {
  const minute = eventMinute === undefined ? minuteLimit : Math.min(Math.max(eventMinute, 0), minuteLimit);
  return minute * 64 + finding;
}

/** The finding's number, as `findings` has it. */
export function unpackFinding(packed: PackedFinding): number {
  return packed % 64;
}

/** Which of two verdicts about one ID asks for more. */
const strength: Readonly<Record<Verdict | "none", number>> = { none: 0, refetch: 1, scrub: 2, remove: 3 };

/**
 * One finding out of two records about one ID, or undefined if they contradict each other: X's older results
 * repeat an ID with the same action. The stronger verdict counts, then the earlier event.
 */
export function mergeFinding(one: PackedFinding, other: PackedFinding): PackedFinding | undefined {
  const first = findings[unpackFinding(one)] as Finding;
  const second = findings[unpackFinding(other)] as Finding;
  if (first.action !== second.action) return undefined;
  const difference = strength[second.verdict] - strength[first.verdict];
  if (difference !== 0) return difference > 0 ? other : one;
  return Math.floor(other / 64) < Math.floor(one / 64) ? other : one;
}
