import type { Line } from "../ids/line.ts";
import type { Flow, JobType } from "../job.ts";

/** What X says about an ID that is no longer compliant. */
export interface Verdict {
  /** `error`: X could not look the ID up, and says so in a record with `error` alone. */
  readonly action: string;
  readonly reason: string | null;
}

/** A valid ID, and where it was asked about. */
export interface Case {
  readonly line: Line;
  /** `hashLine` of the line. */
  readonly hash: number;
  readonly type: JobType;
  readonly flow: Flow;
}

/** Finds the verdict on an ID; none means that it is compliant. */
export type Judge = (subject: Case) => Verdict | undefined;
