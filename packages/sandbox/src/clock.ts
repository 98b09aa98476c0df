/** The only time that the sandbox knows: windows and processing are measured on it. */
export interface SandboxClock {
  /** Epoch milliseconds. */
  now(): number;
}

/** A clock that can be moved on. */
export interface ManualClock extends SandboxClock {
  /** Moves time forward. */
  advance(byMs: number): void;
}

/** The real time. */
export const systemClock: SandboxClock = { now: () => Date.now() };

/** Starts a clock that only `advance` moves. */
export function createManualClock(startMs: number): ManualClock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance: (byMs) => {
      nowMs += byMs;
    },
  };
}

/** The real time, moved on by what `advance` has added. */
export function createMovedClock(): ManualClock {
  let addedMs = 0;
  return {
    now: () => Date.now() + addedMs,
    advance: (byMs) => {
      addedMs += byMs;
    },
  };
}
