import type { IdSet } from "./id-set.ts";
import { createRangeTest, type ValueRange } from "./value-range.ts";

/** IDs of a bucket, on average: sorting so few stays in the nearest cache (docs/performance.md). */
const bucketIds = 256;

/**
 * Writes the IDs of a set that are in a range into `into`, ascending. It must have room for just so many.
 *
 * They are spread over buckets by their value first. Where they are dense, as those of a day may be, a bucket is large, and
 * sorting it takes as long as sorting all at once would.
 */
export function sortIds({ words }: IdSet, range: ValueRange, into: BigUint64Array): void {
  const isIn = createRangeTest(range);
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (let at = 0; at < words.length; at += 2) {
    const [high, low] = [words[at] as number, words[at + 1] as number];
    if (!isIn(high, low)) continue;
    const value = roundId(high, low);
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const buckets = Math.max(1, Math.ceil(into.length / bucketIds));
  // Rounding keeps the order. The greatest value is to be in the last bucket, not behind it.
  const share = ((1 - 1e-9) * buckets) / (most - least + 1);
  // Where each bucket ends: first, how many IDs are in the one before; then, where it begins; at last, where it is filled to.
  const ends = new Uint32Array(buckets + 1);
  for (let at = 0; at < words.length; at += 2) {
    const [high, low] = [words[at] as number, words[at + 1] as number];
    if (!isIn(high, low)) continue;
    const bucket = ((roundId(high, low) - least) * share) | 0;
    ends[bucket + 1] = (ends[bucket + 1] as number) + 1;
  }
  for (let bucket = 1; bucket <= buckets; bucket++)
    ends[bucket] = (ends[bucket] as number) + (ends[bucket - 1] as number);
  const halves = new Int32Array(into.buffer, into.byteOffset, into.length * 2);
  for (let at = 0; at < words.length; at += 2) {
    const [high, low] = [words[at] as number, words[at + 1] as number];
    if (!isIn(high, low)) continue;
    const bucket = ((roundId(high, low) - least) * share) | 0;
    const to = ends[bucket] as number;
    ends[bucket] = to + 1;
    halves[to * 2] = low;
    halves[to * 2 + 1] = high;
  }
  for (let bucket = 0, from = 0; bucket < buckets; bucket++) {
    const to = ends[bucket] as number;
    if (to - from > 1) into.subarray(from, to).sort();
    from = to;
  }
}

function roundId(high: number, low: number): number {
  return (high >>> 0) * 0x100000000 + (low >>> 0);
}
