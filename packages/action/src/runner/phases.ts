import type { CheckEvent } from "@x-batch-compliance/core";
import { formatDuration } from "@x-batch-compliance/core/text";
import type { Log } from "./log.ts";

export const phaseNames = [
  "Reading the lists",
  "Checking at X",
  "Comparing the lists",
  "Pull request",
  "Artifact",
] as const;

export type PhaseName = (typeof phaseNames)[number];

/** Folds the log of a run into its parts, and says how long each took. */
export interface Phases {
  /** Ends the current phase and begins this one, unless the run is there or further already. */
  enter(name: PhaseName): void;
  leave(): void;
}

/** @param monotonic Milliseconds from an arbitrary start, never going back. */
export function createPhases(log: Log, monotonic: () => number): Phases {
  let current: { readonly name: PhaseName; readonly startedAtMs: number } | undefined;
  const leave = (): void => {
    if (current === undefined) return;
    log.endGroup();
    log.info(`${current.name} took ${formatDuration(monotonic() - current.startedAtMs)}.`);
    current = undefined;
  };
  return {
    leave,
    enter(name) {
      if (current !== undefined && phaseNames.indexOf(name) <= phaseNames.indexOf(current.name)) return;
      leave();
      current = { name, startedAtMs: monotonic() };
      log.beginGroup(name);
    },
  };
}

export function phaseOf({ type }: CheckEvent): PhaseName {
  switch (type) {
    case "choice":
    case "scanning":
    case "scanned":
    case "bad-entries":
    case "doubts":
      return "Reading the lists";
    case "comparing":
    case "compared":
      return "Comparing the lists";
    default:
      return "Checking at X";
  }
}
