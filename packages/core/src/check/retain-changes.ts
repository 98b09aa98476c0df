import { readEntry } from "../formats/entry-reader.ts";
import { abortSignal, type OptionTable, object } from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import type { CheckedIds } from "../results/classifier.ts";
import { createSettledLookup } from "../results/settled-ids.ts";
import { compareCopies, type FileCopies } from "../rewrite/compare-copies.ts";
import { entryDecisions } from "../rewrite/entry-decisions.ts";
import type { EntryKeys } from "../rewrite/entry-keys.ts";
import type { EntryBlock } from "../rewrite/read-blocks.ts";
import type { RetainedEntries } from "../rewrite/retained-entries.ts";
import type { Dataset, JobType } from "../types.ts";

/** How `retainChanges` works. */
export interface RetainChangesOptions {
  /**
   * What is known now, and up to when the proposal knew the IDs of each type: the newest job behind it, epoch ms by X's
   * clock. Entries about whose every ID a newer result is known are not retained. Default: all are retained.
   */
  readonly newer?:
    | {
        readonly checkedIds: ReadonlyMap<JobType, CheckedIds>;
        readonly asOf: ReadonlyMap<JobType, number>;
      }
    | undefined;
  /** Ends the work; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

const optionTable: OptionTable<RetainChangesOptions> = { newer: object, signal: abortSignal };

/**
 * Compares a file with a proposal's copy of it, and adds each entry that the copy lacks or has scrubbed to `retained`,
 * for `rewriteFile`. Returns whether the copy differs in nothing else.
 *
 * @throws {ComplianceError} FILE_UNREADABLE; DATASET_INVALID if a copy cannot be read as a file of the dataset.
 * @example
 * ```ts
 * const retained = new RetainedEntries();
 * const asOf = new Map([["tweets", Date.parse("2026-11-22T04:17:00Z")]] as const);
 * const copies = { dataset, name: "ids.txt", from: "base/ids.txt", to: "proposed/ids.txt" };
 * await retainChanges(copies, retained, { newer: { checkedIds, asOf } });
 * ```
 */
export async function retainChanges(
  { dataset, ...copies }: FileCopies & { readonly dataset: Dataset },
  retained: RetainedEntries,
  options: RetainChangesOptions = {},
): Promise<boolean> {
  requireOptions("`retainChanges`", options, optionTable);
  const { newer, signal } = options;
  const lookups = newer && dataset.ids.map(({ type }) => bindLookup(type, newer));
  const postLookup = newer === undefined ? () => false : bindLookup("tweets", newer);
  return await compareCopies(copies, {
    reader: dataset,
    signal,
    onChanged(block, row, change) {
      const columns = block.embedded?.columns ?? [];
      const isSettled =
        lookups?.every((lookup, place) => isIdSettled(block.ids[place], row, lookup)) === true &&
        columns.every((column) => isIdSettled(column, row, postLookup));
      if (isSettled) return;
      const { high, low } = block.keys;
      const decision = findDecision(block, { row, change, dataset });
      if (change === entryDecisions.scrub) {
        const gone = columns.filter(({ isGone }) => isGone[row] === 1);
        for (const post of gone) retained.addPost(post.high[row] as number, post.low[row] as number);
        if (block.embedded?.keepsFields[row] === 1) return;
      }
      retained.add(high[row] as number, low[row] as number, decision);
    },
  });
}

type SettledLookup = (high: number, low: number) => boolean;

function bindLookup(
  type: JobType,
  { checkedIds, asOf }: NonNullable<RetainChangesOptions["newer"]>,
): SettledLookup {
  const own = checkedIds.get(type);
  return own === undefined ? () => false : createSettledLookup(own, asOf.get(type));
}

/** A place without an ID asks for nothing. */
function isIdSettled(ids: EntryKeys | undefined, row: number, isSettled: SettledLookup): boolean {
  const [high, low] = [ids?.high[row] ?? 0, ids?.low[row] ?? 0];
  return (high === 0 && low === 0) || isSettled(high, low);
}

/**
 * The least decision that has the same effect. An entry with content may have been removed for its location alone, which
 * is not a reason to remove another one with the same ID and without content.
 */
function findDecision(
  block: EntryBlock,
  { row, change, dataset }: { readonly row: number; readonly change: number; readonly dataset: Dataset },
): number {
  const { scrubFields = [], onScrub = "auto" } = dataset;
  if (change === entryDecisions.scrub) return change;
  if (scrubFields.length > 0 || onScrub !== "auto") return entryDecisions.remove;
  const isBare = block.reader.holdsOnlyIds(block.bytes, readEntry(block, row));
  return isBare ? entryDecisions.remove : entryDecisions.scrub;
}
