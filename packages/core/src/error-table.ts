/** What the table says of a code. */
export interface ErrorEntry {
  /** Whether the same attempt may succeed later. A retry rule can only pick from these. */
  readonly retryable: boolean;
  /** What its reader can do about it. */
  readonly hint: string;
}

/** Every way in which core fails. */
export type ErrorCode =
  | "TOKEN_MALFORMED"
  | "OPTION_INVALID"
  | "DATASET_INVALID"
  | "NETWORK"
  | "IDLE_TIMEOUT"
  | "RESPONSE_UNFRAMED"
  | "RESPONSE_ENCODED"
  | "RESPONSE_TOO_LARGE"
  | "RESPONSE_UNREADABLE"
  | "REDIRECTED"
  | "URL_REFUSED"
  | "UNAUTHORIZED"
  | "CREDITS_DEPLETED"
  | "NOT_ENROLLED"
  | "FORBIDDEN"
  | "BAD_REQUEST"
  | "NOT_FOUND"
  | "CONFLICT"
  | "PAYLOAD_TOO_LARGE"
  | "RATE_LIMITED"
  | "SERVER_ERROR"
  | "API_ERROR"
  | "SIGNED_URL_REFUSED"
  | "JOB_MISMATCH"
  | "JOB_FAILED"
  | "JOB_EXPIRED"
  | "JOB_PENDING"
  | "SLOT_BUSY"
  | "UPLOAD_NOT_FOUND"
  | "UPLOAD_CHANGED"
  | "RESULT_TRUNCATED"
  | "RESULT_MALFORMED"
  | "RESULT_INCOMPLETE"
  | "RESULT_FOREIGN_ID"
  | "RESULT_CONFLICT"
  | "FILE_CHANGED"
  | "FILE_UNREADABLE"
  | "FILE_UNWRITABLE"
  | "TEMPORARY_SPACE";

const tryAgain =
  "It is usually over soon: run again later. A job that was created is found again by its name.";
const report = "Run again; if it persists, report it with the job ID and the time.";

/** What each `ComplianceError.code` means for a retry and for its reader. */
export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = {
  TOKEN_MALFORMED: {
    retryable: false,
    hint: "Use the app-only bearer token as X's developer console shows it: one word, without `Bearer`, quotes or line breaks.",
  },
  OPTION_INVALID: { retryable: false, hint: "Correct the option that is named." },
  DATASET_INVALID: {
    retryable: false,
    hint: "Correct the places that are listed. Nothing was sent or written.",
  },
  NETWORK: { retryable: true, hint: tryAgain },
  IDLE_TIMEOUT: { retryable: true, hint: tryAgain },
  RESPONSE_UNFRAMED: { retryable: true, hint: report },
  RESPONSE_ENCODED: { retryable: false, hint: report },
  RESPONSE_TOO_LARGE: { retryable: false, hint: report },
  RESPONSE_UNREADABLE: { retryable: true, hint: report },
  REDIRECTED: { retryable: false, hint: "Check the API URL (`x-api-url`)." },
  URL_REFUSED: { retryable: false, hint: "Check the API URL (`x-api-url`); if it is right, report it." },
  UNAUTHORIZED: {
    retryable: false,
    hint: "Check that the bearer token (`bearer-token`) is complete, app-only and not revoked (X developer console, Keys and tokens).",
  },
  CREDITS_DEPLETED: { retryable: false, hint: "Add credits to the X developer account, then run again." },
  NOT_ENROLLED: {
    retryable: false,
    hint: "Attach the App to a Project with access to the X API v2 in X's developer console, and use that App's token.",
  },
  FORBIDDEN: {
    retryable: false,
    hint: "Check the App's access to the batch compliance endpoints in X's developer console.",
  },
  BAD_REQUEST: { retryable: false, hint: report },
  NOT_FOUND: {
    retryable: false,
    hint: "Check the API URL (`x-api-url`), and that the token belongs to the App that created the job.",
  },
  CONFLICT: {
    retryable: false,
    hint: "Wait until the other job has ended, and keep runs apart with `concurrency`.",
  },
  PAYLOAD_TOO_LARGE: { retryable: false, hint: "Check fewer IDs in one job (`max-ids-per-job`)." },
  RATE_LIMITED: {
    retryable: true,
    hint: "Wait for the window to pass (15 minutes), let fewer programs share the App, or raise `poll-interval-seconds`.",
  },
  SERVER_ERROR: { retryable: true, hint: tryAgain },
  API_ERROR: { retryable: false, hint: report },
  SIGNED_URL_REFUSED: { retryable: true, hint: "Run again: a new one is asked for." },
  JOB_MISMATCH: { retryable: false, hint: report },
  JOB_FAILED: { retryable: false, hint: tryAgain },
  JOB_EXPIRED: { retryable: false, hint: tryAgain },
  JOB_PENDING: {
    retryable: true,
    hint: "Run again later, or raise `timeout-minutes`: the next run finds the job by its name and collects its result.",
  },
  SLOT_BUSY: {
    retryable: true,
    hint: "Run again when it has ended, keep your runs apart with `concurrency`, or use an App of its own.",
  },
  UPLOAD_NOT_FOUND: { retryable: true, hint: tryAgain },
  UPLOAD_CHANGED: {
    retryable: false,
    hint: "Leave the temporary folder alone while the check runs, and run again.",
  },
  RESULT_TRUNCATED: { retryable: true, hint: tryAgain },
  RESULT_MALFORMED: { retryable: true, hint: report },
  RESULT_INCOMPLETE: { retryable: true, hint: report },
  RESULT_FOREIGN_ID: { retryable: false, hint: "Run again with `reuse-within-minutes: 0`." },
  RESULT_CONFLICT: { retryable: false, hint: report },
  FILE_CHANGED: { retryable: true, hint: "Run again when nothing else writes it." },
  FILE_UNREADABLE: {
    retryable: false,
    hint: "Check that the file exists, is a regular file and may be read.",
  },
  FILE_UNWRITABLE: { retryable: false, hint: "Check free space and permissions." },
  TEMPORARY_SPACE: {
    retryable: false,
    hint: "Free space there, or check fewer files in one run.",
  },
};
