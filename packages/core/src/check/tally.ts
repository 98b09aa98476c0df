import { IdSet } from "../ids/id-set.ts";
import type { JobType, Judgement } from "../types.ts";
import type { ReasonCount } from "./report.ts";

/** An ID as its two words. */
export interface JudgedId {
  readonly high: number;
  readonly low: number;
}

/** Told of every distinct ID that is not compliant, or not known to be, or that X had a record about. */
export type OnJudged = (type: JobType, id: JudgedId, judgement: Judgement) => void;

/** Counts distinct IDs of one type by what was made of them. */
export interface Tally {
  add(id: JudgedId, judgement: Judgement): void;
  readonly byRuling: Readonly<Record<Judgement["ruling"], number>>;
  /** The most frequent first. */
  counts(): readonly ReasonCount[];
  refetch(): number;
}

/** Compliant IDs without a record are not to be told: nearly all are, and each would take memory. */
export function createTally(type: JobType, onJudged: OnJudged): Tally {
  const seen = new IdSet();
  const byRuling = { compliant: 0, violation: 0, unverified: 0 };
  const idsByJudgement = new Map<Judgement, number>();
  const counts = (): readonly ReasonCount[] =>
    [...idsByJudgement].flatMap(([{ finding, verdict }, ids]) =>
      finding === undefined ? [] : [{ type, action: finding.action, reason: finding.reason, verdict, ids }],
    );
  return {
    add(id, judgement) {
      if (!seen.add(id.high, id.low)) return;
      byRuling[judgement.ruling]++;
      idsByJudgement.set(judgement, (idsByJudgement.get(judgement) ?? 0) + 1);
      onJudged(type, id, judgement);
    },
    byRuling,
    counts: () => counts().toSorted((one, other) => other.ids - one.ids),
    refetch: () => counts().reduce((sum, { verdict, ids }) => (verdict === "refetch" ? sum + ids : sum), 0),
  };
}
