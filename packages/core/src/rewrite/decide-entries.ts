import type { EntryReader } from "../formats/entry-reader.ts";
import { batchEntries } from "../formats/entry-reader.ts";
import type { Classifier, Dataset } from "../types.ts";

/** What is to become of an entry, the graver the higher. `unverified` entries stay. */
export const entryDecisions = { keep: 0, unverified: 1, scrub: 2, remove: 3 } as const;

/** Rules on the entries of a dataset by all their IDs. */
export interface EntryDecider {
  /** The judges of the dataset's places, in their order. */
  readonly judges: readonly Classifier[];
  /** The numbers of the judgements of the last batch, for each place; 0 where an entry has no ID. */
  readonly numbers: readonly Uint8Array[];
  /** Rules on the batch that the reader has just read from `bytes`: row i is the ruling on entry i. Valid until the next call. */
  rule(bytes: Uint8Array, reader: EntryReader): Uint8Array;
}

/**
 * The gravest ruling on any of its IDs is that on an entry. Where fields can be blanked, an ID whose
 * location has to go asks for that alone, and for nothing if they are blank already.
 */
export function createEntryDecider(
  judges: readonly Classifier[],
  { scrubFields = [] }: Pick<Dataset, "scrubFields">,
): EntryDecider {
  const canScrub = scrubFields.length > 0;
  const { keep, unverified, scrub, remove } = entryDecisions;
  const rulings = new Uint8Array(batchEntries);
  const numbers = judges.map(() => new Uint8Array(batchEntries));
  const rulingOf = judges.map(({ judgements }) =>
    Uint8Array.from(judgements, ({ ruling, verdict }) => {
      if (ruling === "violation") return canScrub && verdict === "scrub" ? scrub : remove;
      return ruling === "unverified" ? unverified : keep;
    }),
  );

  /** What remains to be done for an entry whose fields are blank. */
  function ruleOnBlank(row: number): number {
    return Math.max(
      ...rulingOf.map((own, place) => {
        const ruling = own[numbers[place]?.[row] as number] as number;
        return ruling === scrub ? keep : ruling;
      }),
    );
  }

  return {
    judges,
    numbers,
    rule(bytes, reader) {
      const { batch } = reader;
      const { count, start, end } = batch;
      rulings.fill(keep, 0, count);
      for (let place = 0; place < judges.length; place++) {
        const { high, low } = batch.ids[place] as (typeof batch.ids)[0];
        const judged = (judges[place] as Classifier).judge(high, low, count);
        const own = numbers[place] as Uint8Array;
        const rulingOfNumber = rulingOf[place] as Uint8Array;
        for (let row = 0; row < count; row++) {
          const number = high[row] === 0 && low[row] === 0 ? 0 : (judged[row] as number);
          own[row] = number;
          // Nearly all entries end here.
          if (number === 0) continue;
          const ruling = rulingOfNumber[number] as number;
          if (ruling > (rulings[row] as number)) rulings[row] = ruling;
        }
      }
      for (let row = 0; canScrub && row < count; row++) {
        if (rulings[row] !== scrub) continue;
        const entry = { start: start[row] as number, end: end[row] as number };
        if (reader.findUnscrubbed(bytes, entry).length === 0) rulings[row] = ruleOnBlank(row);
      }
      return rulings;
    },
  };
}
