/** What one part of a run teaches the next ones: each failure costs a job or an upload. */
export interface RunLessons {
  /** A job with sentinels failed, and the same part's job without them did not. */
  dislikesSentinels: boolean;
  /** An upload was refused as plain text and accepted as bytes. */
  wantsBytes: boolean;
}

/** Nothing is known yet. */
export function createRunLessons(): RunLessons {
  return { dislikesSentinels: false, wantsBytes: false };
}
