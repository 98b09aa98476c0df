/**
 * Decides whether a line of progress may be printed now: no two within `intervalMs`, whatever they are about. What was
 * said last yields once to what had to be silent since. The first of a topic is said as soon as that allows, or only
 * starts the topic's own interval where it is `held`.
 */
export type Throttle = (topic: string, first?: "shown" | "held") => boolean;

/** @param monotonic Milliseconds from an arbitrary start, never going back. */
export function createThrottle(intervalMs: number, monotonic: () => number): Throttle {
  const startedAtMs = new Map<string, number>();
  const silenced = new Set<string>();
  let last: { readonly topic: string; readonly atMs: number } | undefined;
  return (topic, first = "shown") => {
    const nowMs = monotonic();
    const isFirst = !startedAtMs.has(topic);
    const startMs = startedAtMs.get(topic) ?? nowMs;
    startedAtMs.set(topic, startMs);
    if (first === "held" && (isFirst || nowMs - startMs < intervalMs)) return false;
    if (last !== undefined && nowMs - last.atMs < intervalMs) {
      if (topic !== last.topic) silenced.add(topic);
      return false;
    }
    if (topic === last?.topic && silenced.size > 0) {
      silenced.clear();
      return false;
    }
    silenced.delete(topic);
    last = { topic, atMs: nowMs };
    return true;
  };
}
