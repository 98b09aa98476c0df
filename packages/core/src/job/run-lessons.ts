import type { SeenResult } from "./download/counter-evidence.ts";

/** What one part of a run teaches the next ones: each failure costs a job or an upload. */
export interface RunLessons {
  /** A job with sentinels failed, and the same part's job without them did not. */
  dislikesSentinels: boolean;
  /** An upload was refused as plain text and accepted as bytes. */
  wantsBytes: boolean;
  /**
   * What was seen of a result about an edited list, by the job's ID. Where a part is halved, the same result may be that of a half,
   * and has to show as much then.
   */
  readonly seen: Map<string, SeenResult>;
}

/** Nothing is known yet. */
export function createRunLessons(): RunLessons {
  return { dislikesSentinels: false, wantsBytes: false, seen: new Map() };
}
