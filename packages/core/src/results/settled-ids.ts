import type { CheckedIds } from "./classifier.ts";
import { findings } from "./record.ts";

/**
 * Decides of which IDs a check knows as much as what a proposal was made from: their part has a trusted result, and X made
 * its job no earlier than the newest one behind the proposal. Then that result alone decides about them. `asOfMs` is by
 * X's clock; without it, none is earlier. The very job behind the proposal says once more what it said.
 */
export function createSettledLookup(
  { submitted, found, untrustedParts, resultTimes }: CheckedIds,
  asOfMs: number = Number.NEGATIVE_INFINITY,
): (high: number, low: number) => boolean {
  found.checkRows();
  const settledParts = new Set(
    [...resultTimes].flatMap(([part, timeMs]) =>
      timeMs >= asOfMs && !untrustedParts.has(part) ? [part] : [],
    ),
  );
  const [highs, lows] = [new Int32Array(1), new Int32Array(1)];
  return (high, low) => {
    [highs[0], lows[0]] = [high, low];
    const row = submitted.findBlock(highs, lows, 1)[0] as number;
    if (row === -1 || !settledParts.has(submitted.partOf(row))) return false;
    // A record that is not understood clears nothing.
    return findings[found.at(row)]?.decision !== "unverified";
  };
}
