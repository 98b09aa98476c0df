import type { CheckEvent } from "@x-batch-compliance/core";
import { formatDuration } from "../text/format.ts";
import type { Log } from "./log.ts";

/** The parts of a run, in order, as the log names them. */
export const phaseNames = [
  "Reading the lists",
  "Checking at X",
  "Comparing the lists",
  "Pull request",
  "Artifact",
] as const;

/** One of the parts of a run. */
export type PhaseName = (typeof phaseNames)[number];

/** Folds the log of a run into its parts, and tells how long each took. */
export interface Phases {
  /** Ends the current phase and begins this one, unless the run is there or further already. */
  enter(name: PhaseName): void;
  /** Ends the current phase, if there is one. */
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

/** The phase that an event of the check belongs to. */
export function phaseOf({ type }: CheckEvent): PhaseName {
  switch (type) {
    case "choice":
    case "scanning":
    case "scanned":
    case "bad-entries":
      return "Reading the lists";
    case "comparing":
    case "compared":
      return "Comparing the lists";
    default:
      return "Checking at X";
  }
}
