import { type ErrorCode, type ErrorEntry, errorTable } from "./error-table.ts";
import type { Fault } from "./types.ts";

export { type ErrorCode, type ErrorEntry, errorTable } from "./error-table.ts";

/** What an error may carry besides its code. None of it is data, a URL or a body. */
export interface ErrorDetails {
  /** HTTP status, where a server answered. */
  readonly status?: number;
  /** How long the server asked to wait, ms. */
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
  /** What happened: `message` without the faults. */
  readonly what: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** What to do. */
  readonly hint: string;
  /** HTTP status, where a server answered. */
  readonly status: number | undefined;
  /** How long the server asked to wait, ms. */
  readonly waitMs: number | undefined;
  /** X's id of the job that the error is about. */
  readonly jobId: string | undefined;
  /** Everything that is wrong with the input; `message` names the first three. */
  readonly faults: readonly Fault[];

  /** @param what What happened, as a sentence without secrets, URLs or data. */
  constructor(code: ErrorCode, what: string, details: ErrorDetails = {}) {
    // No `cause`: what libraries throw may hold URLs and tokens, and an inspected error prints its causes.
    super([what, ...listFirst(details.faults ?? [])].join("\n  "));
    Object.defineProperty(this, marker, { value: true });
    this.code = code;
    this.what = what;
    this.retryable = entries[code].retryable;
    this.hint = details.hint ?? entries[code].hint;
    this.status = details.status;
    this.waitMs = details.waitMs;
    this.jobId = details.jobId;
    this.faults = details.faults ?? [];
  }
}

/** Enough to begin with, and not too much for a line of a log. */
const namedFaults = 3;

function listFirst(faults: readonly Fault[]): readonly string[] {
  const more = faults.length - namedFaults;
  return [...faults.slice(0, namedFaults).map(describeFault), ...(more > 0 ? [`and ${more} more`] : [])];
}

function describeFault({ file, line, lines, message }: Fault): string {
  const place = lines === undefined ? line !== undefined && `line ${line}` : `lines ${lines}`;
  return (
    [file, place].filter((word) => typeof word === "string").join(", ") +
    (file === undefined ? message : `: ${message}`)
  );
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
