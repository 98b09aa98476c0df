import type { IdSet } from "../ids/id-set.ts";
import type { Body, JobType } from "../types.ts";

/** The IDs of one upload. */
export interface Part {
  readonly type: JobType;
  /** Distinct IDs that are uploaded: what the result may speak of. */
  readonly submitted: IdSet;
  /** The same, one a line. */
  readonly body: Body;
  /** sha-256 of the body, hex. */
  readonly digest: string;
}
