import type { JobEvent } from "../job/job-event.ts";
import type { JobType } from "../types.ts";

/**
 * What happens during a check, as it happens. No event holds an ID, a URL or a token.
 * Counts are of distinct IDs, sizes in bytes, times in milliseconds.
 */
export type CheckEvent =
  /** What `auto` has chosen for files of a dataset and why; once for each different choice. */
  | { readonly type: "choice"; readonly dataset: string; readonly text: string }
  /** All files of a type have been read. */
  | {
      readonly type: "scanned";
      readonly jobType: JobType;
      readonly files: number;
      readonly entries: number;
      readonly ids: number;
      /** Of the upload. */
      readonly sizeBytes: number;
    }
  | JobEvent
  /** The verdicts have been looked up in the files as they are now. */
  | { readonly type: "compared"; readonly violations: number; readonly unverified: number };
