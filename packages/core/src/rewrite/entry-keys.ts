import type { EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import { fitBlock } from "../ids/fit-block.ts";
import { hashId } from "../ids/hash-id.ts";

/** What an entry is known by, whatever else it holds: two words for each entry of a batch, as an `IdSet` takes them. */
export type EntryKeys = Pick<IdColumn, "high" | "low">;

/**
 * Entries with one ID are known by it. Those with several, by 64 bits of all: none of them names an entry, as an author has
 * many posts. The keys are valid until the next call.
 */
export function createKeyReader(places: number): (batch: EntryBatch) => EntryKeys {
  if (places === 1) return ({ ids }) => ids[0];
  let [high, low] = [new Int32Array(0), new Int32Array(0)] as [Int32Array, Int32Array];
  return ({ ids, count }) => {
    high = fitBlock(high, count);
    low = fitBlock(low, count);
    for (let row = 0; row < count; row++) {
      let [one, other] = [0x2545f491, 0x4f6cdd1d];
      for (const column of ids) {
        const [idHigh, idLow] = [column.high[row] as number, column.low[row] as number];
        one = hashId(one ^ idHigh, Math.imul(one, 5) + idLow);
        other = hashId(other ^ idLow, Math.imul(other, 9) + idHigh);
      }
      high[row] = one;
      // 0/0 is not a key.
      low[row] = other === 0 ? 1 : other;
    }
    return { high, low };
  };
}
