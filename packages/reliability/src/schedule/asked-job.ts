import type { JobType } from "@x-batch-compliance/core";

/** A job of ours, as X has it, whatever the run that made it knows. */
export interface AskedJob {
  readonly id: string;
  readonly type: JobType;
  /** The run that made it. */
  readonly run: number;
  readonly createdAtMs: number;
  /** What X was asked; undefined while no upload has come. */
  ids: ReadonlySet<string> | undefined;
  /** Those of them that X had given up when the upload came. */
  gone: ReadonlySet<string>;
  /** The first run that had the whole result, whatever became of it then. */
  collectedBy: number | undefined;
  /** No run could have saved it: its run was killed before the upload, and the next one came too late. */
  isLost: boolean;
}
