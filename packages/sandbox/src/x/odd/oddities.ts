import type { EchoForm } from "../results/echo-form.ts";
import type { OddLine } from "../results/odd-lines.ts";
import type { OddJob } from "./odd-job.ts";

/** How a field is written that has no value, or none at the moment. */
export type AbsentFields = "left out" | "null";

/** What of `x-goog-hash` the storage names. Recorded results of the older generation carry crc32c alone. */
export type Checksums = "crc32c" | "crc32c and md5" | "none";

/** Where X is otherwise than its documents, or may be. */
export interface Oddities {
  /** How lines that are not IDs come back. Default: `documented`, in `gcs` that of 2021. */
  readonly echoForm: EchoForm;
  /** What results hold beside their records. Default: nothing. */
  readonly oddLines: readonly OddLine[];
  /** Default `left out`. */
  readonly absentFields: AbsentFields;
  /** Entries of lists, of whatever type is asked for. Default: none. */
  readonly oddJobs: readonly OddJob[];
  /** The API refuses uploads that are not `application/octet-stream`, with this status. Default: it takes any. */
  readonly octetStreamOnly: 400 | 415 | undefined;
  /** Default `crc32c`. */
  readonly checksums: Checksums;
  /** The API answers a download with 302 to its storage. Default false. */
  readonly redirectsDownloads: boolean;
}
