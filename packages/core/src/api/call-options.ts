import type { Clock } from "../clock.ts";
import { ComplianceError } from "../errors.ts";
import { abortSignal, leftTime, type OptionTable, yesOrNo } from "../options/option-rule.ts";

/** What every call of the API takes. */
export interface CallOptions {
  /** Ends the call; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Time for the call with all its attempts, ms: after it, nothing is tried again. An attempt that is under way then has 10
   * seconds more, then ends with DEADLINE_PASSED. `0`: one attempt. Default: 20 minutes of attempts
   * (`RetryOptions.patienceMs`), each as long as the server keeps sending.
   */
  readonly timeoutMs?: number | undefined;
  /** `true`: one attempt alone; whatever fails is thrown at once. For programs that repeat calls themselves. Default `false`. */
  readonly once?: boolean | undefined;
}

/** What an upload takes besides. */
export interface UploadCallOptions extends CallOptions {
  /** `true`: sent as `application/octet-stream` instead of `text/plain`; never to a storage, which has signed that. Default `false`. */
  readonly asBytes?: boolean | undefined;
}

/** Whatever the call: an option that one has no use for is the same mistake nowhere. */
export const callOptionTable: OptionTable<UploadCallOptions> = {
  signal: abortSignal,
  timeoutMs: leftTime,
  once: yesOrNo,
  asBytes: yesOrNo,
};

/** What the calls of one piece of work share: they end at one moment, however long each of them takes. */
export interface WorkLimits {
  readonly signal?: AbortSignal | undefined;
  /** Monotonic time, ms. */
  readonly deadlineMs?: number | undefined;
}

/** The options of a call that begins now. */
export function toCallOptions(
  { clock }: { readonly clock: Clock },
  { signal, deadlineMs }: WorkLimits,
): Pick<CallOptions, "signal" | "timeoutMs"> {
  return { signal, timeoutMs: deadlineMs === undefined ? undefined : deadlineMs - clock.monotonic() };
}

/** The monotonic time when a piece of work that begins now has to be over, ms. Throws OPTION_INVALID. */
export function toDeadline(clock: Clock, timeoutMs: number): number {
  if (leftTime.accepts(timeoutMs)) return clock.monotonic() + timeoutMs;
  throw new ComplianceError("OPTION_INVALID", `\`timeoutMs\` must be ${leftTime.what}.`);
}
