import type { EntryBatch, IdColumn } from "../formats/entry-reader.ts";
import { formatId } from "../ids/parse-id.ts";
import { entryDecisions } from "./entry-decisions.ts";

/** An entry that a rewrite removes or scrubs. */
export interface ChangedEntry {
  readonly decision: "remove" | "scrub";
  /** The entry's IDs, in the order of the dataset's places; empty where it has none. */
  readonly ids: readonly string[];
  /** IDs of posts inside the entry that must be removed; its own may be compliant. */
  readonly embedded: readonly string[];
  /** Nothing that is known now asks for it: an earlier proposal did, and nothing newer says otherwise. */
  readonly isRetained: boolean;
}

/** Describes the entry in a row of a batch, by what was decided about it. */
export function describeChanged(
  { ids, embedded }: EntryBatch,
  row: number,
  { decision, isRetained }: { readonly decision: number; readonly isRetained: boolean },
): ChangedEntry {
  return {
    decision: decision === entryDecisions.remove ? "remove" : "scrub",
    ids: ids.map((column) => describeId(column, row)),
    // Most lists have none, and of millions each set would have to be collected.
    embedded: embedded === undefined ? none : listGone(embedded, row),
    isRetained,
  };
}

const none: readonly string[] = [];

function listGone({ columns }: NonNullable<EntryBatch["embedded"]>, row: number): readonly string[] {
  const gone = columns.flatMap((column) => (column.isGone[row] === 1 ? [describeId(column, row)] : []));
  return [...new Set(gone)];
}

function describeId({ high, low }: Pick<IdColumn, "high" | "low">, row: number): string {
  const [idHigh, idLow] = [high[row] as number, low[row] as number];
  return idHigh === 0 && idLow === 0 ? "" : formatId(idHigh, idLow);
}
