import type { EntryReader } from "../formats/entry-reader.ts";
import { batchEntries } from "../formats/entry-reader.ts";
import type { Classifier, Dataset, Decision } from "../types.ts";

/** What is to become of an entry, the graver the higher. `unverified` entries stay. */
export const entryDecisions = { keep: 0, unverified: 1, scrub: 2, remove: 3 } as const;

export interface EntryDecider {
  readonly classifiers: readonly Classifier[];
  /** The numbers of the classifications of the last batch, for each place; 0 where an entry has no ID. */
  readonly numbers: readonly Uint8Array[];
  /** Decides about the batch that the reader has just read from `bytes`, row by row. Valid until the next call. */
  decide(bytes: Uint8Array, reader: EntryReader): Uint8Array;
}

/**
 * An entry gets the gravest decision on any of its IDs. An ID to scrub removes the entry where the dataset names no
 * fields to scrub, and asks for nothing where they are scrubbed already.
 */
export function createEntryDecider(
  classifiers: readonly Classifier[],
  { scrubFields = [] }: Pick<Dataset, "scrubFields">,
): EntryDecider {
  const canScrub = scrubFields.length > 0;
  const { keep, unverified, scrub, remove } = entryDecisions;
  const decisions = new Uint8Array(batchEntries);
  const numbers = classifiers.map(() => new Uint8Array(batchEntries));
  const entryDecisionOf: Readonly<Record<Decision, number>> = {
    keep,
    refetch: keep,
    unverified,
    scrub: canScrub ? scrub : remove,
    remove,
  };
  const decisionOf = classifiers.map(({ classifications }) =>
    Uint8Array.from(classifications, ({ decision }) => entryDecisionOf[decision]),
  );

  function decideScrubbed(row: number): number {
    return Math.max(
      ...decisionOf.map((own, place) => {
        const decision = own[numbers[place]?.[row] as number] as number;
        return decision === scrub ? keep : decision;
      }),
    );
  }

  return {
    classifiers,
    numbers,
    decide(bytes, reader) {
      const { batch } = reader;
      const { count, start, end } = batch;
      decisions.fill(keep, 0, count);
      for (let place = 0; place < classifiers.length; place++) {
        const { high, low } = batch.ids[place] as (typeof batch.ids)[0];
        const classified = (classifiers[place] as Classifier).classify(high, low, count);
        const own = numbers[place] as Uint8Array;
        const decisionOfNumber = decisionOf[place] as Uint8Array;
        for (let row = 0; row < count; row++) {
          const number = high[row] === 0 && low[row] === 0 ? 0 : (classified[row] as number);
          own[row] = number;
          // Nearly all entries end here.
          if (number === 0) continue;
          const decision = decisionOfNumber[number] as number;
          if (decision > (decisions[row] as number)) decisions[row] = decision;
        }
      }
      for (let row = 0; canScrub && row < count; row++) {
        if (decisions[row] !== scrub) continue;
        const entry = { start: start[row] as number, end: end[row] as number };
        if (reader.findUnscrubbed(bytes, entry).length === 0) decisions[row] = decideScrubbed(row);
      }
      return decisions;
    },
  };
}
