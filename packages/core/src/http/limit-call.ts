import { type Clock, scheduleInRealTime } from "../clock.ts";
import { ComplianceError } from "../errors.ts";

/** What ends a call that does not end by itself. */
export interface CallLimits {
  readonly clock: Clock;
  /** The caller's own. */
  readonly signal?: AbortSignal | undefined;
  /** Monotonic time, ms, at which the whole work has to be over. */
  readonly deadlineMs?: number | undefined;
  /** Longest time for this call alone, ms. */
  readonly limitMs?: number | undefined;
}

/** One signal made of all limits. */
interface LimitedCall {
  /** Aborted with the caller's reason, DEADLINE_PASSED or IDLE_TIMEOUT. */
  readonly signal: AbortSignal;
  /** Leaves no timer and no listener behind. The signal is never aborted any more. */
  release(): void;
}

/** For the last look at a job, which falls on the deadline, and for answers that are nearly there. */
const deadlineGraceMs = 10_000;

/**
 * Puts a limit on a call. A silence is noticed by the transport; this is for answers that drip, stream or announce
 * themselves without end. A call at the deadline has 10 seconds more; one that would begin later has none.
 */
export function limitCall(limits: CallLimits): LimitedCall {
  const { clock, signal, deadlineMs = Number.POSITIVE_INFINITY, limitMs = Number.POSITIVE_INFINITY } = limits;
  const controller = new AbortController();
  const pass = (): void => controller.abort(signal?.reason);
  const leftMs = deadlineMs + deadlineGraceMs - clock.monotonic();
  const end = (): void => controller.abort(leftMs <= limitMs ? describeDeadline() : describeLimit(limitMs));
  const schedule = clock.schedule ?? scheduleInRealTime;
  signal?.addEventListener("abort", pass);
  // The caller's own reason is the better story.
  if (signal?.aborted) pass();
  const cancel = leftMs > 0 ? schedule(Math.min(leftMs, limitMs), end) : end();
  return {
    signal: controller.signal,
    release() {
      signal?.removeEventListener("abort", pass);
      cancel?.();
    },
  };
}

/** Does the work within the limits, which end with it. */
export async function workWithin<T>(
  limits: CallLimits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const call = limitCall(limits);
  try {
    return await work(call.signal);
  } finally {
    call.release();
  }
}

/** Opens a body within the limits, which end when it is read or left. */
export async function openWithin<T extends { readonly body: AsyncIterable<Uint8Array> }>(
  limits: CallLimits,
  open: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const call = limitCall(limits);
  try {
    const opened = await open(call.signal);
    return { ...opened, body: releaseAfter(opened.body, call) };
  } catch (error) {
    call.release();
    throw error;
  }
}

async function* releaseAfter(body: AsyncIterable<Uint8Array>, call: LimitedCall): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } finally {
    call.release();
  }
}

function describeDeadline(): ComplianceError {
  return new ComplianceError("DEADLINE_PASSED", "The time ran out before the response was complete.");
}

function describeLimit(limitMs: number): ComplianceError {
  return new ComplianceError(
    "IDLE_TIMEOUT",
    `The response was not complete after ${Math.round(limitMs / 1_000)} seconds.`,
  );
}
