import type { EmbeddedColumn, EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import type { EntryDecider } from "../rewrite/decide-entries.ts";
import type { Classification, Classifier, Dataset, IdPlace, JobType } from "../types.ts";

/** IDs of a batch in one place, or of the posts inside its entries, and what is known of them. */
export interface CheckedColumn {
  readonly type: JobType;
  readonly ids: Pick<IdColumn, "high" | "low">;
  /** Row by row the number of its classification; 0 is "compliant", or no ID at all. */
  readonly numbers: Uint8Array;
  readonly classifications: readonly Classification[];
  /** Of posts inside: 1 where the entry has to change for it. */
  readonly isGone: Uint8Array | undefined;
}

/** All IDs of a batch that was just decided about, first those of its places. */
export function listCheckedColumns(
  { classifiers, numbers, posts }: EntryDecider,
  { ids, embedded }: EntryBatch,
  places: Dataset["ids"],
): readonly CheckedColumn[] {
  const own = ids.map(
    (column, place): CheckedColumn => ({
      type: (places[place] as IdPlace).type,
      ids: column,
      numbers: numbers[place] as Uint8Array,
      classifications: (classifiers[place] as Classifier).classifications,
      isGone: undefined,
    }),
  );
  const classifier = classifiers[places.findIndex(({ type }) => type === "tweets")];
  const inside = (embedded?.columns ?? []).map(
    (column: EmbeddedColumn, index): CheckedColumn => ({
      type: "tweets",
      ids: column,
      numbers: posts.numbers[index] as Uint8Array,
      classifications: classifier?.classifications ?? [],
      isGone: column.isGone,
    }),
  );
  return [...own, ...inside];
}

/** Whether a column before this one has the same ID in the same entry. */
export function isRepeated(columns: readonly CheckedColumn[], index: number, row: number): boolean {
  const { type, ids } = columns[index] as CheckedColumn;
  return columns
    .slice(0, index)
    .some(
      (before) =>
        before.type === type &&
        before.ids.high[row] === ids.high[row] &&
        before.ids.low[row] === ids.low[row],
    );
}
