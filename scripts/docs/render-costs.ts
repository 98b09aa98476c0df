import { createPollSchedule } from "../../packages/core/src/job/poll-schedule.ts";
import { renderTable } from "./markdown.ts";
import { prices } from "./prices.ts";

/** How full a job is on average, of the most that it may hold: docs/performance.md. */
const fill = 0.71;
const mostIdsPerJob = 6_000_000;

/** Counts the status requests of a job that X takes so long for: the first right after the upload, the last when it is done. */
export function countStatusRequests(jobMs: number): number {
  let nowMs = 0;
  const clock = { now: () => nowMs, monotonic: () => nowMs, sleep: async () => {} };
  const schedule = createPollSchedule(clock, { deadlineMs: Number.POSITIVE_INFINITY });
  let count = 1;
  for (; nowMs < jobMs; count++) nowMs += schedule.next() ?? Number.POSITIVE_INFINITY;
  return count;
}

/** How many jobs a list of so many IDs needs. */
export function countJobs(ids: number): number {
  return ids <= mostIdsPerJob ? 1 : Math.ceil(ids / (mostIdsPerJob * fill));
}

const minuteMs = 60_000;
const rows = [
  { ids: 1_000, jobMs: 22 * minuteMs },
  { ids: 6_000_000, jobMs: 60 * minuteMs },
  { ids: 20_000_000, jobMs: 60 * minuteMs },
  { ids: 100_000_000, jobMs: 60 * minuteMs },
] as const;

/** Renders what one check of lists of several sizes asks of X, and what that costs, if X takes as long as is assumed. */
export function renderCosts(): string {
  const cells = rows.map(({ ids, jobMs }) => {
    const jobs = countJobs(ids);
    // One list of jobs, which shows what there is to reuse.
    const requests = jobs * countStatusRequests(jobMs) + 1;
    const dollars = requests * prices.statusRequest + jobs * prices.job;
    return [
      ids.toLocaleString("en"),
      `${jobs}`,
      showTime(jobMs),
      showTime(jobMs * jobs),
      requests.toLocaleString("en"),
      `$${dollars.toFixed(2)}`,
    ];
  });
  const head = ["IDs", "Jobs", "If a job takes", "all take", "Status requests", "Charge"];
  return renderTable(head, cells).replaceAll("| --- ", "| ---: ");
}

function showTime(ms: number): string {
  const minutes = ms / minuteMs;
  return minutes < 60 ? `${minutes} min` : `${minutes / 60} h`;
}
