import type { ComplianceError } from "../../errors.ts";
import type { CheckedIds } from "../../results/classifier.ts";
import type { JobType, ProofLevel } from "../../types.ts";
import type { CheckEvent } from "./events.ts";
import type { Report } from "./report.ts";

/** How `checkDatasets` works. Times are in milliseconds, sizes in bytes. */
export interface CheckOptions {
  /** A folder of the caller's, for the results and for temporary files. Created if it does not exist. */
  readonly folder: string;
  /** Who checks, such as the repository: the first part of the jobs' names. */
  readonly jobNamePrefix: string;
  /** What attempts of one run have in common, so that a second attempt finds the first one's job. */
  readonly runKey: string;
  /**
   * What tells these lists from others that are checked under the same prefix, and stays when files come and go: each has
   * a place of its own where the next run goes on. Default: the datasets' names.
   */
  readonly listKey?: string | undefined;
  /** Time for the whole, ms; what is not ready then is `pending`. Default 5 hours. */
  readonly timeoutMs?: number | undefined;
  /** `false`: submit, poll once, and let a later run collect. Default `true`. */
  readonly wait?: boolean | undefined;
  /** First pause between polls of a job, above 0, growing to twice as much, slowly to four times, ms. X charges for each poll. Default 30,000. */
  readonly pollIntervalMs?: number | undefined;
  /** How old a complete job of another run may be to be used again, ms. Default 6 hours. */
  readonly reuseWithinMs?: number | undefined;
  /** How old a result may be for its silence about an ID to count as compliant, ms. Its removals always count. Default 48 hours. */
  readonly maxAgeMs?: number | undefined;
  /** Uploads in chunks that survive a broken connection; only X's older API takes them. Default `false`. */
  readonly resumable?: boolean | undefined;
  /**
   * `false`: no marker lines in uploads. They are what proves a result to be whole where the storage names no checksum.
   * Default `true`.
   */
  readonly markerLines?: boolean | undefined;
  /** Default and most: 6,000,000. */
  readonly maxIdsPerJob?: number | undefined;
  /** Default and most: 120,000,000. Sentinels come on top: at most 336. */
  readonly maxBytesPerJob?: number | undefined;
  /** The proof without which an ID that the result does not name is `unverified`. Default `consistent`. */
  readonly requireProof?: Exclude<ProofLevel, "unverified"> | undefined;
  /** `false`: X's records are not kept, and `results.ndjson` is empty; it saves most of the room. Default `true`. */
  readonly keepResults?: boolean | undefined;
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What a check comes to. Both files stay in the folder of the options. */
export interface CheckResult {
  /** Counts and proofs, as plain JSON. */
  readonly report: Report;
  /**
   * What ended the check early, once something was known: the report is about that. Parts without a result have only
   * unverified IDs. `undefined` if the check came to its end, also where a job is pending.
   */
  readonly failure: ComplianceError | undefined;
  /** What `rewriteDataset` needs. IDs of parts without a result are unverified in it, and so are kept. */
  readonly checkedIds: ReadonlyMap<JobType, CheckedIds>;
  /**
   * NDJSON, the records as X sent them, without those about sentinels, part by part as they came. Empty where there was no
   * room for them (event `results-dropped`).
   */
  readonly resultsPath: string;
  /** NDJSON, a `ViolationLine` for every entry to remove or scrub: for `readViolations`. */
  readonly violationsPath: string;
  /** The IDs whose content has to be fetched again, one per line, each once. */
  readonly refetchPath: string;
}
