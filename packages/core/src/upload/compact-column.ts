import type { EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import { fitBlock } from "../ids/fit-block.ts";

export interface CompactColumn {
  count: number;
  column: Pick<IdColumn, "high" | "low">;
}

/** Takes one place of batch after batch. Where there is but one place every entry has its ID, and nothing is copied. */
export function createCompactColumn(): (batch: EntryBatch, place: number) => CompactColumn {
  let [high, low] = [new Int32Array(0), new Int32Array(0)] as [Int32Array, Int32Array];
  return ({ ids, count }, place) => {
    const column = ids[place] as IdColumn;
    if (ids.length === 1) return { count, column };
    high = fitBlock(high, count);
    low = fitBlock(low, count);
    let filled = 0;
    for (let row = 0; row < count; row++) {
      if (column.high[row] === 0 && column.low[row] === 0) continue;
      high[filled] = column.high[row] as number;
      low[filled] = column.low[row] as number;
      filled++;
    }
    return { count: filled, column: { high, low } };
  };
}
