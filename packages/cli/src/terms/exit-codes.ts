import type { ErrorCode } from "@x-batch-compliance/core";

/** What the program ends with. Documented in the README and in `--help`. */
export const exitCodes = {
  done: 0,
  violations: 1,
  usage: 2,
  unverified: 3,
  pending: 4,
  refused: 5,
  /** `EX_SOFTWARE` of sysexits.h: a fault of this program's own. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const { usage, unverified, pending, refused } = exitCodes;

/** What each error of core ends with: the user's own words and files, X's word, or nothing to go by. */
export const exitCodeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  TOKEN_MALFORMED: usage,
  OPTION_INVALID: usage,
  DATASET_INVALID: usage,
  PROXY_INVALID: usage,
  UPLOAD_CHANGED: usage,
  FILE_CHANGED: usage,
  FILE_UNREADABLE: usage,
  FILE_UNWRITABLE: usage,
  TEMPORARY_SPACE: usage,
  RESULT_TRUNCATED: unverified,
  RESULT_MALFORMED: unverified,
  RESULT_FOREIGN_ID: unverified,
  RESULT_CONFLICT: unverified,
  JOB_PENDING: pending,
  SLOT_BUSY: pending,
  CONFLICT: pending,
  DEADLINE_PASSED: pending,
  NETWORK: refused,
  CERTIFICATE_REJECTED: refused,
  PROXY_AUTHENTICATION: refused,
  IDLE_TIMEOUT: refused,
  RESPONSE_UNFRAMED: refused,
  RESPONSE_ENCODED: refused,
  RESPONSE_TOO_LARGE: refused,
  RESPONSE_UNREADABLE: refused,
  REDIRECTED: refused,
  URL_REFUSED: refused,
  UNAUTHORIZED: refused,
  CREDITS_DEPLETED: refused,
  NOT_ENROLLED: refused,
  FORBIDDEN: refused,
  TOKEN_NOT_APP_ONLY: refused,
  EDGE_REFUSED: refused,
  BAD_REQUEST: refused,
  NOT_FOUND: refused,
  ENDPOINT_NOT_FOUND: refused,
  PAYLOAD_TOO_LARGE: refused,
  RATE_LIMITED: refused,
  DAILY_LIMIT: refused,
  MONTHLY_CAP: refused,
  SERVER_ERROR: refused,
  API_ERROR: refused,
  SIGNED_URL_REFUSED: refused,
  JOB_MISMATCH: refused,
  JOB_FAILED: refused,
  JOB_EXPIRED: refused,
  UPLOAD_NOT_FOUND: refused,
};
