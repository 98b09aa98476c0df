import type { ComplianceError, ErrorCode } from "../errors.ts";
import { outage, type RetryRule, unreadablePausesMs } from "../http/retry.ts";

/** Polls that failed, in a row. */
export interface PollDoubts {
  /** The least pause before the next poll, ms. Throws the error if it is believed by now. */
  add(error: ComplianceError): number;
  /** After an answer. */
  clear(): void;
  inARow(): number;
  last(): ErrorCode | undefined;
}

/** An allow-list, as those of the client's calls: what is in neither ends the wait at once. */
const rule: Required<RetryRule> = {
  // At the deadline the job is pending, whatever the last poll was stopped by.
  codes: [...outage, "DEADLINE_PASSED"],
  again: {
    BAD_REQUEST: unreadablePausesMs,
    UNAUTHORIZED: unreadablePausesMs,
    FORBIDDEN: unreadablePausesMs,
    NOT_ENROLLED: unreadablePausesMs,
    TOKEN_NOT_APP_ONLY: unreadablePausesMs,
    NOT_FOUND: unreadablePausesMs,
    CONFLICT: unreadablePausesMs,
    REDIRECTED: unreadablePausesMs,
    API_ERROR: unreadablePausesMs,
    RESPONSE_UNREADABLE: unreadablePausesMs,
    RESPONSE_TOO_LARGE: unreadablePausesMs,
  },
};

/** Starts without any. An outage goes on for as long as it likes; odd answers are believed when five came in a row. */
export function createPollDoubts(): PollDoubts {
  let inARow = 0;
  let odd = 0;
  let last: ErrorCode | undefined;
  return {
    add(error) {
      const { code, waitMs = 0 } = error;
      inARow++;
      last = code;
      if (rule.codes.includes(code)) return waitMs;
      const pauseMs = rule.again[code]?.[odd++];
      if (pauseMs === undefined) throw error;
      return Math.max(pauseMs, waitMs);
    },
    clear() {
      inARow = 0;
      odd = 0;
      last = undefined;
    },
    inARow: () => inARow,
    last: () => last,
  };
}
