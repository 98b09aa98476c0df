import type { ErrorCode } from "../../errors.ts";
import type { IdSet } from "../../ids/id-set.ts";
import type { IdValues } from "../../ids/id-values.ts";
import type { BrokenDownload, KeptResult } from "./keep-result.ts";

/** What earlier readings of a result have shown. */
export interface SeenResult {
  /** IDs that their lines named. */
  readonly named: IdSet;
  /** Of the longest. */
  sizeBytes: number;
}

/** What all downloads of a result have shown, kept or not. It proves nothing, but it can speak against what was kept. */
export interface CounterEvidence {
  addBroken(broken: BrokenDownload): void;
  addEnded(sizeBytes: number): void;
  /** Whether one that was refused or broke off named what the kept one leaves out. */
  refutes(kept: KeptResult): boolean;
  /** Whether one was longer than the kept one: there was more behind it. */
  outlasts(kept: KeptResult): boolean;
}

/** Says otherwise of the same job: what was kept before is not to be trusted either. */
export const contradictions: readonly ErrorCode[] = [
  "RESULT_FOREIGN_ID",
  "RESULT_CONFLICT",
  "RESULT_MALFORMED",
];

export function createCounterEvidence(seen: SeenResult | undefined): CounterEvidence {
  let found: IdValues | undefined;
  let longestBytes = seen?.sizeBytes ?? 0;
  return {
    addBroken(broken) {
      if (found === undefined) found = broken.found;
      else found.addLower(broken.found);
      // What is not a result at all may be longer than one.
      if (!contradictions.includes(broken.code)) longestBytes = Math.max(longestBytes, broken.sizeBytes);
    },
    addEnded(sizeBytes) {
      longestBytes = Math.max(longestBytes, sizeBytes);
    },
    refutes: (kept) =>
      (found !== undefined && !kept.found.covers(found)) ||
      (seen !== undefined && !namesAll(kept.found, seen.named)),
    outlasts: ({ sizeBytes }) => longestBytes > sizeBytes,
  };
}

function namesAll(found: IdValues, ids: IdSet): boolean {
  let isWhole = true;
  ids.forEach((high, low) => {
    if (found.get(high, low) === 0) isWhole = false;
  });
  return isWhole;
}
