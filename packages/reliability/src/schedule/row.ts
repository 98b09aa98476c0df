import type { JobType } from "@x-batch-compliance/core";

/** One line of the table: a list of so many parts, checked by such a schedule. */
export interface ScheduleRow {
  /** What it is asked for by. */
  readonly name: string;
  /** What it is in words. */
  readonly title: string;
  /** Parts of each type, about: the lists are made so long. */
  readonly parts: number;
  readonly types: readonly JobType[];
  /** From the begin of one run to the next; `back to back`: each begins when the one before is over. */
  readonly everyMs: number | "back to back";
  readonly wait: boolean;
  readonly timeoutMs: number;
  /** How long X takes for a job, from its upload on. */
  readonly xTakesMs: number;
  /** Runs that the schedule begins. */
  readonly runs: number;
  readonly edits: ListEdits;
  /** Whether another repository uses the same App, and holds the slot for hours at times. */
  readonly sharesSlot: boolean;
}

/** What people do to the lists between runs. */
export interface ListEdits {
  /** They merge the pull request, sometimes days later. */
  readonly merges: boolean;
  /** New IDs, larger than all, each day. */
  readonly appends: boolean;
  /** IDs change files, at times one is deleted that nobody proposed, and posts that were gone come back. */
  readonly moves: boolean;
}

/** A row with a seed: all that happens follows from these two. */
export interface RowSeed {
  readonly row: ScheduleRow;
  readonly seed: number;
}
