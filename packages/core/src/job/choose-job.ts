import type { Job } from "../api/job.ts";
import { isOfRun, isOurName, type JobIdentity } from "./job-name.ts";

export interface ChooseOptions {
  readonly identity: JobIdentity;
  /** How old a complete job of another run may be, ms, counted from its creation. */
  readonly reuseWithinMs: number;
  readonly excluded: ReadonlySet<string>;
}

/** Attempts of one run share a job that is not older than this, ms, however often one presses the button. */
const sameRunMs = 24 * 3_600_000;
/** An upload that begins with less than this left of its window is not begun, ms. */
const leastWindowMs = 30_000;

/**
 * The job of an earlier run or attempt to go on with: a complete one, else one that is in progress, else
 * one that still takes its upload; of several the youngest. Ages and windows are differences of X's own clock.
 */
export function chooseJob(jobs: readonly Job[], options: ChooseOptions): Job | undefined {
  const ours = jobs.filter((job) => isOurName(job.name, options.identity) && !options.excluded.has(job.id));
  const youngestFirst = ours.toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  return (
    youngestFirst.find((job) => isFresh(job, options)) ??
    youngestFirst.find((job) => job.status === "in_progress") ??
    youngestFirst.find((job) => goesOn(job, options.identity))
  );
}

/** Whether a job of ours is at work, or still takes its upload. */
export function goesOn(job: Job, identity: Pick<JobIdentity, "prefix" | "digest">): boolean {
  if (!isOurName(job.name, identity)) return false;
  return job.status === "in_progress" || (job.status === "created" && takesUpload(job));
}

/**
 * Whether another job surely holds the type's only slot. An unknown status says nothing, nor does a job whose time
 * for the upload is over: X alone knows whether its slot is free.
 */
export function isSlotTaken(jobs: readonly Job[]): boolean {
  return jobs.some(
    ({ status, uploadExpiresAtMs, observedAtMs }) =>
      status === "in_progress" || (status === "created" && uploadExpiresAtMs > observedAtMs),
  );
}

/** Whether a complete job is so young that no other is made. */
export function isFresh(
  job: Job,
  { identity, reuseWithinMs }: Pick<ChooseOptions, "identity" | "reuseWithinMs">,
): boolean {
  const ageMs = job.observedAtMs - job.createdAtMs;
  return hasResult(job) && (ageMs < reuseWithinMs || (isOfRun(job.name, identity) && ageMs < sameRunMs));
}

/** Whether X has a result that can be downloaded. */
export function hasResult({ status, downloadExpiresAtMs, observedAtMs }: Job): boolean {
  return status === "complete" && downloadExpiresAtMs > observedAtMs;
}

function takesUpload(job: Job): boolean {
  return job.uploadExpiresAtMs - job.observedAtMs >= leastWindowMs;
}
