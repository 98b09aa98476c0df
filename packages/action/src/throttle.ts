/**
 * Decides whether something of this key may be said now: at most once in `intervalMs`. The first time it is said
 * at once, or only starts the interval where it is `held`.
 */
export type Throttle = (key: string, first?: "shown" | "held") => boolean;

/** @param monotonic Milliseconds from an arbitrary start, never going back. */
export function createThrottle(intervalMs: number, monotonic: () => number): Throttle {
  const startedAtMs = new Map<string, number>();
  return (key, first = "shown") => {
    const nowMs = monotonic();
    const lastMs = startedAtMs.get(key);
    if (lastMs !== undefined && nowMs - lastMs < intervalMs) return false;
    startedAtMs.set(key, nowMs);
    return lastMs !== undefined || first === "shown";
  };
}
