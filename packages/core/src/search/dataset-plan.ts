import type { MaxRemoval } from "../max-removal.ts";
import type { Place } from "../placed-fault.ts";
import type { Dataset } from "../types.ts";

/** The name of the dataset that the inputs describe, where there is no other beside it. */
export const soleDatasetName = "ids";

export interface PlannedDataset extends Dataset {
  /** How much of it a pull request may remove. */
  readonly maxRemoval: MaxRemoval;
}

/** A dataset whose files are not looked for yet. */
export interface DatasetPlan extends Omit<PlannedDataset, "files"> {
  /** Globs in the workspace; those that begin with `!` exclude. */
  readonly patterns: readonly string[];
  /** Where it says so, for faults; of one glob, or of all. Nothing is known of inputs. */
  readonly findPlace?: ((pattern: string | undefined) => Place) | undefined;
}
