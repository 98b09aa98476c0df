import { IdSet } from "../ids/id-set.ts";
import type { Classification, Decision, Finding, JobType } from "../types.ts";
import type { ReasonCount } from "./terms/report.ts";

export interface TalliedId {
  readonly high: number;
  readonly low: number;
}

/**
 * Told of every distinct ID that is not compliant, or not known to be, or that X had a record about. Twice of one that an
 * entry is kept in and that another one needs more for.
 */
export type OnClassified = (type: JobType, id: TalliedId, classification: Classification) => void;

export interface Tally {
  add(id: TalliedId, classification: Classification): void;
  /** An ID of an entry that is kept though X has a record that may ask for more: unless another entry needs it. */
  addKept(id: TalliedId, classification: Classification): void;
  count(decision: Decision): number;
  /** IDs whose content has to be fetched again, whatever becomes of their entries. */
  countRefetch(): number;
  /** Of those that X had a record about. The most frequent first. */
  counts(): readonly ReasonCount[];
}

interface Found {
  readonly finding: Finding;
  readonly decision: Decision;
  readonly ids: number;
}

/** Compliant IDs without a record are not to be told: nearly all are, and each would take memory. */
export function createTally(type: JobType, onClassified: OnClassified): Tally {
  const seen = new IdSet();
  const keptOf = new Map<Finding, IdSet>();
  const idsOf = new Map<Classification, number>();
  return {
    add(id, classification) {
      if (!seen.add(id.high, id.low)) return;
      idsOf.set(classification, (idsOf.get(classification) ?? 0) + 1);
      onClassified(type, id, classification);
    },
    addKept(id, { finding }) {
      if (finding === undefined) return;
      const kept = keptOf.get(finding) ?? new IdSet();
      keptOf.set(finding, kept);
      if (kept.add(id.high, id.low)) onClassified(type, id, { decision: "keep", finding });
    },
    count: (wanted) =>
      [...idsOf].reduce((sum, [{ decision }, ids]) => (decision === wanted ? sum + ids : sum), 0),
    countRefetch: () =>
      listFound().reduce((sum, { finding, ids }) => (finding.decision === "refetch" ? sum + ids : sum), 0),
    counts: () =>
      listFound()
        .map(({ finding: { action, reason }, decision, ids }) => ({ type, action, reason, decision, ids }))
        .toSorted((one, other) => other.ids - one.ids),
  };

  function listFound(): readonly Found[] {
    const told = [...idsOf].flatMap(([{ finding, decision }, ids]) =>
      finding === undefined ? [] : [{ finding, decision, ids }],
    );
    const kept = [...keptOf].map(([finding, ids]) => ({
      finding,
      decision: "keep" as const,
      ids: countUnseen(ids),
    }));
    return [...told, ...kept.filter(({ ids }) => ids > 0)];
  }

  function countUnseen(ids: IdSet): number {
    let unseen = 0;
    ids.forEach((high, low) => {
      if (!seen.has(high, low)) unseen++;
    });
    return unseen;
  }
}
