import type { PlacedFault } from "@x-batch-compliance/core/config";
import { type ActionErrorCode, actionErrorTable } from "./error-table.ts";

/** What an error may carry besides its code. None of it is data, a token or a body. */
export interface ActionErrorDetails {
  /** All that is wrong with the input. */
  readonly faults?: readonly PlacedFault[];
  /** How long a server asked to wait. */
  readonly waitMs?: number;
  /** Where a person can go on by hand: a page of GitHub, made of the names of branches alone. */
  readonly pageUrl?: string;
  /** What to do, where more is known than the code says. */
  readonly hint?: string;
}

/** An error of the step itself: a code of a closed table, what happened, and what to do. Safe to print. */
export class ActionError extends Error {
  override readonly name: string = "ActionError";
  readonly code: ActionErrorCode;
  readonly retryable: boolean;
  readonly hint: string;
  readonly faults: readonly PlacedFault[];
  readonly waitMs: number | undefined;
  readonly pageUrl: string | undefined;

  /** @param what What happened, as a sentence without secrets or data. */
  constructor(code: ActionErrorCode, what: string, details: ActionErrorDetails = {}) {
    super(what);
    this.code = code;
    this.retryable = actionErrorTable[code].retryable;
    this.hint = details.hint ?? actionErrorTable[code].hint;
    this.faults = details.faults ?? [];
    this.waitMs = details.waitMs;
    this.pageUrl = details.pageUrl;
  }
}
