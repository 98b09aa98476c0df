import {
  type CheckEvent,
  type CheckResult,
  type Client,
  type Clock,
  checkDatasets,
  createClient,
  type Dataset,
  type DatasetFile,
} from "@x-batch-compliance/core";
import { describeEvent } from "../event-lines.ts";
import type { Inputs } from "../inputs.ts";
import type { Log } from "../log.ts";
import type { RunContext } from "../run-context.ts";
import { createThrottle } from "../throttle.ts";

/** Progress of one kind is printed at most this often. */
const progressIntervalMs = 10_000;

/** What a client is bound to, besides its inputs. */
export interface ClientSeams {
  readonly clock: Clock;
  readonly onSecret: (value: string) => void;
  readonly onEvent: (event: CheckEvent) => void;
}

/** The client for X's API. Throws TOKEN_MALFORMED, OPTION_INVALID. */
export function openClient({ bearerToken, apiUrl }: Inputs, seams: ClientSeams): Client {
  return createClient({ bearerToken, apiUrl, ...seams });
}

/** Prints what happens, a line each; what repeats is thinned out. */
export function createProgress(log: Log, clock: Clock): (event: CheckEvent) => void {
  const mayPrint = createThrottle(progressIntervalMs, () => clock.monotonic());
  return (event) => {
    const { text, topic, first } = describeEvent(event);
    if (topic === undefined || mayPrint(topic, first)) log.info(text);
  };
}

/** The one dataset of a run. */
export function makeDataset(
  { type, format, field, keepReasons }: Inputs,
  files: readonly DatasetFile[],
): Dataset {
  return { name: "ids", type, files, format, field, keepReasons };
}

/** What to check, and until when. */
export interface CheckStepOptions {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly dataset: Dataset;
  /** An existing folder of our own, where the results stay. */
  readonly folder: string;
  readonly onEvent: (event: CheckEvent) => void;
  readonly signal: AbortSignal;
}

/** Checks the dataset. Attempts of one workflow run share their jobs. */
export function checkFiles(client: Client, options: CheckStepOptions): Promise<CheckResult> {
  const { inputs, context, dataset, folder, onEvent, signal } = options;
  return checkDatasets(client, [dataset], {
    folder,
    jobNamePrefix: inputs.jobName ?? (context.repository || "local"),
    runKey: context.runId,
    timeoutMs: inputs.timeoutMs,
    wait: inputs.wait,
    pollIntervalMs: inputs.pollIntervalMs,
    reuseWithinMs: inputs.reuseWithinMs,
    maxIdsPerJob: inputs.maxIdsPerJob,
    requireProof: "consistent",
    onEvent,
    signal,
  });
}
