/** What a job's IDs are. */
export type JobType = "tweets" | "users";

/** X's words for where a job stands. */
export type JobStatus = "created" | "in_progress" | "complete" | "failed" | "expired";

/** How processing ends. */
export type Outcome = Extract<JobStatus, "complete" | "failed" | "expired">;

/** Which generation of the API is played: signed storage URLs (`gcs`), or tokens on the API's own host (`api`). */
export type Flow = "gcs" | "api";

/**
 * What happens to lines of an upload that are not IDs: all come back with `error`, or every second one, or none; or they
 * make the job fail.
 */
export type InvalidLines = "echo" | "echo-half" | "drop" | "fail";

/** A job as X's own database would hold it, and the plan of how its processing goes. */
export interface Job {
  readonly id: string;
  readonly type: JobType;
  readonly name: string | undefined;
  readonly resumable: boolean;
  readonly status: JobStatus;
  /** Whole seconds, because X shows no finer time. */
  readonly createdAtMs: number;
  readonly uploadedAtMs: number | undefined;
  /** How long processing takes after the upload. */
  readonly processingMs: number;
  /** How many more times the job shows `in_progress` before it ends. */
  readonly looksLeft: number;
  readonly outcome: Outcome;
}

/** `upload_url` is good for this long after the creation. */
export const uploadWindowMs: number = 15 * 60_000;

/** `download_url` is good for this long after the creation. */
export const downloadWindowMs: number = 7 * 24 * 3_600_000;
