import type { ErrorCode } from "./error-table.ts";

/** Why a failure of each code is what it probably is, in a sentence for its reader. */
export const errorCauses: Readonly<Record<ErrorCode, string>> = {
  TOKEN_MALFORMED: "The secret probably holds more than the token, or is empty because it has another name.",
  OPTION_INVALID: "An option has a value that no check can work with.",
  DATASET_INVALID:
    "The lists hold something else than IDs at these places; spreadsheet programs often round or reformat long numbers.",
  NETWORK: "The connection to X broke, or X could not be reached from this machine.",
  IDLE_TIMEOUT: "X or the network in between stopped answering for longer than a slow answer takes.",
  RESPONSE_UNFRAMED: "The answer's end was not announced, so it may be cut; a proxy in between may do that.",
  RESPONSE_ENCODED: "We asked for plain bytes; a proxy in between may compress.",
  RESPONSE_TOO_LARGE: "The answer is many times larger than any that X documents, so it is probably not X's.",
  RESPONSE_UNREADABLE: "A proxy or an error page may have answered in X's place.",
  REDIRECTED:
    "The API URL is probably not X's own, or a proxy sends requests elsewhere. Redirects are never followed, as they could carry the token or the IDs along.",
  URL_REFUSED: "X named an address that is neither its API nor its storage, so nothing was sent there.",
  UNAUTHORIZED:
    "The token is not one that X knows: it was cut, revoked or regenerated, or it is not an app-only token.",
  CREDITS_DEPLETED:
    "X counts requests to its API against the developer account's credits, and none are left.",
  NOT_ENROLLED: "The App stands outside of any Project, or its Project has no access to the X API v2.",
  FORBIDDEN: "X knows the token, but its App may not use the batch compliance endpoints.",
  BAD_REQUEST: "X refuses a request that it documents as right; its API may have changed.",
  NOT_FOUND: "Another App's token created the job, X has forgotten it, or the API URL leads elsewhere.",
  CONFLICT: "X runs one job per type and App at a time, and another one is still running.",
  PAYLOAD_TOO_LARGE: "The upload is larger than X takes now, and could not be halved any further.",
  RATE_LIMITED: "X allows so many requests in 15 minutes, and all programs of the App share them.",
  SERVER_ERROR: "X's side failed; nothing is wrong with the request.",
  API_ERROR: "X answered with an error that this version does not know.",
  SIGNED_URL_REFUSED: "The address for the upload or download has expired or was refused by the storage.",
  JOB_MISMATCH: "X answered about another job than the one that was asked for.",
  JOB_FAILED: "X gave the job up; the reason is not told.",
  JOB_EXPIRED: "X lets a job expire that it was not given its upload for in time.",
  JOB_PENDING: "X was slower than the time that the run had.",
  SLOT_BUSY: "Another job of this type holds the App's only slot, from another workflow or program.",
  UPLOAD_NOT_FOUND:
    "X created the job but does not know its upload address; seen while X moved to a new storage.",
  UPLOAD_CHANGED: "Something changed the temporary files between being written and being sent.",
  RESULT_TRUNCATED:
    "The result did not arrive whole, so nothing was concluded from it; the connection probably broke.",
  RESULT_MALFORMED: "The result is not what X documents, so nothing was concluded from it.",
  RESULT_INCOMPLETE:
    "Lines that were sent to X are missing from the result, so others may be too, and nothing was concluded from it.",
  RESULT_FOREIGN_ID: "The result speaks of IDs that were not submitted, so it is not ours.",
  RESULT_CONFLICT: "The result contradicts itself, so nothing was concluded from it.",
  FILE_CHANGED: "Another program wrote the file at the same time; it was left as it is.",
  FILE_UNREADABLE: "The file is gone, is no regular file, or belongs to another user.",
  FILE_UNWRITABLE: "The disk is full, or the folder belongs to another user. The original file is untouched.",
  TEMPORARY_SPACE: "The lists take more room while they are sorted than the temporary folder has.",
};
