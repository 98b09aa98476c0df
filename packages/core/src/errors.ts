import { type ErrorCode, type ErrorEntry, errorTable } from "./error-table.ts";
import type { Fault } from "./types.ts";

export { type ErrorCode, type ErrorEntry, errorTable } from "./error-table.ts";

/** What an error may carry besides its code. None of it is data, a URL or a body. */
export interface ErrorDetails {
  /** HTTP status, where a server answered. */
  readonly status?: number;
  /** How long the server asked to wait. */
  readonly waitMs?: number;
  /** X's id of the job that the error is about. */
  readonly jobId?: string;
  /** What to do, where more is known than the code says. */
  readonly hint?: string;
  /** All that is wrong with the input. */
  readonly faults?: readonly Fault[];
}

/** That each entry of the table has all that it needs is held here. */
const entries: Readonly<Record<ErrorCode, ErrorEntry>> = errorTable;

const marker = Symbol.for("x-batch-compliance.error");

/**
 * The one error of core: a code of a closed table, what happened, and what to do. Safe to print: it holds no secret,
 * no ID, no URL and no body.
 * @example
 * ```ts
 * try {
 *   await client.listJobs("tweets");
 * } catch (error) {
 *   if (isComplianceError(error) && error.retryable) console.log(`${error.code}: ${error.hint}`);
 *   else throw error;
 * }
 * ```
 */
export class ComplianceError extends Error {
  override readonly name: string = "ComplianceError";
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly hint: string;
  readonly status: number | undefined;
  readonly waitMs: number | undefined;
  readonly jobId: string | undefined;
  readonly faults: readonly Fault[];

  /** @param what What happened, as a sentence without secrets, URLs or data. */
  constructor(code: ErrorCode, what: string, details: ErrorDetails = {}) {
    // No `cause`: what libraries throw may hold URLs and tokens, and an inspected error prints its causes.
    super(what);
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    this.retryable = entries[code].retryable;
    this.hint = details.hint ?? entries[code].hint;
    this.status = details.status;
    this.waitMs = details.waitMs;
    this.jobId = details.jobId;
    this.faults = details.faults ?? [];
  }
}

/**
 * Whether an error is a `ComplianceError`, also where two copies of this package are installed.
 * @example
 * ```ts
 * if (isComplianceError(error) && error.code === "SLOT_BUSY") console.log(error.message);
 * ```
 */
export function isComplianceError(error: unknown): error is ComplianceError {
  return typeof error === "object" && error !== null && marker in error;
}
