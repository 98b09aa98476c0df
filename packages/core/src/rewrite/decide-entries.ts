import { type EntryReader, readEntry, type Span } from "../formats/entry-reader.ts";
import { fitBytes } from "../ids/fit-block.ts";
import type { Classifier, Dataset, Decision } from "../types.ts";
import { createPostDecider, type PostDecider } from "./decide-posts.ts";
import { entryDecisions } from "./entry-decisions.ts";
import { createKeyReader } from "./entry-keys.ts";
import type { RetainedEntries } from "./retained-entries.ts";

export interface EntryDecider {
  readonly classifiers: readonly Classifier[];
  /** The numbers of the classifications of the last batch, for each place; 0 where an entry has no ID. */
  readonly numbers: readonly Uint8Array[];
  /** What is known of the posts inside entries of the last batch. */
  readonly posts: PostDecider;
  /** 1 for each entry of the last batch that is removed or scrubbed as it was before, and for no other reason. Valid until the next call. */
  readonly kept: Uint8Array;
  /** Decides about the batch that the reader has just read from `bytes`, row by row. Valid until the next call. */
  decide(bytes: Uint8Array, reader: EntryReader): Uint8Array;
}

export interface DeciderOptions
  extends Partial<Pick<Dataset, "ids">>,
    Pick<Dataset, "scrubFields" | "onScrub" | "embeddedPosts"> {
  readonly retained?: RetainedEntries | undefined;
}

interface ScrubbedRow {
  readonly row: number;
  readonly reader: EntryReader;
}

/**
 * An entry gets the gravest decision on any of its IDs. An ID to scrub asks for nothing where the fields are scrubbed
 * already, or where the entry holds no location as it is nothing but IDs; without fields to scrub it removes any other.
 */
export function createEntryDecider(
  classifiers: readonly Classifier[],
  { ids = [], scrubFields = [], onScrub = "auto", embeddedPosts, retained }: DeciderOptions,
): EntryDecider {
  const ofPosts = classifiers[ids.findIndex(({ type }) => type === "tweets")];
  const posts = createPostDecider(ofPosts, { onScrub, embeddedPosts });
  const canScrub = scrubFields.length > 0;
  const { keep, unverified, scrub, remove } = entryDecisions;
  let decisions: Uint8Array = new Uint8Array(0);
  let kept: Uint8Array = new Uint8Array(0);
  const readKeys = createKeyReader(classifiers.length);
  const numbers: Uint8Array[] = classifiers.map(() => new Uint8Array(0));
  const entryDecisionOf: Readonly<Record<Decision, number>> = {
    keep,
    refetch: keep,
    unverified,
    scrub: { auto: scrub, remove, keep }[onScrub],
    remove,
  };
  const decisionOf = classifiers.map(({ classifications }) =>
    Uint8Array.from(classifications, ({ decision, finding }) =>
      // Asked for by `onRefetch`, which does not know what `onScrub` says.
      finding?.decision === "refetch" && decision === "scrub" ? scrub : entryDecisionOf[decision],
    ),
  );

  /** What remains of `scrub` for one entry. */
  function decideScrub(bytes: Uint8Array, entry: Span, { row, reader }: ScrubbedRow): number {
    const isDone = canScrub
      ? reader.findUnscrubbed(bytes, entry).length === 0
      : reader.holdsOnlyIds(bytes, entry);
    if (isDone) return decideScrubbed(row);
    return canScrub ? scrub : remove;
  }

  /** What is asked for besides, for an entry that has nothing to scrub. */
  function decideScrubbed(row: number): number {
    return Math.max(
      ...decisionOf.map((own, place) => {
        const decision = own[numbers[place]?.[row] as number] as number;
        return decision === scrub ? keep : decision;
      }),
    );
  }

  /** Raises decisions to those of before, where these are graver. */
  function keepBefore(bytes: Uint8Array, reader: EntryReader, before: RetainedEntries): void {
    const { batch } = reader;
    const { count } = batch;
    const keys = readKeys(batch);
    const former = before.find(keys, count);
    kept = fitBytes(kept, count);
    kept.fill(0, 0, count);
    for (let row = 0; row < count; row++) {
      const decision = former[row] as number;
      if (decision <= (decisions[row] as number)) continue;
      const wanted =
        decision === scrub ? decideScrub(bytes, readEntry(batch, row), { row, reader }) : decision;
      if (wanted === scrub && batch.embedded !== undefined) batch.embedded.keepsFields[row] = 0;
      if (wanted <= (decisions[row] as number)) continue;
      decisions[row] = wanted;
      kept[row] = 1;
      before.markUsed(keys.high[row] as number, keys.low[row] as number);
    }
    posts.keepBefore(batch, decisions, { retained: before, kept });
  }

  return {
    classifiers,
    numbers,
    posts,
    get kept() {
      return kept;
    },
    decide(bytes, reader) {
      const { batch } = reader;
      const { count } = batch;
      decisions = fitBytes(decisions, count);
      decisions.fill(keep, 0, count);
      for (let place = 0; place < classifiers.length; place++) {
        const { high, low } = batch.ids[place] as (typeof batch.ids)[0];
        const classified = (classifiers[place] as Classifier).classify(high, low, count);
        const own = fitBytes(numbers[place] as Uint8Array, count);
        numbers[place] = own;
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
      for (let row = 0; row < count; row++) {
        if (decisions[row] !== scrub) continue;
        decisions[row] = decideScrub(bytes, readEntry(batch, row), { row, reader });
      }
      posts.raise(batch, decisions);
      if (retained !== undefined && retained.size > 0) keepBefore(bytes, reader, retained);
      return decisions;
    },
  };
}
