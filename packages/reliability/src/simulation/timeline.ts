/** The true time of a simulation. It moves from one event to the next as soon as nobody has anything left to do. */
export interface Timeline {
  /** Epoch ms. */
  now(): number;
  /** What it returns calls it off. */
  at(timeMs: number, act: () => void): () => void;
  wait(ms: number): Promise<void>;
  /** Lets time pass until `isDone`. `stuck`: nothing would ever happen again. `endless`: after so many events. */
  run(isDone: () => boolean, maxEvents: number): Promise<"done" | "stuck" | "endless">;
}

interface TimedEvent {
  readonly timeMs: number;
  readonly act: () => void;
}

export function createTimeline(startMs: number): Timeline {
  let nowMs = startMs;
  /** The next one is last. */
  const events: TimedEvent[] = [];
  function at(timeMs: number, act: () => void): () => void {
    // Of two at the same time the one that was planned first comes first.
    let place = events.length;
    while (place > 0 && (events[place - 1] as TimedEvent).timeMs <= timeMs) place--;
    const event: TimedEvent = { timeMs, act };
    events.splice(place, 0, event);
    return () => {
      const planned = events.lastIndexOf(event);
      if (planned >= 0) events.splice(planned, 1);
    };
  }
  return {
    now: () => nowMs,
    at,
    wait: (ms) => new Promise((resolve) => void at(nowMs + Math.ceil(Math.max(0, ms)), resolve)),
    async run(isDone, maxEvents) {
      // The machine gets a turn for each simulation: signals, timers and other messages wait for it.
      await new Promise(setImmediate);
      for (let count = 0; count < maxEvents; count++) {
        // Called when all promises are settled that can be: nothing in a simulation waits for the machine.
        await new Promise<void>((resolve) => process.nextTick(resolve));
        if (isDone()) return "done";
        const event = events.pop();
        if (event === undefined) return "stuck";
        nowMs = Math.max(nowMs, event.timeMs);
        event.act();
      }
      return "endless";
    },
  };
}
