/** What every call of the API takes. */
export interface CallOptions {
  /** Its own reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Monotonic time, ms, after which nothing is tried again. A call that is under way then has 10 seconds more, then
   * ends with DEADLINE_PASSED.
   */
  readonly deadlineMs?: number | undefined;
  /** One attempt alone: whatever fails is thrown at once. For who asks again by itself. */
  readonly once?: boolean | undefined;
}

/** What an upload takes besides. */
export interface UploadCallOptions extends CallOptions {
  /** Sent as `application/octet-stream` instead of `text/plain`; never to a storage, which has signed that. */
  readonly asBytes?: boolean | undefined;
}
