import type { Job } from "../../api/job.ts";
import { hasResult } from "../../job/choose-job.ts";
import { cutPlace, isOurName, type JobIdentity, readJobName } from "../../job/job-name.ts";

import { isBehind, listSigns } from "../../job/part-place.ts";

export interface PartToFind {
  /** sha-256 of its upload, hex. */
  readonly digest: string;
  readonly place: string;
}

/** What X's list of jobs holds about one part. */
export interface EarlierJobs {
  /** The youngest with a result about just these bytes. */
  readonly complete: Job | undefined;
  /**
   * With a younger result about other bytes of the same range, as the list was edited in between: the youngest of each
   * place.
   */
  readonly edited: readonly Job[];
}

/** So many results about other bytes are looked at for one part: a range that was divided, or merged, has several. */
const mostEdited = 4;

/** Finds the jobs of each part among all jobs of the type. Parts are in the order of their places. */
export function findEarlierJobs(
  jobs: readonly Job[],
  parts: readonly PartToFind[],
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): readonly EarlierJobs[] {
  const usable = jobs.filter(hasResult).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  const isKnown = ({ name }: Job): boolean =>
    parts.some(({ digest }) => isOurName(name, { ...whose, digest }));
  const edited = new Map<number, Map<string, Job>>();
  for (const job of usable) {
    const place = readPlaceOf(job, parts, whose);
    if (place === undefined || isKnown(job)) continue;
    const number = findPart(place, parts, whose);
    const ofPart = edited.get(number) ?? new Map<string, Job>();
    if (!ofPart.has(place) && ofPart.size < mostEdited) edited.set(number, ofPart.set(place, job));
  }
  return parts.map(({ digest }, number) => {
    const complete = usable.find(({ name }) => isOurName(name, { ...whose, digest }));
    const sinceMs = complete?.createdAtMs ?? 0;
    return {
      complete,
      edited: [...(edited.get(number)?.values() ?? [])].filter(({ createdAtMs }) => createdAtMs > sinceMs),
    };
  });
}

/** A part whose jobs end without a result so often has had its turn: no part may hold up the others for ever. */
const turnsAtMost = 2;

/**
 * The place of the part that had its turn last: that of the youngest job of this list. One that ended without a result, as
 * its run was killed before the upload, was no turn yet.
 */
export function findYoungestPlace(
  jobs: readonly Job[],
  parts: readonly PartToFind[],
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): string | undefined {
  const ours = jobs.flatMap((job) => {
    const place = readPlaceOf(job, parts, whose);
    return place === undefined ? [] : [{ place, job }];
  });
  const youngestFirst = ours.toSorted((one, other) => other.job.createdAtMs - one.job.createdAtMs);
  const end = youngestFirst.findIndex(({ job }) => job.status !== "failed" && job.status !== "expired");
  const failed = youngestFirst.slice(0, end === -1 ? youngestFirst.length : end);
  const [last] = failed;
  const turns = failed.filter(({ place }) => place === last?.place).length;
  return turns >= turnsAtMost ? last?.place : youngestFirst[failed.length]?.place;
}

/** The place of a job of this list. */
export function readPlaceOf(
  { name }: Job,
  [first]: readonly PartToFind[],
  { prefix }: Pick<JobIdentity, "prefix">,
): string | undefined {
  const place = readJobName(name, { prefix })?.place;
  const isOfList = first !== undefined && place?.slice(0, listSigns) === first.place.slice(0, listSigns);
  return isOfList ? place : undefined;
}

/** The part whose range a place is in: the first that does not end before it, as far as names can tell. */
function findPart(
  place: string,
  parts: readonly PartToFind[],
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): number {
  const at = parts.findIndex((part) => !isBehind(place, cutPlace({ ...whose, place: part.place })));
  return at === -1 ? parts.length - 1 : at;
}
