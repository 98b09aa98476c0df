import type { ClientEvent } from "../client/client-options.ts";
import type { OddLine } from "../results/form-tally.ts";
import type { SentinelCount } from "../results/sentinel-watch.ts";
import type { JobStatus, JobType, ProofLevel, ProofSource } from "../types.ts";

/** What happens to the job of one part. Holds no ID of a dataset, no URL and no token; times in ms. */
export type JobEvent =
  /**
   * `adopted`: the job of an earlier run goes on, at no cost. `consulted`: its result is about other IDs of the same lists,
   * and is used for those that it names until there is a newer one.
   */
  | {
      readonly type: "job";
      readonly how: "created" | "adopted" | "consulted";
      readonly jobType: JobType;
      readonly jobId: string;
      /** Since X made it, by X's clock. */
      readonly ageMs: number;
    }
  /** Another job of this type holds the App's only slot. */
  | {
      readonly type: "slot-busy";
      readonly jobType: JobType;
      readonly elapsedMs: number;
      /** `undefined`: it is not waited for any longer, and no new job is made. */
      readonly nextPollMs: number | undefined;
    }
  /** After every 64 KiB that were sent, and at the end; of a resumable upload after every chunk that is stored. */
  | {
      readonly type: "uploading";
      readonly jobId: string;
      readonly sentBytes: number;
      readonly sizeBytes: number;
    }
  | { readonly type: "uploaded"; readonly jobId: string; readonly sizeBytes: number }
  /** After each poll of a job that is not ready. */
  | {
      readonly type: "waiting";
      readonly jobId: string;
      readonly status: JobStatus;
      readonly elapsedMs: number;
      readonly nextPollMs: number;
      readonly leftMs: number;
    }
  /** With every chunk that comes in: throttle before showing. `pass` 2 is the second download, for comparison. */
  | {
      readonly type: "downloading";
      readonly jobId: string;
      readonly receivedBytes: number;
      readonly pass: 1 | 2;
    }
  | {
      readonly type: "proven";
      readonly jobId: string;
      readonly proof: ProofLevel;
      readonly proofBy: ProofSource;
      readonly records: number;
      /** How many marker lines were sent, and how many the result gives back. */
      readonly markerLines?: SentinelCount | undefined;
      /** What else the result holds, by its form: names of keys and types, no values. */
      readonly oddLines?: readonly OddLine[] | undefined;
    }
  | ClientEvent
  /** A job of ours could not be completed; `cancelled` says whether X freed its slot at once. */
  | {
      readonly type: "abandoned";
      readonly jobId: string;
      readonly code: string;
      readonly cancelled: boolean;
    };
