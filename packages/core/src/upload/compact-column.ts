import { batchEntries, type EntryBatch, type IdColumn } from "../formats/entry-reader.ts";

export interface CompactColumn {
  count: number;
  column: Pick<IdColumn, "high" | "low">;
}

/** Takes one place of batch after batch. Where there is but one place every entry has its ID, and nothing is copied. */
export function createCompactColumn(): (batch: EntryBatch, place: number) => CompactColumn {
  let room: CompactColumn["column"] | undefined;
  return ({ ids, count }, place) => {
    const column = ids[place] as IdColumn;
    if (ids.length === 1) return { count, column };
    room ??= { high: new Int32Array(batchEntries), low: new Int32Array(batchEntries) };
    const own = room;
    let filled = 0;
    for (let row = 0; row < count; row++) {
      if (column.high[row] === 0 && column.low[row] === 0) continue;
      own.high[filled] = column.high[row] as number;
      own.low[filled] = column.low[row] as number;
      filled++;
    }
    return { count: filled, column: own };
  };
}
