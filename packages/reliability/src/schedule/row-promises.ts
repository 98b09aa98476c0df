import type { AskedJob } from "./asked-job.ts";
import type { Pass } from "./find-passes.ts";
import type { PlayedRow, PlayedRun } from "./played-row.ts";
import type { ScheduleRow } from "./row.ts";

/** Returns what is broken, in words. */
export type RowPromise = (played: PlayedRow) => readonly string[];

/** A row, and what has to hold of it beside what holds for each. */
export interface PromisedRow extends ScheduleRow {
  readonly promises: readonly RowPromise[];
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Schedules begin a few minutes late, and not always as late. */
const lateMs = 15 * 60_000;
/** Jobs paid for each part that became known, over a pass. */
const mostJobsAPart = 1.02;

/** Holds for every row: what was broken run by run, and what a pass costs. */
const holdsAlways: RowPromise = (played) => [
  ...played.breaches,
  ...played.passes
    .filter((pass) => isSettled(pass, played))
    .flatMap((pass, index) => {
      const name = `pass ${index + 1} of ${pass.type}`;
      const paid = pass.jobs.length - pass.lost;
      return [
        ...(pass.doubles > 0 ? [`${name}: ${pass.doubles} of ${paid} jobs asked about nothing new`] : []),
        ...(paid > mostJobsAPart * pass.known ? [`${name}: ${paid} jobs for ${pass.known} parts`] : []),
      ];
    }),
];

/** Each run from the second on says something that X was asked a day before its begin at most. */
export const hasDailyVerdicts: RowPromise = ({ runs, jobs, isCalm }) =>
  isCalm
    ? runs.slice(1).flatMap((run) => {
        const newest = findNewestUsed(run, jobs);
        if (newest === undefined || run.report?.result === "pending")
          return [`run ${run.run} has no verdict`];
        const found: string[] = [];
        if (newest.run < run.run - 1) found.push(`run ${run.run} judges by a job of run ${newest.run}`);
        if (run.startMs - newest.createdAtMs > dayMs + lateMs)
          found.push(
            `run ${run.run} judges by a job that was ${toHours(run.startMs - newest.createdAtMs)} old`,
          );
        return found;
      })
    : [];

/** Whatever happens, the schedule makes one job a day and type. */
export const makesOneJobADay: RowPromise = ({ runs, row, jobs }) => {
  const lost = jobs.filter(({ isLost }) => isLost).length;
  const slots = new Set(runs.map(({ slot }) => slot)).size;
  const most = slots * row.types.length + lost;
  return jobs.length > most ? [`${jobs.length} jobs in ${slots} days`] : [];
};

/** All parts are known at the end of the run of so many. */
export function knowsAllAfter(runCount: number): RowPromise {
  return ({ runs, isCalm }) => {
    const none = runs[runCount - 1]?.report?.standing.none.parts;
    return isCalm && none !== 0 ? [`${none} parts are not known after ${runCount} runs`] : [];
  };
}

/** The first pass, which begins with a run, is over in as many runs as its jobs need at so many a run. */
export function firstPassFits(jobsARun: number): RowPromise {
  return ({ passes, isCalm, row }) => {
    if (!isCalm) return [];
    return row.types.flatMap((type) => {
      const first = passes.find((pass) => pass.type === type);
      if (first === undefined || !isOver(first)) return [`no pass of ${type} came to its end`];
      const most = Math.ceil(first.jobs.length / jobsARun);
      return first.slots > most
        ? [`the first pass of ${type}, of ${first.jobs.length} jobs, took ${first.slots} runs`]
        : [];
    });
  };
}

/** Passes take no more days than their jobs at so many a day; the first run's share of another pass comes on top. */
export function passesInDays(jobsADay: number): RowPromise {
  return ({ passes, isCalm, row }) => {
    if (!isCalm) return [];
    const over = passes.filter(isOver);
    if (over.length === 0) return ["no pass came to its end"];
    const spareMs = (row.everyMs === "back to back" ? row.timeoutMs : row.everyMs) + lateMs;
    return over
      .filter((pass) => lengthOf(pass) > (pass.jobs.length / jobsADay) * dayMs + spareMs)
      .map((pass) => `a pass of ${pass.jobs.length} jobs took ${(lengthOf(pass) / dayMs).toFixed(2)} days`);
  };
}

/** Its last results can be known: a run came to its end after it. */
function isSettled({ nextRun }: Pass, { runs }: PlayedRow): boolean {
  return nextRun !== undefined && runs.some(({ run, end }) => run >= nextRun && end !== "killed");
}

/** A pass is over when the next one has begun. */
export function isOver(pass: Pass): boolean {
  return pass.nextMs !== undefined;
}

/** From its first job to the next pass's first, ms. */
export function lengthOf({ startMs, nextMs }: Pass): number {
  return (nextMs ?? Number.NaN) - startMs;
}

/** The newest of the jobs by whose results a run judges. */
export function findNewestUsed(run: PlayedRun, jobs: readonly AskedJob[]): AskedJob | undefined {
  const used = new Set(run.report?.jobs.filter(({ state }) => state === "complete").map(({ id }) => id));
  return jobs.filter(({ id }) => used.has(id)).at(-1);
}

/** All that a row has broken with a seed. */
export function findBroken(played: PlayedRow, { promises }: PromisedRow): readonly string[] {
  return [holdsAlways, ...promises].flatMap((promise) => promise(played));
}

function toHours(ms: number): string {
  return `${(ms / hourMs).toFixed(1)} h`;
}
