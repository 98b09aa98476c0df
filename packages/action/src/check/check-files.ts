import {
  type CheckEvent,
  type CheckResult,
  type Client,
  type Clock,
  checkDatasets,
  createClient,
  type Dataset,
  type Transport,
} from "@x-batch-compliance/core";
import type { Inputs } from "../inputs/input-table.ts";
import type { Log } from "../runner/log.ts";
import { type Phases, phaseOf } from "../runner/phases.ts";
import type { RunContext } from "../runner/run-context.ts";
import { createThrottle } from "../runner/throttle.ts";
import { describeEvent } from "./event-lines.ts";
import type { Patience } from "./plan-line.ts";
import { toCheckOptions, toClientOptions } from "./to-check-options.ts";
import { createBadEntryWarnings } from "./warn-bad-entries.ts";
import { createDoubtWarnings } from "./warn-doubts.ts";

/** Progress is printed at most this often. */
const progressIntervalMs = 10_000;

/** What a client is bound to, besides its inputs. */
export interface ClientSeams {
  readonly clock: Clock;
  readonly onSecret: (value: string) => void;
  readonly onEvent: (event: CheckEvent) => void;
  readonly transport?: Transport;
}

/** The client for X's API. Throws TOKEN_MALFORMED, OPTION_INVALID. */
export function openClient(inputs: Inputs, seams: ClientSeams): Client {
  return createClient({ ...toClientOptions(inputs), ...seams });
}

/** Prints what happens, a line each; what repeats is thinned out, and bad entries are warnings. */
export function createProgress(
  log: Log,
  { clock, phases, waits }: { readonly clock: Clock; readonly phases: Phases } & Patience,
): (event: CheckEvent) => void {
  const mayPrint = createThrottle(progressIntervalMs, () => clock.monotonic());
  const warn = createBadEntryWarnings(log);
  const warnOfDoubts = createDoubtWarnings(log);
  return (event) => {
    phases.enter(phaseOf(event));
    if (event.type === "bad-entries") {
      warn(event.faults);
      return;
    }
    if (event.type === "doubts") {
      warnOfDoubts(event.faults);
      return;
    }
    const line = describeEvent(event, { waits });
    if (line === undefined) return;
    const { text, topic, first } = line;
    if (topic === undefined || mayPrint(topic, first)) log.info(text);
    // What follows is X's list of jobs, which may take its time.
    if (event.type === "scanned") phases.enter("Checking at X");
  };
}

export interface CheckStepOptions {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly datasets: readonly Dataset[];
  /** An existing folder of our own, where the results stay. */
  readonly folder: string;
  readonly onEvent: (event: CheckEvent) => void;
  readonly signal: AbortSignal;
}

export function checkFiles(client: Client, options: CheckStepOptions): Promise<CheckResult> {
  const { inputs, context, datasets, folder, onEvent, signal } = options;
  return checkDatasets(client, datasets, { ...toCheckOptions(inputs, context), folder, onEvent, signal });
}
