import { batchEntries, createEntryBatch } from "../src/dataset/entry-reader.ts";
import type { Spool } from "../src/dataset/spool.ts";

/** Adds IDs to a spool, batch by batch, as entries of a file that has one a line; `isNew` decides by place. */
export function addIds(spool: Spool, ids: readonly string[], isNew = (_at: number): boolean => true): void {
  const batch = createEntryBatch();
  for (let from = 0; from < ids.length; from += batchEntries) {
    const some = ids.slice(from, from + batchEntries);
    batch.count = some.length;
    let at = 0;
    for (const [row, id] of some.entries()) {
      batch.idStart[row] = at;
      batch.idEnd[row] = at + id.length;
      at += id.length + 1;
    }
    const isOld = Int32Array.from(some, (_, row) => (isNew(from + row) ? -1 : row));
    spool.addNew(Buffer.from(some.join("\n")), batch, isOld);
  }
}
