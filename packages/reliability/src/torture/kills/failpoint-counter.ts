import type { Failpoint } from "./order.ts";

/** Counts the points that a check passes, and holds it at one of them. */
export interface FailpointCounter {
  /**
   * Says that a point is reached. The promise never settles for a check that is held: whoever waits for it before all that
   * can be seen from outside does nothing more.
   */
  reach(point: string): Promise<void>;
  /** Whether the next time that this point is reached is the last. */
  isNext(point: string): boolean;
  /** Holds the check wherever it is. */
  hold(): void;
  counts(): Readonly<Record<string, number>>;
}

/** Starts to count. `onHeld` is called once, as soon as the check is held. */
export function createFailpointCounter(holdAt: Failpoint | undefined, onHeld: () => void): FailpointCounter {
  const counts: Record<string, number> = {};
  let isHeld = false;
  const hold = (): void => {
    if (isHeld) return;
    isHeld = true;
    onHeld();
  };
  return {
    async reach(point) {
      if (!isHeld) {
        counts[point] = (counts[point] ?? 0) + 1;
        if (holdAt?.point === point && holdAt.nth === counts[point]) hold();
      }
      if (isHeld) await new Promise(() => {});
    },
    isNext: (point) => holdAt?.point === point && holdAt.nth === (counts[point] ?? 0) + 1,
    hold,
    counts: () => counts,
  };
}
