/** What the table says of a code. */
export interface ErrorEntry {
  /** Whether the same attempt may succeed later. A retry rule can only pick from these. */
  readonly retryable: boolean;
  /** Why such a failure is what it probably is, in a sentence for its reader. */
  readonly cause: string;
  /** What its reader can do about it. */
  readonly hint: string;
}

const tryAgain =
  "It is usually over soon: run again later. A job that was created is found again by its name.";
const tryAnew = "It is usually over soon: run again later. The next run creates another job.";
const report = "Run again; if it persists, report it with the job ID and the time.";

/**
 * Every way in which core fails, and what it means for a retry and for its reader.
 * @example
 * ```ts
 * const { retryable, cause, hint } = errorTable.JOB_PENDING;
 * ```
 */
export const errorTable = {
  TOKEN_MALFORMED: {
    retryable: false,
    cause: "The secret probably holds more than the token, or is empty because it has another name.",
    hint: "Use the app-only bearer token as X's developer console shows it: one word, without `Bearer`, quotes or line breaks.",
  },
  OPTION_INVALID: {
    retryable: false,
    cause: "An option has a value that no check can work with.",
    hint: "Correct the option that is named.",
  },
  DATASET_INVALID: {
    retryable: false,
    cause:
      "The lists hold something else than IDs at these places; spreadsheet programs often round or reformat long numbers.",
    hint: "Correct the places that are listed, or set `on-bad-entry: keep` to keep such entries as they are, unchecked. Exclude files that are not lists with `!` in `files`. Nothing was sent or written.",
  },
  NETWORK: {
    retryable: true,
    cause: "The connection to X broke, or X could not be reached from this machine.",
    hint: "It is usually over soon: run again later. If it is not, check that this machine can resolve and reach api.x.com and storage.googleapis.com, and set `HTTPS_PROXY` if its network requires a proxy.",
  },
  CERTIFICATE_REJECTED: {
    retryable: false,
    cause:
      "A proxy or firewall that inspects TLS traffic probably answers in X's place with a certificate of its own, or this machine's clock is wrong.",
    hint: "If your network inspects TLS traffic, set `NODE_EXTRA_CA_CERTS` to a file that holds its CA certificate (PEM). If the certificate has expired or is not valid yet, check this machine's clock first.",
  },
  PROXY_INVALID: {
    retryable: false,
    cause:
      "The variable holds something other than a URL such as http://proxy.example:3128, or an unsupported protocol such as SOCKS.",
    hint: "Correct or unset the variable that is named. Percent-encode special characters in the user name and password.",
  },
  PROXY_AUTHENTICATION: {
    retryable: false,
    cause: "The proxy wants a user name and password, and those in the variable are missing or wrong.",
    hint: "Put them into `HTTPS_PROXY` as http://user:password@host:port, percent-encoded and from a secret, or add the server to `NO_PROXY`.",
  },
  IDLE_TIMEOUT: {
    retryable: true,
    cause: "X or the network in between stopped answering for longer than a slow answer takes.",
    hint: tryAgain as string,
  },
  DEADLINE_PASSED: {
    retryable: true,
    cause: "The time that the check was given ended while X's answer was still under way.",
    hint: "Run again later, or raise `timeout-minutes`. A job that was created is found again by its name.",
  },
  RESPONSE_UNFRAMED: {
    retryable: true,
    cause: "The answer's end was not announced, so it may be cut; a proxy in between may do that.",
    hint: report as string,
  },
  RESPONSE_ENCODED: {
    retryable: false,
    cause: "We asked for plain bytes; a proxy in between may compress.",
    hint: report as string,
  },
  RESPONSE_TOO_LARGE: {
    retryable: false,
    cause: "The answer is many times larger than any that X documents, so it is probably not X's.",
    hint: report as string,
  },
  RESPONSE_UNREADABLE: {
    retryable: true,
    cause: "A proxy or an error page may have answered in X's place.",
    hint: report as string,
  },
  REDIRECTED: {
    retryable: false,
    cause:
      "The API URL is probably not X's own, or a proxy sends requests elsewhere. Redirects are not followed, as they could carry the token or the IDs along; only a download may be redirected, to X's storage.",
    hint: "Check the API URL (`x-api-url`).",
  },
  URL_REFUSED: {
    retryable: false,
    cause: "X named an address that is neither its API nor its storage, so nothing was sent there.",
    hint: "Check the API URL (`x-api-url`); if it is right, report it.",
  },
  UNAUTHORIZED: {
    retryable: false,
    cause:
      "The token is not one that X knows: it was cut, revoked or regenerated, or it is not an app-only token.",
    hint: "Check that the bearer token (`bearer-token`) is complete, app-only and not revoked (X developer console, Keys and tokens).",
  },
  CREDITS_DEPLETED: {
    retryable: false,
    cause: "X counts requests to its API against the developer account's credits, and none are left.",
    hint: "Add credits to the X developer account, then run again.",
  },
  NOT_ENROLLED: {
    retryable: false,
    cause: "The App stands outside of any Project, or its Project has no access to the X API v2.",
    hint: "Attach the App to a Project with access to the X API v2 in X's developer console, and use that App's token.",
  },
  FORBIDDEN: {
    retryable: false,
    cause: "X knows the token, but its App may not use the batch compliance endpoints.",
    hint: "Check the App's access to the batch compliance endpoints in X's developer console.",
  },
  TOKEN_NOT_APP_ONLY: {
    retryable: false,
    cause:
      "The token belongs to a user (OAuth 1.0a or OAuth 2.0 with a login), and X takes only an App's own token here.",
    hint: "Use the App's bearer token (X developer console, Keys and tokens, Bearer Token) as `bearer-token`, not an access token.",
  },
  EDGE_REFUSED: {
    retryable: true,
    cause:
      "The answer is not X's own: a firewall in front of X's API, or a proxy of your network, refused the request. It says nothing about the account or the token.",
    hint: "It usually passes: run again later. If it does not, run from another network, or ask who runs your proxy to allow api.x.com and storage.googleapis.com.",
  },
  BAD_REQUEST: {
    retryable: false,
    cause: "X refuses a request that it documents as right; its API may have changed.",
    hint: report as string,
  },
  NOT_FOUND: {
    retryable: false,
    cause: "Another App's token created the job, X has forgotten it, or the API URL leads elsewhere.",
    hint: "Check the API URL (`x-api-url`), and that the token belongs to the App that created the job.",
  },
  ENDPOINT_NOT_FOUND: {
    retryable: false,
    cause:
      "The API URL leads elsewhere, X or what stands before it answers wrongly, or X has moved its batch compliance endpoints.",
    hint: "Check the API URL (`x-api-url`); if it is right, run again later, and look for a newer version if that does not help.",
  },
  CONFLICT: {
    retryable: false,
    cause: "X runs one job per type and App at a time, and another one is still running.",
    hint: "Wait until the other job has ended, and keep runs apart with `concurrency`.",
  },
  PAYLOAD_TOO_LARGE: {
    retryable: false,
    cause: "The upload is larger than X takes now, and could not be halved any further.",
    hint: "Check fewer IDs in one job (`max-ids-per-job`).",
  },
  RATE_LIMITED: {
    retryable: true,
    cause: "X allows so many requests in 15 minutes, and all programs of the App share them.",
    hint: "Wait for the window to pass (15 minutes), let fewer programs share the App, or raise `poll-interval-seconds`.",
  },
  DAILY_LIMIT: {
    retryable: true,
    cause: "The App has used all requests that X allows it in 24 hours.",
    hint: "Run again tomorrow, check less often or raise `poll-interval-seconds`, or move other programs to an App of their own.",
  },
  MONTHLY_CAP: {
    retryable: false,
    cause: "The Project has used all that its plan includes for this month.",
    hint: "Raise the usage cap or the plan in X's developer console, or wait until the month is over.",
  },
  SERVER_ERROR: {
    retryable: true,
    cause: "X's side failed; nothing is wrong with the request.",
    hint: tryAgain as string,
  },
  API_ERROR: {
    retryable: false,
    cause: "X answered with an error that this version does not know.",
    hint: report as string,
  },
  SIGNED_URL_REFUSED: {
    retryable: true,
    cause: "The address for the upload or download has expired or was refused by the storage.",
    hint: "Run again: a new one is asked for.",
  },
  JOB_MISMATCH: {
    retryable: false,
    cause: "X answered about another job than the one that was asked for.",
    hint: report as string,
  },
  JOB_FAILED: {
    retryable: false,
    cause: "X could not complete the job. If X gave a reason, the message shows it.",
    hint: tryAnew as string,
  },
  JOB_EXPIRED: {
    retryable: false,
    cause: "X lets a job expire that it was not given its upload for in time.",
    hint: tryAnew as string,
  },
  JOB_PENDING: {
    retryable: true,
    cause: "X was slower than the time that the run had.",
    hint: "Run again later, or raise `timeout-minutes`: the next run finds the job by its name and collects its result.",
  },
  SLOT_BUSY: {
    retryable: true,
    cause: "Another job of this type holds the App's only slot, from another workflow or program.",
    hint: "Run again when that job has ended. If it checks another list of yours, check both in one step (a `config` with several datasets), start their workflows farther apart than X takes (if runs wait: give them one `concurrency` group), or use an App for each.",
  },
  UPLOAD_NOT_FOUND: {
    retryable: true,
    cause: "X created the job but does not know its upload address; seen while X moved to a new storage.",
    hint: tryAgain as string,
  },
  UPLOAD_CHANGED: {
    retryable: false,
    cause: "Something changed the temporary files between being written and being sent.",
    hint: "Leave the temporary folder alone while the check runs, and run again.",
  },
  RESULT_TRUNCATED: {
    retryable: true,
    cause: "The result did not arrive whole, so it was not used; the connection probably broke.",
    hint: tryAgain as string,
  },
  RESULT_MALFORMED: {
    retryable: true,
    cause: "The result is not what X documents, so it was not used.",
    hint: report as string,
  },
  RESULT_FOREIGN_ID: {
    retryable: false,
    cause: "The result speaks of IDs that were not submitted, so it is not ours.",
    hint: "Start a new run with `reuse-within-minutes: 0`. “Re-run jobs” would reuse the same job.",
  },
  RESULT_CONFLICT: {
    retryable: false,
    cause: "The result contradicts itself, so it was not used.",
    hint: report as string,
  },
  FILE_CHANGED: {
    retryable: true,
    cause: "Another program wrote the file at the same time; it was left as it is.",
    hint: "Run again when nothing else writes it.",
  },
  FILE_UNREADABLE: {
    retryable: false,
    cause: "The file is gone, is no regular file, or belongs to another user.",
    hint: "Check that the file exists, is a regular file and may be read.",
  },
  FILE_UNWRITABLE: {
    retryable: false,
    cause: "The disk is full, or the folder belongs to another user. The original file is untouched.",
    hint: "Check free space and permissions.",
  },
  TEMPORARY_SPACE: {
    retryable: false,
    cause: "The IDs, X's records and the list of violations need more room than the temporary folder has.",
    hint: "Free space there, or check fewer files in one run.",
  },
} as const;

/** The code of a `ComplianceError`. */
export type ErrorCode = keyof typeof errorTable;
