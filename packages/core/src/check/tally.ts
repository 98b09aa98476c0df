import { IdSet } from "../ids/id-set.ts";
import type { Classification, Decision, JobType } from "../types.ts";
import type { ReasonCount } from "./report.ts";

export interface TalliedId {
  readonly high: number;
  readonly low: number;
}

export type OnClassified = (type: JobType, id: TalliedId, classification: Classification) => void;

export interface Tally {
  add(id: TalliedId, classification: Classification): void;
  count(decision: Decision): number;
  /** Of those that X had a record about. The most frequent first. */
  counts(): readonly ReasonCount[];
}

/** Compliant IDs without a record are not to be told: nearly all are, and each would take memory. */
export function createTally(type: JobType, onClassified: OnClassified): Tally {
  const seen = new IdSet();
  const idsOf = new Map<Classification, number>();
  return {
    add(id, classification) {
      if (!seen.add(id.high, id.low)) return;
      idsOf.set(classification, (idsOf.get(classification) ?? 0) + 1);
      onClassified(type, id, classification);
    },
    count: (wanted) =>
      [...idsOf].reduce((sum, [{ decision }, ids]) => (decision === wanted ? sum + ids : sum), 0),
    counts: () =>
      [...idsOf]
        .flatMap(([{ finding, decision }, ids]) =>
          finding === undefined
            ? []
            : [{ type, action: finding.action, reason: finding.reason, decision, ids }],
        )
        .toSorted((one, other) => other.ids - one.ids),
  };
}
