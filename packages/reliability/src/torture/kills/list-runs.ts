import type { Flow } from "@x-batch-compliance/sandbox";
import type { Failpoint } from "./order.ts";

/** What happens between a death and the next attempt. */
export type Turn = "at once" | "killed again" | "upload window over";

/** A check that dies, and how it goes on. */
export interface Run {
  readonly flow: Flow;
  readonly killAt: Failpoint;
  readonly turn: Turn;
  /** Where the second attempt dies, too. */
  readonly killAgainAt: Failpoint | undefined;
}

/** How often each point is reached in a check that nobody ends. */
export type Census = Readonly<Record<Flow, Readonly<Record<string, number>>>>;

/** Of a point that is reached often, so many failpoints are taken, evenly: 2,086 runs in all. */
const failpointsPerPoint = 7;

/**
 * All runs: every failpoint of both flows with a quick resume, and once more with one of the other turns. The first of them are
 * one of each point, from all over the check, so that any share has something of everything.
 */
export function listRuns(census: Census): readonly Run[] {
  const runs: { readonly run: Run; readonly round: number; readonly rank: number }[] = [];
  const names = [...new Set([...Object.keys(census.api), ...Object.keys(census.gcs)])];
  for (const [flow, other] of [
    ["api", "gcs"],
    ["gcs", "api"],
  ] as const) {
    const all = Object.entries(census[flow]).flatMap(([point, times]) => takeEvenly(point, times));
    for (const [at, killAt] of all.entries()) {
      const place = names.indexOf(killAt.point);
      const index = all.slice(0, at).filter(({ point }) => point === killAt.point).length;
      const turn: Turn = (place + index) % 2 === 0 ? "killed again" : "upload window over";
      const killAgainAt = turn === "killed again" ? all[(at * 31 + 7) % all.length] : undefined;
      // The flows take turns in who comes first, where both have the point.
      const isFirst = census[other][killAt.point] === undefined || (place % 2 === 0) === (flow === "api");
      const round = 4 * index + (isFirst ? 0 : 2);
      const rank = (place * 37) % names.length;
      runs.push({ round, rank, run: { flow, killAt, turn: "at once", killAgainAt: undefined } });
      runs.push({ round: round + 1, rank, run: { flow, killAt, turn, killAgainAt } });
    }
  }
  return runs.toSorted((one, two) => one.round - two.round || one.rank - two.rank).map(({ run }) => run);
}

function takeEvenly(point: string, times: number): readonly Failpoint[] {
  const taken = Math.min(times, failpointsPerPoint);
  return Array.from({ length: taken }, (_, at) => ({ point, nth: 1 + Math.floor((at * times) / taken) }));
}
