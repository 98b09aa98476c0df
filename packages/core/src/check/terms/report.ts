import type { ErrorCode } from "../../errors.ts";
import type { OddLine } from "../../results/form-tally.ts";
import type { Decision, JobType, ProofLevel, ProofSource } from "../../types.ts";

/**
 * The whole of a check in one word; the first that holds of violations, pending (a part has no result yet), unverified,
 * empty (there is no ID at all, or a dataset without any that may not be so), compliant. After a failure it is `violations` or `unverified`, whatever is pending besides.
 */
export type CheckResultWord = "pending" | "violations" | "unverified" | "empty" | "compliant";

/**
 * What a check found: counts and proofs, no IDs. `reportSchema` holds it.
 * Counts are of distinct IDs unless they say entries. A change that breaks readers raises `schemaVersion`.
 */
export interface Report {
  readonly schemaVersion: 1;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly result: CheckResultWord;
  /**
   * The code of the error at which the check ended early: IDs of parts without a result are unverified. `null` if it came
   * to its end.
   */
  readonly failure: ErrorCode | null;
  /** The lowest level that any job reached; `unverified` while any is pending, or where there was nothing to prove. */
  readonly proof: ProofLevel;
  /** Distinct IDs that were submitted. */
  readonly checked: number;
  readonly violations: number;
  /** IDs about which nothing is proven: kept, and never called compliant. */
  readonly unverified: number;
  /** IDs whose content has to be fetched again (edited posts), also where `onRefetch` has their fields scrubbed. They stay. */
  readonly refetch: number;
  /** By type, then by month. Their sums are `checked` and `violations`. */
  readonly months: readonly MonthCount[];
  readonly datasets: readonly DatasetReport[];
  /** How far the lists are known, and as of when. */
  readonly standing: Standing;
  readonly jobs: readonly JobReport[];
}

/** How far the lists are known, and as of when: X does not say what has happened since it made a job. */
export interface Standing {
  /** With a result that is young enough that no new job was made, or that this run waited for. */
  readonly fresh: PartCount;
  /** Judged by the newest result that X still has: what it removes counts, its silence up to `maxAgeMs`. */
  readonly older: PartCount;
  /** Nothing is known about them yet. */
  readonly none: PartCount;
  /** The share of the IDs whose result is young enough and proven enough to count, from 0 to 1, never rounded up to 1; 0 where there is no ID. */
  readonly coverage: number;
  /** When X made the oldest job whose result counts. ISO 8601, UTC; `null` where none does. */
  readonly asOf: string | null;
  /** Of all results, by X's clock; `null` where there is none. */
  readonly oldestAgeMs: number | null;
  readonly newestAgeMs: number | null;
  /** What it takes to ask about all parts once at the rate of the past days, ms; `null` where that is not known. */
  readonly passMs: number | null;
}

/** A part is what one job is asked about. */
export interface PartCount {
  readonly parts: number;
  readonly ids: number;
}

/** How many distinct IDs were made in a month, as the IDs themselves show: X's IDs begin with a time. */
export interface MonthCount {
  readonly type: JobType;
  /** "2021-06" (UTC), or "unknown" for IDs that carry no time: posts before November 2010, users of the first years. */
  readonly month: string;
  readonly checked: number;
  readonly violations: number;
}

/** What a check found in one dataset. */
export interface DatasetReport {
  readonly name: string;
  /** What its IDs name, each type once, in the order of their places. */
  readonly types: readonly JobType[];
  readonly entries: number;
  /** Entries that hold no ID where one should be: nothing was asked about them, and they stay. */
  readonly badEntries: number;
  /** Distinct, those of each type counting for themselves; so are the other counts of IDs. */
  readonly ids: number;
  /** It has no ID, and `Dataset.allowEmpty` does not say that it may: what writes it may be broken. Left out otherwise. */
  readonly lacksIds?: true | undefined;
  readonly violations: number;
  readonly unverified: number;
  readonly refetch: number;
  readonly counts: readonly ReasonCount[];
  readonly files: readonly FileReport[];
}

/** How many IDs X had this event for. */
export interface ReasonCount {
  readonly type: JobType;
  /** X's word, for example `delete`; `unknown` for any that this version does not know. */
  readonly action: string;
  /** X's word, for example `suspended`; `unknown` for any that this version does not know. */
  readonly reason: string;
  /** `keep`: a violation but for the dataset's keep-reasons. `unverified`: reported, never acted on. */
  readonly decision: Decision;
  readonly ids: number;
}

/** Counts of entries: an ID that stands twice counts twice. */
export interface FileReport {
  readonly name: string;
  readonly entries: number;
  readonly violations: number;
  /** Of the violations those for which it is enough to scrub fields. */
  readonly scrubs: number;
  readonly unverified: number;
  readonly badEntries: number;
}

/** The job of one part, and how far its result is proven. */
export interface JobReport {
  readonly type: JobType;
  /** X's id of the job. */
  readonly id: string;
  readonly name: string;
  /** Created by an earlier run and reused. */
  readonly adopted: boolean;
  /** When X made the job, by X's clock: its result says nothing of what came later. ISO 8601, UTC. */
  readonly createdAt: string;
  /** How old the job was when its part ended, by X's clock. */
  readonly ageMs: number;
  /** `pending`: not ready when the time was up. */
  readonly state: "complete" | "pending";
  /** Its result is older than was wanted, and stands in for one that is not there yet. */
  readonly standsIn: boolean;
  readonly proof: ProofLevel;
  /** What the proof rests on. */
  readonly proofBy: ProofSource;
  /**
   * Marker lines that were put into the upload, and those of them that came back. Left out where none did. If only some
   * did, the others may have been lost with IDs beside them.
   */
  readonly markerLines?: { readonly sent: number; readonly returned: number } | undefined;
  readonly ids: number;
  readonly records: number;
  /** Lines of its result that are not records, by their form. Left out where there are none. */
  readonly oddLines?: readonly OddLine[] | undefined;
  /** sha-256 of the uploaded IDs, one per line, hex; lines of our own between them do not count. */
  readonly uploadDigest: string;
  /** sha-256 of the result's bytes as received, hex; empty while pending. */
  readonly resultDigest: string;
}
