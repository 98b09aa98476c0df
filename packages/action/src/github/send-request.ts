import type { Clock } from "@x-batch-compliance/core";
import type { ActionError } from "../errors/action-error.ts";
import { isNotYetKnown, toGitHubError } from "./failures.ts";
import { findOperation, type OperationName } from "./operation-table.ts";
import type { GitHubAnswer } from "./read-answer.ts";

/** One attempt: what was wanted, or the answer that refuses it. */
export type Attempt<T> = { readonly data: T } | { readonly refused: GitHubAnswer };

/** A request that may be sent several times. */
export interface Sending<T> {
  readonly operation: OperationName;
  readonly isRead: boolean;
  readonly attempt: () => Promise<Attempt<T>>;
  /** Looks whether a write that must not be sent twice acted although its answer was lost: its answer, if it did. */
  readonly findDone?: (() => Promise<T | undefined>) | undefined;
}

export interface SendingOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Values that GitHub's words must not show. */
  readonly secrets: readonly string[];
  readonly onRetry: (operation: OperationName, code: string, delayMs: number) => void;
  /** Until when, by the monotonic clock, the hour's limit may be waited for. */
  readonly deadlineMs?: number | undefined;
}

/** Waits between attempts where GitHub asks for none: a failure of seconds is outlived. */
export const retryDelaysMs: readonly number[] = [1000, 3000, 9000];
/** A longer wait than this is better spent in another run, unless the time is there. */
const longestWaitMs = 120_000;

/** Sends a request until it succeeds, is refused for good, or the waits are used up. Throws an ActionError. */
export async function sendRequest<T>(sending: Sending<T>, options: SendingOptions): Promise<T> {
  const { operation, attempt: send, findDone } = sending;
  const { clock, signal, secrets, onRetry } = options;
  for (let attempt = 0; ; attempt++) {
    const result = await send();
    if ("data" in result) return result.data;
    signal.throwIfAborted();
    const failure = toGitHubError(result.refused, secrets);
    const mayRepeat = failure.code === "GITHUB_RATE_LIMITED" || isTransient(failure, result.refused, sending);
    const delayMs = mayRepeat ? chooseDelayMs(failure, { attempt, ...options }) : undefined;
    if (delayMs !== undefined) {
      onRetry(operation, failure.code, delayMs);
      await clock.sleep(delayMs, signal);
    }
    const done = failure.code === "GITHUB_UNAVAILABLE" ? await findDone?.() : undefined;
    if (done !== undefined) return done;
    if (delayMs === undefined) throw failure;
  }
}

/**
 * The allow-list of retries. A read, and a write that twice does no more than once, are sent again after a failure that
 * passes; another write only if it can be looked up whether it acted. What is not known yet did not act.
 */
function isTransient(
  { code }: ActionError,
  answer: GitHubAnswer,
  { operation, isRead, findDone }: Pick<Sending<unknown>, "operation" | "isRead" | "findDone">,
): boolean {
  // It held the step for minutes, and would for as long again.
  if (answer.wasSilent === true) return false;
  if (isNotYetKnown(answer)) return true;
  const mayRepeat = isRead || findOperation(operation).isRepeatable === true || findDone !== undefined;
  return code === "GITHUB_UNAVAILABLE" && mayRepeat;
}

function chooseDelayMs(
  { waitMs }: ActionError,
  { attempt, clock, deadlineMs }: SendingOptions & { readonly attempt: number },
): number | undefined {
  if (attempt >= retryDelaysMs.length) return undefined;
  const delayMs = waitMs ?? retryDelaysMs[attempt];
  const leftMs = deadlineMs === undefined ? 0 : deadlineMs - clock.monotonic();
  return delayMs === undefined || delayMs > Math.max(longestWaitMs, leftMs) ? undefined : delayMs;
}
