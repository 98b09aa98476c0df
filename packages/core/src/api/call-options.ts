/** What every call of the API takes. */
export interface CallOptions {
  /** Its own reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Monotonic time, ms, after which nothing is tried again. */
  readonly deadlineMs?: number | undefined;
}
