import { countDigits } from "../ids/count-digits.ts";
import { createRangeCounter } from "../ids/count-range.ts";
import type { IdSet } from "../ids/id-set.ts";
import { createRangeTest, splitValue, type ValueRange } from "../ids/value-range.ts";

export interface PartLimits {
  readonly maxIds: number;
  readonly maxBytes: number;
}

/** The IDs of one upload: all of the set in a range of values. */
export interface PartRange extends ValueRange {
  readonly ids: number;
}

const valueBits = 64;

/**
 * Divides a set into the parts that are uploaded, in the order of their values. All 64-bit values are halved, and each
 * half again, until what a piece holds fits into one upload. Then, from the smallest values on, a piece joins the part
 * before it if both fit into one upload. So where parts end depends on the IDs alone, and on those near by:
 *
 * - The same IDs make the same parts, and IDs that fit into one upload are one part.
 * - IDs above all others change the last part or come behind it. The part before may grow by the lower half of the
 *   last one, and no other changes.
 * - IDs that are gone from a part change no other, as long as no piece then fits together with its other half or with
 *   the part before. If one does, it reaches no farther than to the next two halves that are pieces: those never join.
 * - Two neighbours are never both small: together they are too large for an upload.
 */
export function planParts(ids: IdSet, limits: PartLimits): readonly PartRange[] {
  const count = createRangeCounter(ids);
  const fits = createFitTest(ids, limits);
  const parts: PartRange[] = [];

  function divide(first: bigint, bits: number): void {
    const piece = { first, last: first + (1n << BigInt(bits)) - 1n, ids: count({ first, bits }) };
    if (piece.ids === 0) return;
    if (!fits(piece)) {
      divide(first, bits - 1);
      divide(first + (1n << BigInt(bits - 1)), bits - 1);
      return;
    }
    const before = parts.at(-1);
    const joined = before && { first: before.first, last: piece.last, ids: before.ids + piece.ids };
    if (joined !== undefined && fits(joined)) parts[parts.length - 1] = joined;
    else parts.push(piece);
  }

  divide(0n, valueBits);
  return parts;
}

/** Whether the IDs of a range fit into one upload. One ID always does: it cannot be divided. */
function createFitTest(ids: IdSet, { maxIds, maxBytes }: PartLimits): (part: PartRange) => boolean {
  return (part) => {
    if (part.ids === 1) return true;
    if (part.ids > maxIds) return false;
    if (part.ids * countLineBytes(part.last) <= maxBytes) return true;
    if (part.ids * countLineBytes(part.first) > maxBytes) return false;
    return countBytes(ids, part) <= maxBytes;
  };
}

function countLineBytes(value: bigint): number {
  return countDigits(...splitValue(value)) + 1;
}

/** One pass over all IDs, so only for what the number of its IDs does not show. */
function countBytes({ words }: IdSet, range: ValueRange): number {
  const isIn = createRangeTest(range);
  let bytes = 0;
  for (let at = 0; at < words.length; at += 2) {
    const [high, low] = [words[at] as number, words[at + 1] as number];
    if (isIn(high, low)) bytes += countDigits(high, low) + 1;
  }
  return bytes;
}
