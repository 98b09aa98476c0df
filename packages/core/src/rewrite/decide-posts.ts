import type { EmbeddedPosts, EntryBatch } from "../formats/entry-reader.ts";
import { fitBytes } from "../ids/fit-block.ts";
import type { Classifier, Dataset, Decision } from "../types.ts";
import { entryDecisions } from "./entry-decisions.ts";
import type { RetainedEntries } from "./retained-entries.ts";

const { keep, unverified, scrub, remove } = entryDecisions;

/** Decides about entries by the posts that are inside them. */
export interface PostDecider {
  /** The numbers of the classifications of the last batch, for each column of its posts inside. */
  readonly numbers: readonly Uint8Array[];
  /** Raises the decisions about entries, and marks the posts that must be removed. */
  raise(batch: EntryBatch, decisions: Uint8Array): void;
  /** The same for posts that were scrubbed before; marks the entries for which there is no other reason. */
  keepBefore(batch: EntryBatch, decisions: Uint8Array, before: KeptBefore): void;
}

export interface KeptBefore {
  readonly retained: RetainedEntries;
  readonly kept: Uint8Array;
}

/**
 * An entry goes with a post inside that must be removed, or `null` takes the place of that post, if all of its content is there.
 * As nothing of a post inside can be scrubbed by itself, it goes as a whole where X asks for its location to be removed.
 */
export function createPostDecider(
  classifier: Classifier | undefined,
  { onScrub = "auto", embeddedPosts = "remove" }: Pick<Dataset, "onScrub" | "embeddedPosts">,
): PostDecider {
  const decisionOf: Readonly<Record<Decision, number>> = {
    keep,
    refetch: keep,
    unverified,
    scrub: onScrub === "keep" ? keep : remove,
    remove,
  };
  // What is to be fetched again is the entry's own content: another's is not asked for.
  const decisionOfNumber = Uint8Array.from(classifier?.classifications ?? [], ({ decision, finding }) =>
    finding?.decision === "refetch" ? keep : decisionOf[decision],
  );
  const numbers: Uint8Array[] = [];

  /** What it takes for one post to be gone from its entry. */
  function decideGone({ columns }: EmbeddedPosts, index: number, row: number): number {
    const { start, end } = columns[index] as EmbeddedPosts["columns"][number];
    return embeddedPosts === "scrub" && (start[row] as number) < (end[row] as number) ? scrub : remove;
  }

  return {
    numbers,
    raise({ count, embedded }, decisions) {
      numbers.length = embedded?.columns.length ?? 0;
      if (embedded === undefined || classifier === undefined) return;
      for (let row = 0; row < count; row++) embedded.keepsFields[row] = decisions[row] === scrub ? 0 : 1;
      for (const [index, { high, low, isGone }] of embedded.columns.entries()) {
        const classified = classifier.classify(high, low, count);
        const own = fitBytes(numbers[index] ?? new Uint8Array(0), count);
        numbers[index] = own;
        for (let row = 0; row < count; row++) {
          own[row] = high[row] === 0 && low[row] === 0 ? 0 : (classified[row] as number);
          const decision = decisionOfNumber[own[row] as number] as number;
          isGone[row] = decision === remove ? 1 : 0;
          const wanted = decision === remove ? decideGone(embedded, index, row) : decision;
          if (wanted > (decisions[row] as number)) decisions[row] = wanted;
        }
      }
    },
    keepBefore({ count, embedded }, decisions, { retained, kept }) {
      for (const [index, { high, low, isGone }] of (embedded?.columns ?? []).entries()) {
        const rows = retained.findPosts(high, low, count);
        for (let row = 0; row < count; row++) {
          const isEmpty = high[row] === 0 && low[row] === 0;
          if (isEmpty || rows[row] === -1 || isGone[row] === 1 || decisions[row] === remove) continue;
          isGone[row] = 1;
          const wanted = decideGone(embedded as EmbeddedPosts, index, row);
          retained.markPostUsed(high[row] as number, low[row] as number);
          if (wanted <= (decisions[row] as number)) continue;
          decisions[row] = wanted;
          kept[row] = 1;
        }
      }
    },
  };
}
