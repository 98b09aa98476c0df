import type { JobEvent } from "../../job/job-event.ts";
import type { Fault, JobType } from "../../types.ts";
import type { ReadProgress } from "../../upload/scan.ts";

/**
 * What happens during a check, as it happens. No event holds an ID, a URL or a token.
 * Counts are of distinct IDs, sizes in bytes, times in milliseconds.
 */
export type CheckEvent =
  /** What `auto` has chosen for files of a dataset and why; once for each different choice. */
  | {
      readonly type: "choice";
      readonly dataset: string;
      /** Name of the first file for which it was chosen. Others of the dataset may be read in the same way. */
      readonly file: string;
      /** How many files the dataset has. */
      readonly files: number;
      readonly text: string;
    }
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
  /** Once for each type, after X's list of jobs was read: what is known of its parts, and how many need a new job. */
  | {
      readonly type: "plan";
      readonly jobType: JobType;
      readonly parts: number;
      /** Parts with a result that is young enough that no new job is made. */
      readonly fresh: number;
      /** Parts with an older result, which stands in until a newer one is there. */
      readonly older: number;
      /** Parts about which nothing is known yet. */
      readonly none: number;
      /** How many jobs are needed now. */
      readonly jobs: number;
      /** About so many of them fit into this run's time, by the gaps between our past jobs; `undefined`: not known. */
      readonly fit: number | undefined;
      /** What it takes to ask about all parts once at the rate of the past days, ms; `undefined`: not known. */
      readonly passMs: number | undefined;
    }
  /** Once for each type, at its end, if older results stand in for newer ones that are not there yet. */
  | {
      readonly type: "stands-in";
      readonly jobType: JobType;
      readonly parts: number;
      /** Of the oldest of them, by X's clock. */
      readonly oldestAgeMs: number;
    }
  /** Entries of a dataset that hold no ID and stay; of each file the first are named. */
  | { readonly type: "bad-entries"; readonly dataset: string; readonly faults: readonly Fault[] }
  /** What may be wrong with the IDs of a dataset, which is checked all the same. */
  | { readonly type: "doubts"; readonly dataset: string; readonly faults: readonly Fault[] }
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
