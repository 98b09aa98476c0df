import {
  abortSignal,
  callback,
  duration,
  needed,
  type OptionTable,
  oneOf,
  pollInterval,
  text,
  wholeUpTo,
  yesOrNo,
} from "../../options/option-rule.ts";
import { maxBytesPerJob, maxIdsPerJob } from "../../upload/write-parts.ts";
import type { CheckOptions } from "./check-options.ts";

/** What `checkIds` takes, too. */
export const commonOptionTable: OptionTable<
  Omit<CheckOptions, "folder" | "jobNamePrefix" | "runKey" | "listKey" | "keepResults">
> = {
  timeoutMs: duration,
  wait: yesOrNo,
  pollIntervalMs: pollInterval,
  reuseWithinMs: duration,
  maxAgeMs: duration,
  resumable: yesOrNo,
  markerLines: yesOrNo,
  maxIdsPerJob: wholeUpTo(maxIdsPerJob),
  maxBytesPerJob: wholeUpTo(maxBytesPerJob),
  requireProof: oneOf("proven", "consistent"),
  onEvent: callback,
  signal: abortSignal,
};

/** The options of `checkDatasets`: a job that was paid for comes too late to find one wrong. */
export const checkOptionTable: OptionTable<CheckOptions> = {
  ...commonOptionTable,
  folder: needed(text),
  jobNamePrefix: needed(text),
  runKey: needed(text),
  listKey: { accepts: (value) => typeof value === "string", what: "a text" },
  keepResults: yesOrNo,
};
