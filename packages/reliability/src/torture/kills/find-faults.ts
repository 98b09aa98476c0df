import { isDeepStrictEqual } from "node:util";
import type { JobReport, Report } from "@x-batch-compliance/core";
import { decompress, isGone, type Lists, readIds, removeNaively } from "./lists.ts";
import { type MadeJob, readUpload, type Trace } from "./worker.ts";

/** What a check over some lists comes to where nobody ends it. */
export interface Expected {
  /** But for its jobs. */
  readonly report: string;
  /** One for each part. */
  readonly jobs: readonly SameJob[];
  readonly violations: readonly string[];
  readonly results: readonly string[];
  readonly lists: Lists;
  /** That the lists held before it. */
  readonly ids: ReadonlySet<string>;
}

/** What of a report's job does not differ from one check to the next: X writes each result in an order of its own. */
export type SameJob = Omit<JobReport, "id" | "name" | "adopted" | "resultDigest" | "createdAt" | "ageMs"> & {
  /** Digest of the upload, as it stands in the job's name. */
  readonly upload: string;
};

/** What a check that came to its end without being killed comes to. */
export function describeUndisturbed(before: Lists, { report, violations, results, lists }: Trace): Expected {
  const jobs = report.jobs.map(normaliseJob);
  return { report: normaliseReport(report), jobs, violations, results, lists, ids: readAllIds(before) };
}

/** Takes the jobs out of a report, and all that has times in it. */
function normaliseReport(report: Report): string {
  const { startedAt: _, finishedAt: __, standing, jobs: ___, ...rest } = report;
  const { fresh, older, none, coverage } = standing;
  return JSON.stringify({ ...rest, fresh, older, none, coverage });
}

function normaliseJob(report: JobReport): SameJob {
  const { id: _, name, adopted: __, resultDigest: ___, createdAt: ____, ageMs: _____, ...job } = report;
  return { ...job, upload: readUpload(name) };
}

function readAllIds(lists: Lists): ReadonlySet<string> {
  return new Set([...lists].flatMap(([name, list]) => readIds(decompress(name, list))));
}

/** What is wrong with an undisturbed check, by another reading of the lists than core's. */
export function findUndisturbedFaults(before: Lists, trace: Trace): readonly string[] {
  const { report, lists: after } = trace;
  const ids = readAllIds(before);
  const gone = [...ids].filter(isGone);
  return [
    ...say(report.checked !== ids.size, `${report.checked} IDs were checked, and there are ${ids.size}`),
    ...say(
      report.violations !== gone.length,
      `${report.violations} violations were found, and there are ${gone.length}`,
    ),
    ...say(report.unverified !== 0, "some IDs are unverified"),
    ...say(!isDeepStrictEqual(trace.results, trace.given), "the results are not X's"),
    ...[...before].flatMap(([name, list]) =>
      say(
        decompress(name, after.get(name) as Buffer) !== removeNaively(name, list),
        `${name} is not what it should be`,
      ),
    ),
  ];
}

/** What is wrong with the lists right after a death: each has to be the old or the new one, byte by byte. */
export function findFaultsAtDeath(before: Lists, now: Lists, after: Lists): readonly string[] {
  return [...now].flatMap(([name, list]) =>
    say(
      !list.equals(before.get(name) as Buffer) && !list.equals(after.get(name) as Buffer),
      `${name} is neither the old nor the new one`,
    ),
  );
}

/**
 * What is wrong in the end. `attempts` are what each attempt would have come to, had nobody ended it: the first one of the
 * lists as they were, the others of what the one before has left of them. The last one came to its end.
 */
export function findFaultsAtEnd(
  trace: Trace,
  {
    attempts,
    mayExpire,
  }: { readonly attempts: readonly [Expected, ...Expected[]]; readonly mayExpire: boolean },
): readonly string[] {
  const { lists, violations, results, otherFiles, jobs } = trace;
  const [first] = attempts;
  const expected = attempts.at(-1) as Expected;
  const lost = jobs.filter(({ isLost }) => isLost);
  const uploads = jobs.flatMap(({ isLost, upload }) => (isLost ? [] : [upload]));
  const known = new Set(attempts.flatMap((attempt) => attempt.jobs.map(({ upload }) => upload)));
  const made = new Set(uploads);
  return [
    ...[...lists].flatMap(([name, list]) =>
      say(!list.equals(first.lists.get(name) as Buffer), `${name} is not the same as without a kill`),
    ),
    ...say(normaliseReport(trace.report) !== expected.report, "the report is not the same as without a kill"),
    ...findFaultsOfJobs(trace, { attempts, made }),
    ...say(
      !isDeepStrictEqual(violations, expected.violations),
      "the violations are not the same as without a kill",
    ),
    ...say(
      !isDeepStrictEqual(results.filter(isAbout(expected.ids)), expected.results),
      "the results are not the same as without a kill",
    ),
    ...say(!isDeepStrictEqual(results, trace.given), "the results are not those of the report's jobs"),
    ...say(
      otherFiles.join() !== "refetch.txt,results.ndjson,violations.ndjson",
      `files are left: ${otherFiles.join()}`,
    ),
    ...say(lost.length > (mayExpire ? 2 : 0), `${lost.length} jobs were lost, and X has two slots`),
    ...say(made.size !== uploads.length, "a part has more than one job"),
    ...say(jobs.some(isPaidAgain), "IDs were paid for again, as others beside them had been removed"),
    ...say(
      [...made].some((upload) => !known.has(upload)),
      "a job was made for something that is not part",
    ),
  ];
}

/**
 * Each part is judged by a job about its very bytes, as without a kill; or by one of an attempt before, whose upload was these
 * bytes and those of IDs that have left the lists since: it says what it said then, and nobody pays for another one.
 */
function findFaultsOfJobs(
  { report }: Trace,
  { attempts, made }: { readonly attempts: readonly Expected[]; readonly made: ReadonlySet<string> },
): readonly string[] {
  const jobs = report.jobs.map(normaliseJob);
  const before = new Map(attempts.slice(0, -1).flatMap((one) => one.jobs.map((job) => [job.upload, job])));
  const expected = (attempts.at(-1) as Expected).jobs;
  const own = jobs.filter(({ uploadDigest }) => uploadDigest !== "");
  const others = jobs.filter(({ uploadDigest }) => uploadDigest === "");
  return [
    ...say(own.length !== expected.length, `${own.length} of ${expected.length} parts have a result`),
    ...own.flatMap((job, part) => {
      const { type, ids, upload } = expected[part] ?? job;
      const same = job.upload === upload ? expected[part] : { ...before.get(job.upload), type, ids };
      return [
        ...say(!isDeepStrictEqual(job, same), `the job of part ${part} is not what it was`),
        ...say(!made.has(job.upload), "a part has no job"),
        ...say(job.upload !== upload && made.has(upload), "a part that was paid for was paid for again"),
      ];
    }),
    ...others.flatMap((job) => {
      const { records } = before.get(job.upload) ?? {};
      const isSilent = job.standsIn && job.proof === "unverified" && job.proofBy === "nothing";
      return say(!isSilent || job.records !== records, "a job of other IDs is not what it was");
    }),
  ];
}

/** Whether a job before was asked about the same IDs, and about no others but those it has found to be gone. */
function isPaidAgain({ ids, isLost }: MadeJob, index: number, jobs: readonly MadeJob[]): boolean {
  const isSame = (one: MadeJob): boolean =>
    !one.isLost &&
    [...ids].every((id) => one.ids.has(id)) &&
    [...one.ids].every((id) => ids.has(id) || isGone(id));
  return !isLost && ids.size > 0 && jobs.slice(0, index).some(isSame);
}

function isAbout(ids: ReadonlySet<string>): (line: string) => boolean {
  return (line) => ids.has((JSON.parse(line) as { readonly id: string }).id);
}

function say(isWrong: boolean, what: string): readonly string[] {
  return isWrong ? [what] : [];
}
