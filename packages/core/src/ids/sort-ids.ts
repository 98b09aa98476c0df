import type { IdSet } from "./id-set.ts";
import { createRangeTest, type ValueRange } from "./value-range.ts";

/**
 * Writes the IDs of a set that are in a range into `into`, ascending. It must have room for just so many.
 */
export function sortIds({ words }: IdSet, range: ValueRange, into: BigUint64Array): void {
  const isIn = createRangeTest(range);
  const halves = new Int32Array(into.buffer, into.byteOffset, into.length * 2);
  let to = 0;
  for (let row = 0; row < words.length; row += 2) {
    const [high, low] = [words[row] as number, words[row + 1] as number];
    if (!isIn(high, low)) continue;
    halves[to++] = low;
    halves[to++] = high;
  }
  into.sort();
}
