import type { Report } from "@x-batch-compliance/core";
import { decompress, isGone, type Lists, readIds, removeNaively } from "./lists.ts";
import type { Trace } from "./worker.ts";

/** What a check over some lists comes to where nobody ends it. */
export interface Expected {
  readonly report: string;
  readonly findings: string;
  readonly lists: Lists;
  /** Digests of the uploads, as they stand in the names of the jobs. */
  readonly uploads: readonly string[];
}

/** Takes out of a report what differs from job to job: X writes each result in an order of its own. */
export function normaliseReport(report: Report): string {
  const { startedAt: _, finishedAt: __, standing, jobs, ...rest } = report;
  const same = jobs.map(
    ({ id: _, name: __, adopted: ___, resultDigest: ____, createdAt: _____, ageMs: ______, ...job }) => job,
  );
  const { fresh, older, none, coverage } = standing;
  return JSON.stringify({ ...rest, fresh, older, none, coverage, jobs: same });
}

/** What is wrong with an undisturbed check, by another reading of the lists than core's. */
export function findUndisturbedFaults(before: Lists, report: Report, after: Lists): readonly string[] {
  const ids = new Set([...before].flatMap(([name, list]) => readIds(decompress(name, list))));
  const gone = [...ids].filter(isGone);
  return [
    ...say(report.checked !== ids.size, `${report.checked} IDs were checked, and there are ${ids.size}`),
    ...say(
      report.violations !== gone.length,
      `${report.violations} violations were found, and there are ${gone.length}`,
    ),
    ...say(report.unverified !== 0, "some IDs are unverified"),
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
  const { lists, findings, otherFiles, jobs } = trace;
  const [first] = attempts;
  const expected = attempts.at(-1) as Expected;
  const lost = jobs.filter(({ isLost }) => isLost);
  const uploads = jobs.flatMap(({ isLost, upload }) => (isLost ? [] : [upload]));
  const known = new Set(attempts.flatMap((attempt) => attempt.uploads));
  const made = new Set(uploads);
  return [
    ...[...lists].flatMap(([name, list]) =>
      say(!list.equals(first.lists.get(name) as Buffer), `${name} is not the same as without a kill`),
    ),
    ...say(normaliseReport(trace.report) !== expected.report, "the report is not the same as without a kill"),
    ...say(findings !== expected.findings, "the results are not the same as without a kill"),
    ...say(
      otherFiles.join() !== "refetch.txt,results.ndjson,violations.ndjson",
      `files are left: ${otherFiles.join()}`,
    ),
    ...say(lost.length > (mayExpire ? 2 : 0), `${lost.length} jobs were lost, and X has two slots`),
    ...say(made.size !== uploads.length, "a part has more than one job"),
    ...say(
      [...made].some((upload) => !known.has(upload)),
      "a job was made for something that is no part",
    ),
    ...say(
      expected.uploads.some((upload) => !made.has(upload)),
      "a part has no job",
    ),
  ];
}

function say(isWrong: boolean, what: string): readonly string[] {
  return isWrong ? [what] : [];
}
