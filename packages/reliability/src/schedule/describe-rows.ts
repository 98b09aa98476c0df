import type { RowOutcome } from "./play-rows.ts";
import type { PlayedRow } from "./played-row.ts";
import type { ScheduleRow } from "./row.ts";
import { findNewestUsed, isOver, lengthOf } from "./row-promises.ts";

const hourMs = 3_600_000;

/** The figures of a row over all its seeds, as cells of a table. */
export const columns = [
  "Schedule",
  "Parts",
  "Runs",
  "Jobs",
  "Passes",
  "Runs per pass",
  "Days per pass: calm, with failures",
  "Jobs ÷ parts",
  "Age of the newest verdict",
  "Removals",
  "Requests per run",
  "Seeds that broke a promise",
] as const;

/** One line of the table; the cells are in the order of `columns`. */
export function describeRow(row: ScheduleRow, outcomes: readonly RowOutcome[]): readonly string[] {
  const rows = outcomes.map(({ played }) => played);
  const runs = rows.flatMap((played) => played.runs);
  const passes = rows.flatMap((played) => played.passes).filter(isOver);
  const lost = rows.flatMap(({ jobs }) => jobs).filter(({ isLost }) => isLost).length;
  const jobs = rows.reduce((sum, played) => sum + played.jobs.length, 0);
  const ages = rows.flatMap((played) =>
    played.runs.slice(1).flatMap((run) => {
      const newest = findNewestUsed(run, played.jobs);
      return newest === undefined ? [] : [Math.max(0, run.startMs - newest.createdAtMs) / hourMs];
    }),
  );
  return [
    row.title,
    range(
      runs.flatMap(({ parts }) => [...parts.values()]),
      0,
    ),
    String(runs.length),
    lost === 0 ? String(jobs) : `${jobs} (${lost} lost to kills)`,
    String(passes.length),
    range(
      passes.map(({ slots }) => slots),
      0,
    ),
    [true, false].map((isCalm) => describeDays(rows.filter((played) => played.isCalm === isCalm))).join(", "),
    range(
      passes.map(({ jobs: own, known, lost: gone }) => (own.length - gone) / known),
      3,
    ),
    ages.length === 0 ? "–" : `up to ${Math.max(...ages).toFixed(1)} h`,
    `${sum(rows.map(({ removals }) => removals.known))} known, ${sum(rows.map(({ removals }) => removals.merged))} merged`,
    range(
      runs.filter(({ end }) => end === "done").map(({ requests }) => requests),
      0,
    ),
    `${outcomes.filter(({ broken }) => broken.length > 0).length} of ${outcomes.length}`,
  ];
}

function describeDays(rows: readonly PlayedRow[]): string {
  const passes = rows.flatMap((played) => played.passes).filter(isOver);
  return range(
    passes.map((pass) => lengthOf(pass) / (24 * hourMs)),
    1,
  );
}

function range(numbers: readonly number[], digits: number): string {
  if (numbers.length === 0) return "–";
  const least = Math.min(...numbers).toFixed(digits);
  const most = Math.max(...numbers).toFixed(digits);
  return least === most ? least : `${least} to ${most}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
