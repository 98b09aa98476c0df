import type { IdColumn } from "../formats/entry-reader.ts";
import { fitBlock } from "../ids/fit-block.ts";

export interface CompactColumn {
  readonly count: number;
  readonly column: Pick<IdColumn, "high" | "low">;
}

/** Takes the IDs out of one column after the other, without the entries that have none there. Valid until the next call. */
export function createCompactColumn(): (column: CompactColumn["column"], count: number) => CompactColumn {
  let [high, low] = [new Int32Array(0), new Int32Array(0)] as [Int32Array, Int32Array];
  return (column, count) => {
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
