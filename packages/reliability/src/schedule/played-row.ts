import type { JobType } from "@x-batch-compliance/core";
import type { AskedJob } from "./asked-job.ts";
import type { JudgedReport } from "./check-lists.ts";
import type { Pass } from "./find-passes.ts";
import type { RowSeed } from "./row.ts";

/** One run, as it is seen from outside. */
export interface PlayedRun {
  readonly run: number;
  /** Which one of the schedule; another attempt has the same. */
  readonly slot: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly end: "done" | "failed" | "killed";
  readonly error: string;
  /** Undefined where it came to none. */
  readonly report: JudgedReport | undefined;
  /** Parts of each type, as the run read the lists. */
  readonly parts: ReadonlyMap<JobType, number>;
  /** Jobs that it made. */
  readonly made: readonly AskedJob[];
  /** Requests to X. */
  readonly requests: number;
}

/** All that came of a row with a seed. */
export interface PlayedRow extends RowSeed {
  /** Nothing was planned that could make a run fail. */
  readonly isCalm: boolean;
  readonly runs: readonly PlayedRun[];
  readonly passes: readonly Pass[];
  readonly jobs: readonly AskedJob[];
  /** How many removals became known, and how many people have merged. */
  readonly removals: { readonly known: number; readonly merged: number };
  /** What was broken, run by run. */
  readonly breaches: readonly string[];
}
