import type { IdSet } from "../ids/id-set.ts";
import { formatId } from "../ids/parse-id.ts";
import { sortIds } from "../ids/sort-ids.ts";
import type { Classification, Classifier, Decision, JobType } from "../types.ts";

/** What a check found of one ID. */
export interface IdDecision {
  /** Decimal digits. */
  readonly id: string;
  readonly type: JobType;
  readonly decision: Decision;
  /** X's word, for example `delete`; empty where X has no record about the ID. */
  readonly action: string;
  /** X's word, for example `suspended`; empty where X has no record about the ID. */
  readonly reason: string;
}

/** An ID in both forms, and what is known of it. */
export interface ClassifiedId {
  readonly id: string;
  readonly high: number;
  readonly low: number;
  readonly classification: Classification;
}

const idsAtOnce = 2_048;
const everyId = { first: 0n, last: 2n ** 64n - 1n };

/** All IDs of a set with what is known of them, ascending. Takes 8 bytes an ID while it is read. */
export function* listRows(ids: IdSet, classifier: Classifier): Generator<ClassifiedId> {
  const sorted = new BigUint64Array(ids.size);
  sortIds(ids, everyId, sorted);
  const words = new Int32Array(sorted.buffer);
  const [high, low] = [new Int32Array(idsAtOnce), new Int32Array(idsAtOnce)];
  for (let from = 0; from < sorted.length; from += idsAtOnce) {
    const count = Math.min(idsAtOnce, sorted.length - from);
    for (let index = 0; index < count; index++) {
      low[index] = words[(from + index) * 2] as number;
      high[index] = words[(from + index) * 2 + 1] as number;
    }
    // Valid until the next call, which whoever takes the rows may make in between.
    const numbers = classifier.classify(high, low, count).slice(0, count);
    for (const [index, number] of numbers.entries()) {
      const [first, second] = [high[index] as number, low[index] as number];
      const classification = classifier.classifications[number] as Classification;
      yield { id: formatId(first, second), high: first, low: second, classification };
    }
  }
}
