import { setImmediate } from "node:timers/promises";
import { freeSteps, stepsPerEntry, stepsPerTurn } from "./glob-limits.ts";
import type { Steps } from "./match-segment.ts";

/** What a search has done so far, and how far it may go. Searches of one run share it. */
export interface SearchWork {
  readonly steps: Steps;
  /** Counts files and folders that the system was asked for. */
  countEntries(count: number): void;
  /** Whether the globs ask for more than this tree is worth. */
  isTooMuch(): boolean;
  /** Whether it is time to breathe. */
  isDue(): boolean;
  /** Lets the rest of the process go on, and throws the signal's reason. */
  breathe(): Promise<void>;
}

export function createSearchWork(signal?: AbortSignal): SearchWork {
  const steps = { count: 0 };
  let entries = 0;
  let turn = 0;
  return {
    steps,
    countEntries(count) {
      entries += count;
    },
    isTooMuch: () => steps.count > freeSteps + entries * stepsPerEntry,
    isDue: () => steps.count - turn >= stepsPerTurn,
    async breathe() {
      turn = steps.count;
      await setImmediate();
      signal?.throwIfAborted();
    },
  };
}
