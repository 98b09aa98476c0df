import type { CheckOptions } from "@x-batch-compliance/core";
import type { OptionValues } from "../arguments/option-table.ts";

/** The start of the names of jobs where none is given. */
export const usualJobName = "xbc";

/**
 * What is different in each run, also of two that a script starts within a second: a job that is complete is used again by its age
 * alone.
 */
export function buildRunKey(nowMs: number): string {
  return nowMs.toString(36);
}

/** What a check gets of the options. */
export function toCheckOptions(
  options: OptionValues,
  { nowMs, listKey }: { readonly nowMs: number; readonly listKey: string },
): Omit<CheckOptions, "folder" | "onEvent" | "signal"> {
  return {
    jobNamePrefix: options["job-name"] ?? usualJobName,
    runKey: buildRunKey(nowMs),
    listKey,
    timeoutMs: options["timeout-minutes"] * 60_000,
    wait: options.wait,
    pollIntervalMs: options["poll-interval-seconds"] * 1000,
    reuseWithinMs: options["reuse-within-minutes"] * 60_000,
    maxAgeMs: options["max-age-minutes"] * 60_000,
    markerLines: options["marker-lines"],
    maxIdsPerJob: options["max-ids-per-job"],
    requireProof: options["require-proof"],
    keepResults: options["results-folder"] !== undefined,
  };
}
