import type { EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import type { IdSet } from "../ids/id-set.ts";
import type { Dataset, JobType } from "../types.ts";
import { type CompactColumn, createCompactColumn } from "./compact-column.ts";

/** Collects the IDs of a dataset's batches by their type. */
export interface IdCollector {
  /** All that it adds to. */
  readonly sets: readonly IdSet[];
  add(batch: EntryBatch): void;
  /** Distinct IDs of the dataset, those of each type counting for themselves. */
  count(): number;
}

/** `all` are those of every dataset, `own` of this one; they may be the same. */
export function createIdCollector(
  { ids: places }: Pick<Dataset, "ids">,
  { all, own }: Readonly<Record<"all" | "own", ReadonlyMap<JobType, IdSet>>>,
): IdCollector {
  const types = [...new Set(places.map(({ type }) => type))];
  const setsOf = new Map(
    types.map((type) => [type, [...new Set([all.get(type) as IdSet, own.get(type) as IdSet])]] as const),
  );
  const compact = createCompactColumn();

  function addColumn(type: JobType, { count, column: { high, low } }: CompactColumn): void {
    for (const set of setsOf.get(type) ?? []) set.addBlock(high, low, count);
  }

  return {
    sets: [...setsOf.values()].flat(),
    add({ count, ids, embedded }) {
      for (const [index, { type }] of places.entries()) {
        const column = ids[index] as IdColumn;
        // Where there is but one place every entry has its ID, and nothing is copied.
        addColumn(type, ids.length === 1 ? { count, column } : compact(column, count));
      }
      for (const column of embedded?.columns ?? []) addColumn("tweets", compact(column, count));
    },
    count: () => types.reduce((sum, type) => sum + (own.get(type) as IdSet).size, 0),
  };
}
