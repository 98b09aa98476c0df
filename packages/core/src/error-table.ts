/** What the table says about a code. */
export interface ErrorEntry {
  /** Whether the same attempt may succeed later. A retry rule can only pick from these. */
  readonly retryable: boolean;
  /** The likely cause, as a whole sentence for the reader. */
  readonly cause: string;
  /** What the reader can do about it. Options are named as in code, for example `timeoutMs`. */
  readonly hint: string;
}

const tryAgain =
  "This is usually temporary: run again later. A job that was already created is found again by its name.";
const tryAnew = "This is usually temporary: run again later. The next run creates another job.";
const report = "Run again. If the error persists, report it with the job ID and the time.";

/** DATASET_INVALID where every fault is about a whole file: `onBadEntry` keeps entries, and helps against none of these. */
export const hintOfFiles =
  "Correct the listed files, or leave out those that are not lists. Nothing was sent or written.";

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
    cause: "The secret probably contains more than the token, or is empty because it has another name.",
    hint: "Use the app-only bearer token exactly as X's developer console shows it: one word, without `Bearer`, quotes or line breaks.",
  },
  OPTION_INVALID: {
    retryable: false,
    cause: "An option has an invalid value.",
    hint: "Correct the option that the message names.",
  },
  DATASET_INVALID: {
    retryable: false,
    cause:
      "The lists contain something other than IDs in these places. Spreadsheet programs often round or reformat long numbers.",
    hint: 'Correct the listed places, or leave out files that are not lists. With `onBadEntry: "keep"`, entries without a valid ID are kept as they are, unchecked. Nothing was sent or written.',
  },
  NETWORK: {
    retryable: true,
    cause: "The connection to X broke, or X could not be reached from this machine.",
    hint: "This is usually temporary: run again later. If the error persists, check that this machine can resolve and reach api.x.com and storage.googleapis.com, and set `HTTPS_PROXY` if its network requires a proxy.",
  },
  CERTIFICATE_REJECTED: {
    retryable: false,
    cause:
      "A proxy or firewall that inspects TLS traffic probably answers instead of X with its own certificate, or this machine's clock is wrong.",
    hint: "If your network inspects TLS traffic, set `NODE_EXTRA_CA_CERTS` to a file that contains its CA certificate (PEM). If the certificate has expired or is not valid yet, check this machine's clock first.",
  },
  PROXY_INVALID: {
    retryable: false,
    cause:
      "The variable contains something other than a URL like http://proxy.example:3128, or names an unsupported protocol, for example SOCKS.",
    hint: "Correct or unset the variable that the message names. Percent-encode special characters in the user name and password.",
  },
  PROXY_AUTHENTICATION: {
    retryable: false,
    cause: "The proxy requires a user name and password, and those in the variable are missing or wrong.",
    hint: "Set `HTTPS_PROXY` to http://user:password@host:port, percent-encoded and from a secret, or add the server to `NO_PROXY`.",
  },
  IDLE_TIMEOUT: {
    retryable: true,
    cause: "X or the network in between stopped responding for longer than even a slow response takes.",
    hint: tryAgain as string,
  },
  DEADLINE_PASSED: {
    retryable: true,
    cause: "The time allowed for the check ended while X's response was still arriving.",
    hint: "Run again later, or raise `timeoutMs`. A job that was already created is found again by its name.",
  },
  RESPONSE_UNFRAMED: {
    retryable: true,
    cause:
      "The response did not announce its length, so it may have been cut off. A proxy in between can cause this.",
    hint: report as string,
  },
  RESPONSE_ENCODED: {
    retryable: false,
    cause:
      "The response is compressed although plain bytes were requested. A proxy in between can cause this.",
    hint: report as string,
  },
  RESPONSE_TOO_LARGE: {
    retryable: false,
    cause: "The response is many times larger than any that X documents, so it probably did not come from X.",
    hint: report as string,
  },
  RESPONSE_UNREADABLE: {
    retryable: true,
    cause: "A proxy or an error page may have answered instead of X.",
    hint: report as string,
  },
  REDIRECTED: {
    retryable: false,
    cause:
      "The API URL is probably not X's, or a proxy redirects requests. Redirects are not followed because they could expose the token or the IDs; only a download may be redirected, to X's storage.",
    hint: "Check the API URL (`apiUrl`).",
  },
  URL_REFUSED: {
    retryable: false,
    cause:
      "X returned an address that belongs neither to its API nor to its storage, so nothing was sent there.",
    hint: "Check the API URL (`apiUrl`). If it is correct, report the error.",
  },
  UNAUTHORIZED: {
    retryable: false,
    cause:
      "X does not recognise the token: it is incomplete, was revoked or regenerated, or is not an app-only token.",
    hint: "Check that the bearer token (`bearerToken`) is complete, app-only and not revoked (X developer console, Keys and tokens).",
  },
  CREDITS_DEPLETED: {
    retryable: false,
    cause: "X charges requests to its API against the credits of the developer account, and none are left.",
    hint: "Add credits to the X developer account, then run again.",
  },
  NOT_ENROLLED: {
    retryable: false,
    cause: "The App is not in a Project, or its Project has no access to the X API v2.",
    hint: "Attach the App to a Project with access to the X API v2 in X's developer console, and use that App's token.",
  },
  FORBIDDEN: {
    retryable: false,
    cause: "The token is valid, but its App may not use the batch compliance endpoints.",
    hint: "Check the App's access to the batch compliance endpoints in X's developer console.",
  },
  TOKEN_NOT_APP_ONLY: {
    retryable: false,
    cause:
      "The token belongs to a user (OAuth 1.0a or OAuth 2.0 with a login), and X accepts only an App's own token here.",
    hint: "Use the App's bearer token (X developer console, Keys and tokens, Bearer Token) as `bearerToken`, not an access token.",
  },
  EDGE_REFUSED: {
    retryable: true,
    cause:
      "The response did not come from X itself: a firewall in front of X's API, or a proxy in your network, refused the request. It says nothing about the account or the token.",
    hint: "This is usually temporary: run again later. If the error persists, run from another network, or have your proxy allow api.x.com and storage.googleapis.com.",
  },
  BAD_REQUEST: {
    retryable: false,
    cause: "X rejected a request that its documentation allows. Its API may have changed.",
    hint: report as string,
  },
  NOT_FOUND: {
    retryable: false,
    cause: "The job was created with another App's token, X has deleted it, or the API URL is wrong.",
    hint: "Check the API URL (`apiUrl`), and that the token belongs to the App that created the job.",
  },
  ENDPOINT_NOT_FOUND: {
    retryable: false,
    cause:
      "The API URL is wrong, X or a server in front of it answered incorrectly, or X has moved its batch compliance endpoints.",
    hint: "Check the API URL (`apiUrl`); if it is correct, run again later, and if that does not help, check for a newer version.",
  },
  CONFLICT: {
    retryable: false,
    cause: "X runs one job per type and App at a time, and another one is still running.",
    hint: "Wait until the other job has ended, and run one check at a time with each App.",
  },
  PAYLOAD_TOO_LARGE: {
    retryable: false,
    cause: "The upload is larger than X accepts, and could not be divided any further.",
    hint: "Check fewer IDs in one job (`maxIdsPerJob`).",
  },
  RATE_LIMITED: {
    retryable: true,
    cause:
      "X limits the number of requests in 15 minutes, and all programs that use the App share that limit.",
    hint: "Wait 15 minutes, use the App in fewer programs, or raise `pollIntervalMs`.",
  },
  DAILY_LIMIT: {
    retryable: true,
    cause: "The App has used all the requests that X allows in 24 hours.",
    hint: "Run again tomorrow, check less often, raise `pollIntervalMs`, or give other programs their own App.",
  },
  MONTHLY_CAP: {
    retryable: false,
    cause: "The Project has used everything that its plan includes for this month.",
    hint: "Raise the usage cap or the plan in X's developer console, or wait until next month.",
  },
  SERVER_ERROR: {
    retryable: true,
    cause: "X's servers failed. Nothing is wrong with the request.",
    hint: tryAgain as string,
  },
  API_ERROR: {
    retryable: false,
    cause: "X responded with an error that this version does not recognise.",
    hint: report as string,
  },
  SIGNED_URL_REFUSED: {
    retryable: true,
    cause: "The URL for the upload or download has expired or was rejected by the storage.",
    hint: "Run again: a new URL is requested.",
  },
  JOB_MISMATCH: {
    retryable: false,
    cause: "X returned a different job from the one that was requested.",
    hint: report as string,
  },
  JOB_FAILED: {
    retryable: false,
    cause: "X could not complete the job. If X gave a reason, the message shows it.",
    hint: tryAnew as string,
  },
  JOB_EXPIRED: {
    retryable: false,
    cause: "The upload did not reach X within 15 minutes, so the job expired.",
    hint: tryAnew as string,
  },
  JOB_PENDING: {
    retryable: true,
    cause: "X took longer than the time allowed for the run.",
    hint: "Run again later, or raise `timeoutMs`: the next run finds the job by its name and collects its result.",
  },
  SLOT_BUSY: {
    retryable: true,
    cause:
      "Another workflow or program is running a job of this type, and X allows an App only one at a time.",
    hint: "Run again when that job has ended. If it checks another list of yours, check both as datasets of one check, leave more time between the checks than X takes, or use a separate App for each.",
  },
  UPLOAD_NOT_FOUND: {
    retryable: true,
    cause:
      "X created the job but does not recognise its upload URL. This was seen while X was moving to a new storage.",
    hint: tryAgain as string,
  },
  UPLOAD_CHANGED: {
    retryable: false,
    cause: "Something changed the temporary files after they were written and before they were sent.",
    hint: "Run again, and make sure that nothing changes the temporary folder while the check runs.",
  },
  RESULT_TRUNCATED: {
    retryable: true,
    cause: "The result did not arrive completely, so it was not used. The connection probably broke.",
    hint: tryAgain as string,
  },
  RESULT_MALFORMED: {
    retryable: true,
    cause: "The result does not match X's documentation, so it was not used.",
    hint: report as string,
  },
  RESULT_FOREIGN_ID: {
    retryable: false,
    cause: "The result contains IDs that were not submitted, so it belongs to another job.",
    hint: "Create a new job: run again with `reuseWithinMs: 0`.",
  },
  RESULT_CONFLICT: {
    retryable: false,
    cause: "The result contradicts itself, so it was not used.",
    hint: report as string,
  },
  FILE_CHANGED: {
    retryable: true,
    cause: "Another program wrote to the file at the same time. The file was left as it is.",
    hint: "Run again when nothing else writes to it.",
  },
  FILE_UNREADABLE: {
    retryable: false,
    cause: "The file was deleted, is not a regular file, or belongs to another user.",
    hint: "Check that the file exists, is a regular file and can be read.",
  },
  FILE_UNWRITABLE: {
    retryable: false,
    cause: "The disk is full, or the folder belongs to another user. The original file was not changed.",
    hint: "Check the free space and the permissions.",
  },
  TEMPORARY_SPACE: {
    retryable: false,
    cause: "The IDs, X's records and the list of violations need more space than the temporary folder has.",
    hint: "Free space on its disk, or check fewer files in one run.",
  },
} as const;

/** The code of a `ComplianceError`. */
export type ErrorCode = keyof typeof errorTable;
