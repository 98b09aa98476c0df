import type { Job } from "../../api/job.ts";
import { viewPart } from "../../ids/id-set.ts";
import type { CollectedResult } from "../../job/collect-result.ts";
import type { Part } from "../../job/part.ts";
import { encodePlace, valueLimit } from "../../job/part-place.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import type { UploadFile } from "../../upload/upload-file.ts";
import type { JobReport } from "../terms/report.ts";

/** A part at the end of a check. */
export interface CheckedPart {
  readonly number: number;
  readonly upload: UploadFile;
  /** The job that its result is of. `undefined`: there is none about just these IDs. */
  readonly result: JobReport | undefined;
  /** Jobs that say less: one that goes on at X, or whose upload held other IDs. */
  readonly others: readonly JobReport[];
}

/** A part while the check goes on. */
export interface KnownPart {
  readonly number: number;
  readonly upload: UploadFile;
  /** For the names of its jobs. */
  readonly place: string;
  /** What is known of its IDs. */
  result: KnownResult | undefined;
  /** It has a young result that could not be had now: no other job is made before that was tried again. */
  isPutOff?: boolean;
  /** As `CheckedPart` has them. */
  others: JobReport[];
}

/** A result that a part is judged by, until a newer one comes. */
export interface KnownResult {
  readonly job: Job;
  readonly adopted: boolean;
  readonly collected: Pick<
    CollectedResult,
    "proof" | "proofBy" | "records" | "digest" | "oddLines" | "sentinels"
  >;
  /** sha-256 of what was uploaded, hex. */
  readonly uploadDigest: string;
  /** Set where IDs were added since: it is about those up to this value, and `tailIds` are behind it. */
  readonly upTo?: bigint | undefined;
  readonly tailIds?: number | undefined;
  /** No other job is made. */
  readonly isFresh: boolean;
  /** When X made the job, by our monotonic clock. */
  readonly createdAtMs: number;
  /** Its records are still where `earlierPath` says, as a newer result may come. */
  readonly isHeld: boolean;
}

/** The parts of a list, each up to where the next begins. */
export function toKnownParts(uploads: readonly UploadFile[], list: string): KnownPart[] {
  return uploads.map((upload, number) => {
    const end = uploads[number + 1]?.place ?? valueLimit;
    return { number, upload, place: encodePlace(list, end - 1n), result: undefined, others: [] };
  });
}

/** What a job is made of. */
export function toPart({ number, upload, place }: KnownPart, { type, submitted }: ScannedIds): Part {
  const { body, digest, ids } = upload;
  return { type, submitted: viewPart(submitted, number, ids), body, digest, place };
}
