import type { ComplianceError } from "../../errors.ts";
import type { CheckedIds } from "../../results/classifier.ts";
import type { JobType, ProofLevel } from "../../types.ts";
import type { CheckEvent } from "./events.ts";
import type { Report } from "./report.ts";

/** How `checkDatasets` works. Times are in milliseconds, sizes in bytes. */
export interface CheckOptions {
  /**
   * A folder of the caller's. `results.ndjson`, `violations.ndjson` and `refetch.txt` stay in it; temporary files do not.
   * Created if it does not exist.
   */
  readonly folder: string;
  /**
   * Who checks, for example the repository: the first 22 characters begin the jobs' names. The jobs of an earlier check are
   * found by it. X's limit for a name is 64 characters.
   */
  readonly jobNamePrefix: string;
  /**
   * What attempts of one run have in common: a second attempt finds the first one's job for 24 hours. Of a long one the last
   * 12 characters count.
   */
  readonly runKey: string;
  /**
   * What distinguishes these lists from others that are checked under the same prefix, and stays when files come and go: each has
   * a place of its own where the next run goes on. Default: the datasets' names.
   */
  readonly listKey?: string | undefined;
  /** Time for the whole, ms; what is not ready then is `pending`. Default 18,000,000 (5 hours). */
  readonly timeoutMs?: number | undefined;
  /** `false`: hand the IDs in, poll once, and let a later check collect the result. Default `true`. */
  readonly wait?: boolean | undefined;
  /**
   * First pause between two polls of a job, ms, above 0. It grows to twice as much, and slowly to four times. X asks for 30 to
   * 60 seconds, and charges for each poll (X's "batch compliance" guide). Default 30,000.
   */
  readonly pollIntervalMs?: number | undefined;
  /** How old a complete job of another run may be to be used again, ms. Default 21,600,000 (6 hours). */
  readonly reuseWithinMs?: number | undefined;
  /**
   * How old a result may be for its silence about an ID to count as compliant, ms. Its removals always count. Default
   * 172,800,000 (48 hours).
   */
  readonly maxAgeMs?: number | undefined;
  /**
   * `true`: uploads go in chunks that survive a broken connection. Only X's older API takes them; the newer one refuses
   * (OPTION_INVALID). Default `false`.
   */
  readonly resumable?: boolean | undefined;
  /**
   * `false`: no marker lines in uploads. They are what proves a result to be complete where the storage names no checksum.
   * Default `true`.
   */
  readonly markerLines?: boolean | undefined;
  /** Most IDs of one job, from 1. Default and most: 6,000,000; X's limit is "about 6.5 million IDs" (its guide, 2026). */
  readonly maxIdsPerJob?: number | undefined;
  /**
   * Most bytes of one upload, from 1; marker lines come on top: at most 336. Default and most: 120,000,000; X's limit is 128 MB
   * (its guide, 2026).
   */
  readonly maxBytesPerJob?: number | undefined;
  /** The proof without which an ID that is absent from the result is `unverified`. Default `consistent`. */
  readonly requireProof?: Exclude<ProofLevel, "unverified"> | undefined;
  /** `false`: X's records are not kept, and `results.ndjson` is empty; it saves most of the room. Default `true`. */
  readonly keepResults?: boolean | undefined;
  /** Called with what happens, as it happens. */
  readonly onEvent?: ((event: CheckEvent) => void) | undefined;
  /**
   * Ends the check; its own reason is thrown. Nothing is lost: the next check with the same IDs goes on with the jobs.
   * Default: none.
   */
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
