import type { IdMap } from "../ids/id-map.ts";
import type { IdSet } from "../ids/id-set.ts";
import type { Finding, JobType, Judge, Judgement, ProofLevel } from "../types.ts";
import { unpackFinding } from "./packed-finding.ts";
import { findings } from "./record.ts";

/** All that is known about the submitted IDs of one type. Made by a check, used by a rewrite. */
export interface Verdicts {
  readonly type: JobType;
  /** ID → packed finding, for every ID that X had a record about. */
  readonly found: IdMap;
  readonly submitted: IdSet;
  readonly proof: ProofLevel;
  /** Whether the proof is good enough to call an ID without a record compliant. */
  readonly trusted: boolean;
}

const compliant: Judgement = { ruling: "compliant", finding: undefined, verdict: "none" };
const unverified: Judgement = { ruling: "unverified", finding: undefined, verdict: "none" };

/**
 * Binds verdicts to a dataset's policy. An ID without a record is compliant only if it was submitted and
 * the result is trusted; a record that is not understood never removes and never clears.
 */
export function createJudge(verdicts: Verdicts, keepReasons: readonly string[] = []): Judge {
  const kept = new Set(keepReasons);
  const judgements = findings.map((finding) => judgeFinding(finding, kept));
  const silent = verdicts.trusted ? compliant : unverified;
  return (high, low) => {
    const packed = verdicts.found.get(high, low);
    if (packed !== 0) return judgements[unpackFinding(packed)] as Judgement;
    return verdicts.submitted.has(high, low) ? silent : unverified;
  };
}

function judgeFinding(finding: Finding, kept: ReadonlySet<string>): Judgement {
  switch (finding.verdict) {
    case "none":
      return { ruling: "unverified", finding, verdict: "none" };
    case "refetch":
      return { ruling: "compliant", finding, verdict: "refetch" };
    case "remove":
    case "scrub":
      return kept.has(finding.reason) || kept.has(finding.action)
        ? { ruling: "compliant", finding, verdict: "kept" }
        : { ruling: "violation", finding, verdict: finding.verdict };
  }
}
