import type { Clock } from "@x-batch-compliance/core";
import type { Log } from "./log.ts";
import type { ReadOnce } from "./remember.ts";
import type { RunContext } from "./run-context.ts";

/** What every part of a run works with, from its first line to its last. */
export interface RunTools {
  readonly context: RunContext;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborted with an ActionError CANCELLED when the run is cancelled. */
  readonly signal: AbortSignal;
  /** What a run reads once, however often it is asked for. Default: each client of GitHub has its own. */
  readonly memory?: ReadOnce | undefined;
}
