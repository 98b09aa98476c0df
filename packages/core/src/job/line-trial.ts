import type { ErrorCode } from "../errors.ts";
import type { RunLessons } from "./run-lessons.ts";

/** Whether sentinels go into the uploads of one part, and what is learnt about them for the next parts. */
export interface LineTrial {
  mayInsert(): boolean;
  /** A job failed. Whether it may be the sentinels that X did not like, so that the next job does without. */
  fail(code: ErrorCode, isUploaded: boolean): boolean;
  /** A job completed: if those before it failed with sentinels and it had none, that was it. */
  succeed(): void;
}

/** Starts with what the caller wants and what earlier parts have taught. */
export function createLineTrial(isWanted: boolean, lessons: RunLessons | undefined): LineTrial {
  let mayInsert = isWanted && lessons?.dislikesSentinels !== true;
  let isSuspected = false;
  return {
    mayInsert: () => mayInsert,
    fail(code, isUploaded) {
      // A BAD_REQUEST while X is only asked about the job says nothing about its lines.
      const isUnliked = code === "JOB_FAILED" || (code === "BAD_REQUEST" && !isUploaded);
      if (!mayInsert || !isUnliked) return false;
      mayInsert = false;
      isSuspected = true;
      return true;
    },
    succeed() {
      if (isSuspected && lessons !== undefined) lessons.dislikesSentinels = true;
    },
  };
}
