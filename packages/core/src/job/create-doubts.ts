import type { ComplianceError, ErrorCode } from "../errors.ts";

/** How often it is unknown whether X created a job, and how long to wait until its list may tell. */
export interface CreateDoubts {
  /** The pause before the list is asked and a create may be sent again, ms; undefined if the error is to be thrown. */
  add(error: ComplianceError): number | undefined;
  /** How many creates were in doubt. */
  attempts(): number;
}

/** An outage: tried again until the time is up. */
const passing: readonly ErrorCode[] = ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "EDGE_REFUSED"];

/** X answered, and nobody knows what: so many times, and then it is believed. */
const odd: Readonly<Partial<Record<ErrorCode, number>>> = {
  RESPONSE_UNREADABLE: 5,
  RESPONSE_TOO_LARGE: 2,
  API_ERROR: 2,
};

/** A list that is read right after a create may not show it yet. */
const settleMs = 2_000;

/** Each try costs a list, too, so that pauses may grow to twice those of a read. */
const longestMs = 120_000;

/** Starts without any. After these failures the list is asked before a create is sent again. */
export function createDoubts(): CreateDoubts {
  const seen = new Map<ErrorCode, number>();
  let attempts = 0;
  return {
    add({ code, waitMs = 0 }) {
      const count = (seen.get(code) ?? 0) + 1;
      seen.set(code, count);
      if (!passing.includes(code) && count >= (odd[code] ?? 1)) return undefined;
      attempts++;
      return Math.max(Math.min(settleMs * 2 ** (attempts - 1), longestMs), waitMs);
    },
    attempts: () => attempts,
  };
}
