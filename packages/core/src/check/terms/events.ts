import type { JobEvent } from "../../job/job-event.ts";
import type { Fault, JobType } from "../../types.ts";
import type { ReadProgress } from "../../upload/scan.ts";

/**
 * What happens during a check, as it happens. No event holds an ID, a URL or a token.
 * Counts are of distinct IDs, sizes in bytes, times in milliseconds.
 */
export type CheckEvent =
  /** What `auto` has chosen for files of a dataset and why; once for each different choice. */
  | { readonly type: "choice"; readonly dataset: string; readonly text: string }
  /** While files are read, with every piece: throttle before showing. */
  | ({ readonly type: "scanning" } & ReadProgress)
  /** All files have been read. */
  | ({
      readonly type: "scanned";
      readonly uploads: readonly {
        readonly jobType: JobType;
        readonly ids: number;
        /** Of all its parts. */
        readonly sizeBytes: number;
        readonly parts: number;
      }[];
    } & ReadProgress)
  /** Entries of a dataset that hold no ID and stay; of each file the first are named. */
  | { readonly type: "bad-entries"; readonly dataset: string; readonly faults: readonly Fault[] }
  /** X found a part too large, so its IDs go in two. */
  | {
      readonly type: "halved";
      readonly jobType: JobType;
      readonly ids: number;
      readonly sizeBytes: number;
    }
  /** The records that X sent are not kept, as the temporary files would not all fit: `results.ndjson` is empty. */
  | { readonly type: "results-dropped"; readonly neededBytes: number; readonly freeBytes: number }
  /** While the files are compared with the results, with every piece: throttle before showing. */
  | ({ readonly type: "comparing" } & ReadProgress)
  | JobEvent
  /** The files, as they are now, have been compared with the results. */
  | { readonly type: "compared"; readonly violations: number; readonly unverified: number };
