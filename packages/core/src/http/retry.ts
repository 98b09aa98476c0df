import type { Clock } from "../clock.ts";
import { type ComplianceError, type ErrorCode, isComplianceError } from "../errors.ts";

export interface RetryRule {
  /** An allow-list. A code whose table entry is not retryable is never tried again, listed or not. */
  readonly codes: readonly ErrorCode[];
  readonly attempts: number;
}

/**
 * How fast every failed call of a client is tried again; tests use it to be quick.
 * @example
 * ```ts
 * const client = createClient({ bearerToken, retry: { baseDelayMs: 10, maxDelayMs: 100 } });
 * ```
 */
export interface RetryOptions {
  /** First delay, ms, doubled each time. Default 1,000. */
  readonly baseDelayMs?: number;
  /** Longest own delay, ms. A server's wait is never cut. Default 30,000. */
  readonly maxDelayMs?: number;
}

export interface RetryContext {
  readonly operation: string;
  readonly rule: RetryRule;
  readonly clock: Clock;
  readonly options?: RetryOptions;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  readonly onRetry?: (retry: {
    operation: string;
    code: ErrorCode;
    attempt: number;
    delayMs: number;
  }) => void;
}

/**
 * The pause before the next attempt, ms, or undefined if there is to be none. `random` in [0, 1) spreads
 * clients that failed together: half of our own delay is random, and a server's wait is only made longer.
 */
export function nextDelay(failure: {
  readonly error: ComplianceError;
  readonly attempt: number;
  readonly rule: RetryRule;
  readonly random: number;
  readonly options?: RetryOptions | undefined;
}): number | undefined {
  const { error, attempt, rule, random, options = {} } = failure;
  if (!error.retryable || !rule.codes.includes(error.code) || attempt >= rule.attempts) return undefined;
  const own = Math.min((options.baseDelayMs ?? 1_000) * 2 ** (attempt - 1), options.maxDelayMs ?? 30_000);
  if (error.waitMs !== undefined) return error.waitMs + random * Math.min(own, 5_000);
  return own / 2 + (random * own) / 2;
}

export async function retry<T>(context: RetryContext, work: () => Promise<T>): Promise<T> {
  const { operation, rule, clock, options, signal, deadlineMs = Number.POSITIVE_INFINITY, onRetry } = context;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isComplianceError(error)) throw error;
      const delayMs = nextDelay({ error, attempt, rule, options, random: Math.random() });
      // A wait that ends past the deadline is not begun: better to fail at once and say why.
      if (delayMs === undefined || clock.monotonic() + delayMs > deadlineMs) throw error;
      onRetry?.({ operation, code: error.code, attempt, delayMs });
      await clock.sleep(delayMs, signal);
    }
  }
}
