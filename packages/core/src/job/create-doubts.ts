import type { ComplianceError, ErrorCode } from "../errors.ts";
import { isOddWait } from "../http/server-wait.ts";

/** How often it is unknown whether X created a job, and how long to wait until its list may show it. */
export interface CreateDoubts {
  /**
   * The pause before the list is asked, ms; undefined if the error is to be thrown. A wait that X asks for is kept, but for
   * an odd one that is longer than there is time.
   */
  add(error: ComplianceError, leftMs: number): number | undefined;
  /** What X's odd answers come to, once no further create may follow them: each may have been paid for. */
  spent(): ComplianceError | undefined;
  /** The pause before the list is asked once more for a job that no answer has shown, ms; undefined if that was enough. */
  nextLook(): number | undefined;
  /** How many creates were in doubt. */
  attempts(): number;
}

/** An outage: tried again until the time is up. */
const passing: readonly ErrorCode[] = ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "EDGE_REFUSED"];

/** X answered, and nobody knows what: one more create, and then the list alone is asked. */
const odd: readonly ErrorCode[] = ["RESPONSE_UNREADABLE", "RESPONSE_TOO_LARGE", "API_ERROR"];
const mostOdd = 2;

/** A list that is read right after a create may not show it yet. */
const settleMs = 2_000;
/** The second pause, doubled from there: a job that X made without saying so costs, so that no three are made in 20 s. */
const secondMs = 20_000;
/** Each try costs a list, too, so that pauses may grow to twice those of a read. */
const longestMs = 120_000;
/** With the two pauses before it more than a minute, as for any odd answer. */
const lookPausesMs: readonly number[] = [40_000];

/** Starts without any. After these failures the list is asked before a create is sent again. */
export function createDoubts(): CreateDoubts {
  let attempts = 0;
  let odds = 0;
  let looks = 0;
  let spent: ComplianceError | undefined;
  return {
    add(error, leftMs) {
      const { code, waitMs = 0 } = error;
      if (!passing.includes(code) && !odd.includes(code)) return undefined;
      attempts++;
      if (odd.includes(code) && ++odds >= mostOdd) spent = error;
      const ownMs = attempts === 1 ? settleMs : Math.min(secondMs * 2 ** (attempts - 2), longestMs);
      return waitMs > leftMs && isOddWait(error) ? ownMs : Math.max(ownMs, waitMs);
    },
    spent: () => spent,
    nextLook: () => lookPausesMs[looks++],
    attempts: () => attempts,
  };
}
