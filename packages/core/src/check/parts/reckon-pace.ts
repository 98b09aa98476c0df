import type { Job } from "../../api/job.ts";

const minuteMs = 60_000;
/** Between two jobs of one run lies what X took for the first. Longer gaps lie between runs. */
const longestGapMs = 4 * 60 * minuteMs;
const leastSpanMs = 12 * 60 * minuteMs;
/** X keeps a job in its list for so long. */
const weekMs = 7 * 24 * 60 * minuteMs;

/** How quick the work on a list goes, as far as X's list of its past jobs shows. */
export interface Pace {
  /** What a job takes from its creation to that of the next one, ms. */
  readonly perJobMs: number | undefined;
  /** What it takes to ask about all parts once at the rate of the past days, ms. */
  readonly passMs: number | undefined;
}

/** Reckons with the jobs of this list that X still knows. */
export function reckonPace(jobs: readonly Job[], parts: number): Pace {
  const createdAt = jobs.map(({ createdAtMs }) => createdAtMs).toSorted((one, other) => one - other);
  const gaps = createdAt.slice(1).map((time, index) => time - (createdAt[index] as number));
  const short = gaps.filter((gap) => gap <= longestGapMs).toSorted((one, other) => one - other);
  const nowMs = Math.max(...jobs.map(({ observedAtMs }) => observedAtMs));
  const spanMs = Math.min(weekMs, nowMs - (createdAt[0] ?? nowMs));
  return {
    perJobMs: short[Math.floor(short.length / 2)],
    // The jobs of one run say nothing about how often there is one.
    passMs: spanMs >= leastSpanMs ? Math.round((spanMs / jobs.length) * parts) : undefined,
  };
}
