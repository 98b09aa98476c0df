import type { Clock } from "../clock.ts";
import { type ComplianceError, type ErrorCode, isComplianceError } from "../errors.ts";
import { isOddWait, tellServerWait } from "./server-wait.ts";

/** Which failures of one operation are tried again, and until when. */
export interface RetryRule {
  /**
   * Outages, tried again until the time is up. An allow-list; a code whose table entry is not retryable is never tried
   * again by it, listed or not.
   */
  readonly codes: readonly ErrorCode[];
  /**
   * Odd answers, and repeats that cost: tried again after these pauses, ms, and then believed. An allow-list, too; the
   * table does not matter here, as one such answer may be a mistake of X's.
   */
  readonly again?: Readonly<Partial<Record<ErrorCode, readonly number[]>>>;
}

/** What connections, servers and what stands before them go through now and then; over in seconds, minutes or hours. */
export const outage: readonly ErrorCode[] = [
  "NETWORK",
  "IDLE_TIMEOUT",
  "SERVER_ERROR",
  "EDGE_REFUSED",
  "RATE_LIMITED",
  // X says when the day is over: waited for, if the time of the run is longer.
  "DAILY_LIMIT",
];

/** One odd answer is not a verdict: three more looks within 65 s. */
export const oddPausesMs: readonly number[] = [5_000, 15_000, 45_000];

/** The fifth answer in a row that cannot be read is believed. */
export const unreadablePausesMs: readonly number[] = [5_000, 10_000, 20_000, 40_000];

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
  /** Longest own delay, ms. A server's wait is never cut. Default 60,000. */
  readonly maxDelayMs?: number;
  /** How long a call without a deadline of its own is tried, ms. Default 20 minutes: more than one window of X's limit. */
  readonly patienceMs?: number;
  /**
   * How long a client that has never reached X tries, ms: a machine without a network is not worth hours. Default: as long as
   * for any other failure.
   */
  readonly unreachedMs?: number;
}

export interface RetryContext {
  readonly operation: string;
  readonly rule: RetryRule;
  readonly clock: Clock;
  readonly options?: RetryOptions;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  /** `true` once X has answered anything. */
  readonly isReached?: () => boolean;
  readonly onRetry?: (retry: {
    operation: string;
    code: ErrorCode;
    reason: string;
    attempt: number;
    delayMs: number;
  }) => void;
}

/**
 * The pause before the next attempt, ms, or undefined if there is to be none. `random` in [0, 1) spreads
 * clients that failed together: half of our own delay is random, at most 6 s, and a server's wait is only made longer.
 */
export function nextDelay(failure: {
  readonly error: ComplianceError;
  readonly attempt: number;
  /** How many of them failed with this error's code. Default: all. */
  readonly alike?: number;
  readonly rule: RetryRule;
  readonly random: number;
  readonly options?: RetryOptions | undefined;
}): number | undefined {
  const { error, attempt, alike = attempt, rule, random, options = {} } = failure;
  const { baseDelayMs = 1_000, maxDelayMs = 60_000 } = options;
  const pauses = rule.again?.[error.code];
  if (pauses !== undefined) {
    const pauseMs = pauses[alike - 1];
    return pauseMs && Math.max(Math.min(pauseMs, maxDelayMs), error.waitMs ?? 0);
  }
  if (!error.retryable || !rule.codes.includes(error.code)) return undefined;
  const own = Math.min(baseDelayMs * 2 ** (attempt - 1), maxDelayMs);
  if (error.waitMs !== undefined) return error.waitMs + random * Math.min(own, 5_000);
  return own - random * Math.min(own / 2, mostSpreadMs);
}

/** More would only cost requests: an hour of outage is about 70 attempts. */
const mostSpreadMs = 6_000;

const defaultPatienceMs = 20 * 60_000;
/** The last attempt begins so long before the time is up that it can end. */
const lastAttemptMs = 5_000;

/** The first look after an odd wait for which there is no time, ms; each further one after three times as long. */
const oddWaitMs = 5_000;

/** Does the work until it succeeds, or fails in a way that the rule does not allow to try again, or the time is up. */
export async function retry<T>(context: RetryContext, work: () => Promise<T>): Promise<T> {
  const { operation, rule, clock, options, signal, onRetry } = context;
  const deadlineMs = context.deadlineMs ?? clock.monotonic() + (options?.patienceMs ?? defaultPatienceMs);
  const unreachedUntilMs = clock.monotonic() + (options?.unreachedMs ?? Number.POSITIVE_INFINITY);
  const seen = new Map<ErrorCode, number>();
  let oddWaits = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isComplianceError(error)) throw error;
      const { code, waitMs } = error;
      const alike = (seen.get(code) ?? 0) + 1;
      seen.set(code, alike);
      const wantedMs = nextDelay({ error, attempt, alike, rule, options, random: Math.random() });
      if (wantedMs === undefined) throw error;
      const isReached = code !== "NETWORK" || context.isReached?.() === true;
      if (!isReached && clock.monotonic() + wantedMs > unreachedUntilMs) throw error;
      const leftMs = deadlineMs - clock.monotonic();
      const isTooLong = waitMs !== undefined && wantedMs > leftMs;
      // A wait that ends past the deadline is not begun: better to fail at once and say why. If it is odd, too, a mistake is
      // likelier, and the time that there is goes into looks that grow ever rarer.
      if (isTooLong && !isOddWait(error)) throw tellServerWait(error, clock.now());
      const ownMs = isTooLong ? oddWaitMs * 3 ** oddWaits++ : wantedMs;
      // Our own pause may be cut, so that the end of the time is not spent asleep; a server's wait never is.
      const delayMs =
        (waitMs === undefined || isTooLong) && leftMs > 2 * lastAttemptMs
          ? Math.min(ownMs, leftMs - lastAttemptMs)
          : ownMs;
      if (delayMs > leftMs) throw isTooLong ? tellServerWait(error, clock.now()) : error;
      onRetry?.({ operation, code, reason: error.what, attempt, delayMs });
      await clock.sleep(delayMs, signal);
    }
  }
}
