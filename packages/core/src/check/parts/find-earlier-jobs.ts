import type { Job } from "../../api/job.ts";
import { hasResult } from "../../job/choose-job.ts";
import { cutPlace, isOurName, type JobIdentity, readJobName } from "../../job/job-name.ts";
import { isBehind, listSigns } from "../../job/part-place.ts";

export interface PartToFind {
  /** sha-256 of its upload, hex. */
  readonly digest: string;
  readonly place: string;
}

/** What X's list of jobs holds about the parts of a list, the youngest first each. */
export interface EarlierJobs {
  /** By part: with a result about just its bytes. More than one, as the youngest may be of no use. */
  readonly exact: readonly (readonly Job[])[];
  /** With a result about other bytes, as the list was edited in between, and the part whose range they ended in. */
  readonly edited: readonly { readonly job: Job; readonly number: number }[];
}

/** So many results about the same bytes are tried. */
const mostExact = 3;
/** So many results about other bytes are looked at: each is read twice or more. */
const mostEdited = 64;

/** Finds the jobs of each part among all jobs of the type. Parts are in the order of their places. */
export function findEarlierJobs(
  jobs: readonly Job[],
  parts: readonly PartToFind[],
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): EarlierJobs {
  const usable = jobs.filter(hasResult).toSorted((one, other) => other.createdAtMs - one.createdAtMs);
  const exact = parts.map(({ digest }) =>
    usable.filter(({ name }) => isOurName(name, { ...whose, digest })).slice(0, mostExact),
  );
  const known = new Set(exact.flat());
  const seen = new Set<string>();
  const edited = usable.flatMap((job) => {
    const place = readPlaceOf(job, parts, whose);
    // Of the same place and bytes an older one says nothing that is not outdated.
    const identity = `${place} ${readJobName(job.name, whose)?.digest}`;
    if (place === undefined || known.has(job) || seen.has(identity)) return [];
    if (parts.some(({ digest }) => isOurName(job.name, { ...whose, digest }))) return [];
    seen.add(identity);
    return [{ job, number: findPart(place, parts, whose) }];
  });
  return { exact, edited: edited.slice(0, mostEdited) };
}

/** A part whose jobs end without a result so often has had its turn: no part may hold up the others for ever. */
const turnsAtMost = 2;

/**
 * The place of the part that had its turn last: that of the youngest job of this list. One that ended without a result, as
 * its run was killed before the upload, was not a turn yet.
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

/** The part whose range a place is in: the first that does not end before it, as far as names can show. */
function findPart(
  place: string,
  parts: readonly PartToFind[],
  whose: Pick<JobIdentity, "prefix" | "runKey">,
): number {
  const at = parts.findIndex((part) => !isBehind(place, cutPlace({ ...whose, place: part.place })));
  return at === -1 ? parts.length - 1 : at;
}
