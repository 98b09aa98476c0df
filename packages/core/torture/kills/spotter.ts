import type { Spot } from "./order.ts";

/** Counts the points that a child passes, and ends it at one of them. */
export interface Spotter {
  /** Says that a point is reached. Does not return if it is the one to die at. */
  reach(point: string): void;
  /** Whether the next time that this point is reached is the last. */
  isNext(point: string): boolean;
  counts(): Readonly<Record<string, number>>;
}

/** Starts to count. Death is by SIGKILL: no handler, no `finally`, nothing is flushed. */
export function createSpotter(killAt: Spot | undefined): Spotter {
  const counts: Record<string, number> = {};
  return {
    reach(point) {
      counts[point] = (counts[point] ?? 0) + 1;
      if (killAt?.point === point && killAt.nth === counts[point]) process.kill(process.pid, "SIGKILL");
    },
    isNext: (point) => killAt?.point === point && killAt.nth === (counts[point] ?? 0) + 1,
    counts: () => counts,
  };
}
