import { z } from "zod";
import { type JobType, jobTypes } from "../../types.ts";

/** One line of `violations.ndjson`: an ID for which an entry of a file is to be removed or scrubbed. */
export interface ViolationLine {
  readonly id: string;
  readonly type: JobType;
  /** X's word, for example `delete`. */
  readonly action: string;
  /** X's word, for example `suspended`. */
  readonly reason: string;
  /** The dataset's name. */
  readonly dataset: string;
  /** The file's name in the dataset. */
  readonly file: string;
}

export const violationSchema: z.ZodType<ViolationLine> = z.object({
  id: z.string(),
  type: z.enum(jobTypes),
  action: z.string(),
  reason: z.string(),
  dataset: z.string(),
  file: z.string(),
});
