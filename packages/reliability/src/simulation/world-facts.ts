/** What X says of an ID, in its own words. */
export interface Event {
  readonly action: string;
  readonly reason: string | null;
}

/** What X knew at one moment, by ID. An ID that is not in it is compliant. */
export type Truth = ReadonlyMap<string, Event>;

/** One request of a run, for the trace and for the oracle. */
export interface WireEntry {
  readonly run: number;
  readonly atMs: number;
  readonly operation: string;
  /** Whether X has done it. */
  readonly acted: boolean;
  /** What the client saw of it. */
  readonly seen: "answer" | "refusal" | "nothing" | "nonsense";
  readonly note: string;
  /** Empty if its address names none. */
  readonly jobId: string;
  /** Whether it brought a result as X had it, or a changed one; undefined if it brought none, or nobody asks. */
  readonly result: "whole" | "changed" | undefined;
}

/** A job that X has made for a run, and the jobs that were there. */
export interface CreateFact {
  readonly run: number;
  readonly atMs: number;
  readonly id: string;
  readonly name: string;
  readonly others: readonly {
    readonly id: string;
    readonly name: string;
    readonly status: string;
    readonly createdAtMs: number;
    /** Lost, refused or damaged by a failure that was played. */
    readonly spoiled: boolean;
  }[];
}

/** The bytes that X has looked up for a job, and what it knew then. */
export interface UploadFact {
  readonly bytes: Buffer;
  readonly truth: Truth;
}

/** A result that a run was given short, with nothing in its framing that shows it. */
export interface ShortFact {
  readonly run: number;
  readonly jobId: string;
  readonly bytes: Buffer;
  /** Whether a checksum of the storage came with it. */
  readonly hasChecksum: boolean;
}

/** What one run says of the list that it read. */
export interface ClaimFact {
  readonly content: Buffer;
  /** How it calls the result of each job that it used proven, by X's id of the job. */
  readonly proofs: ReadonlyMap<string, string>;
  readonly isPending: boolean;
  /** IDs that it names as violations. */
  readonly violations: readonly string[];
  /** Its counts of distinct IDs. */
  readonly counts: { readonly violations: number; readonly unverified: number };
  /** What it decided about each ID, where it has an opinion. */
  readonly decisions: ReadonlyMap<string, string>;
}

/** A list before and after it was rewritten. `whole`: the rewrite says that it was done. */
export interface RewriteFact {
  readonly before: Buffer;
  readonly after: Buffer;
  readonly whole: boolean;
}

/** All that is known of one run when it is over. */
export interface RunFact {
  readonly run: number;
  readonly end: "done" | "failed" | "killed";
  /** A code of core's, or a text for what should not happen. */
  readonly error: string;
  readonly isPlannedError: boolean;
  readonly elapsedMs: number;
  readonly timeoutMs: number;
  readonly wait: boolean;
  readonly claim: ClaimFact | undefined;
  readonly rewrite: RewriteFact | undefined;
  /** All texts that a person or a file could see. */
  readonly texts: readonly string[];
}

/** All that is known of a seed when it is over. */
export interface SeedFacts {
  /** Nothing was planned that could make a run fail. */
  readonly isCalm: boolean;
  readonly end: "done" | "stuck" | "endless";
  readonly runs: readonly RunFact[];
  readonly wire: readonly WireEntry[];
  readonly creates: readonly CreateFact[];
  readonly uploads: ReadonlyMap<string, UploadFact>;
  readonly shorts: readonly ShortFact[];
  /** Requests to hosts that are not X's, with what they carried. */
  readonly strays: readonly string[];
  readonly secrets: readonly string[];
  readonly reuseWithinMs: number;
  /** Whether trouble at one part must leave the others standing. */
  readonly keepsParts: boolean;
}
