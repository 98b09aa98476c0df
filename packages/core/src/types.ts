/** What IDs can name: the values of `IdPlace.type`. X calls posts "tweets" on the wire. */
export const jobTypes = ["tweets", "users"] as const;

/** One of `jobTypes`. */
export type JobType = (typeof jobTypes)[number];

/**
 * X's states of a job, and `unknown` for a state that this version has never heard of.
 * Source: X's "batch compliance" reference.
 */
export type JobStatus = "created" | "in_progress" | "complete" | "failed" | "expired" | "unknown";

/**
 * What the policy makes of an ID. `keep`: compliant, or a violation but for the dataset's keep-reasons. `refetch`: kept,
 * though its content must be fetched again. `unverified`: nothing is proven about it, so it is kept and never called
 * compliant. Entries with an ID to `remove` or `scrub` are the violations.
 */
export type Decision = "keep" | "remove" | "scrub" | "refetch" | "unverified";

/**
 * How far a result is proven to be whole and ours.
 * `proven`: well-formed, bound by digest, shown to be whole by sentinels or a checksum. `consistent`: well-formed, bound by digest, downloaded twice the same.
 * `unverified`: less; an ID that is missing from such a result is not known to be compliant.
 */
export type ProofLevel = "proven" | "consistent" | "unverified";

/**
 * What a proof rests on. `sentinels`: lines of our own in the upload that all came back. `checksum`: the storage's own
 * of the result. `second download`: the same bytes twice, which is `consistent` and not `proven`.
 */
export type ProofSource = "sentinels" | "checksum" | "second download" | "nothing";

/** Bytes that can be sent again from the start, of known size. */
export interface Body {
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
}

/** Where an entry has its ID of one type. */
export interface IdPlace {
  /** What the IDs name. */
  readonly type: JobType;
  /**
   * The name or number (from 1) of a column, or a path of keys with dots. In a JSON document `[]` stands for each element
   * of an array and `{}` for each member of an object, for example `tweets[].id`, `[]` or `{}`: the last of them is what
   * entries are. A path without them is one within an entry. Default: by the usual names, if only one place can be meant.
   */
  readonly field?: string | undefined;
}

/**
 * How the entries of a file can be written: the values of `Dataset.format` besides `auto`.
 * @example
 * const isFormat = datasetFormats.some((format) => format === "csv");
 */
export const datasetFormats = ["txt", "csv", "tsv", "jsonl", "json"] as const;

/** One of `datasetFormats`. */
export type DatasetFormat = (typeof datasetFormats)[number];

/** What can stand between the columns of a table: the values of `Dataset.separator` besides `auto`. */
export const tableSeparators = ["comma", "semicolon", "tab", "pipe", "blanks"] as const;

/** One of `tableSeparators`. */
export type TableSeparator = (typeof tableSeparators)[number];

/** How tools write IDs: the values of `Dataset.idForm` besides `auto`, described in `idFormTable`. */
export const idForms = [
  "plain",
  "quotes",
  "excel",
  "apostrophe",
  "x",
  "u",
  "t",
  "twitter-suffix",
  "post-label",
  "user-label",
  "label",
  "post-address",
  "user-address",
] as const;

/** One of `idForms`. */
export type IdForm = (typeof idForms)[number];

/**
 * A named set of files, and where the IDs in them are.
 * @example
 * ```ts
 * const dataset: Dataset = {
 *   name: "posts",
 *   ids: [{ type: "tweets", field: "tweet_id" }, { type: "users", field: "author_id" }],
 *   files: [{ name: "posts.csv.gz", path: "/data/posts.csv.gz" }],
 *   scrubFields: ["place"],
 * };
 * ```
 */
export interface Dataset {
  /** Shown in reports. */
  readonly name: string;
  /** Any number of places. An entry is removed if any of its IDs must be removed. */
  readonly ids: readonly IdPlace[];
  /** Each once. */
  readonly files: readonly DatasetFile[];
  /** How the files are written. Default `auto`: by their names, else by their first line. */
  readonly format?: "auto" | DatasetFormat | undefined;
  /**
   * What a quote means in a table. `csv`: RFC 4180. `none`: nothing, as databases write tsv. `auto` (default): RFC 4180
   * where the quotes of a file pair up field by field; the choice is reported, and where both are possible the file is refused.
   */
  readonly quoting?: "auto" | "csv" | "none" | undefined;
  /** What separates the columns of a table. Default `auto`: by the first records; the choice is reported with its reason. */
  readonly separator?: "auto" | TableSeparator | undefined;
  /** How IDs are written. Default `auto`: by the first of each file and place, reported if it is not `plain`. */
  readonly idForm?: "auto" | IdForm | undefined;
  /**
   * What happens to an entry that is a whole post as JSON and contains another one that must be removed: in
   * `retweeted_status`, `quoted_status` or `referenced_tweets`. `remove` (default): the entry is removed. `scrub`: the post
   * inside is replaced by `null`; a retweet is still removed, as its own text repeats the post. `ignore`: only the entry's own
   * ID is checked.
   */
  readonly embeddedPosts?: "remove" | "scrub" | "ignore" | undefined;
  /**
   * `true`: the dataset may contain no IDs at all. Default `false`: the report says that it lacks them (`lacksIds`), because a
   * list that is suddenly empty is more often a broken export.
   */
  readonly allowEmpty?: boolean | undefined;
  /**
   * Fields to blank where X asks for the location alone to be removed, as in `IdPlace.field`: an empty field in csv, `null`
   * in jsonl and json. Default: none.
   */
  readonly scrubFields?: readonly string[] | undefined;
  /**
   * What happens to an entry where X asks for the location alone to be removed. `auto` (default): `scrubFields` are
   * blanked; without any, an entry with nothing but IDs is kept, as it has no location, and any other is removed.
   * `remove`: the entry is removed. `keep`: it is kept as it is.
   */
  readonly onScrub?: "auto" | "remove" | "keep" | undefined;
  /**
   * What happens to an entry whose post was edited (X's `rehydrate`), so that its content must be fetched again. `keep`
   * (default): it is kept as it is. `scrub`: its `scrubFields` are blanked until then; without any this is refused.
   */
  readonly onRefetch?: "keep" | "scrub" | undefined;
  /** Reasons or actions of X's records that are not a violation here, for example `scrub_geo` in a list of bare IDs. Default: none. */
  readonly keepReasons?: readonly string[] | undefined;
  /**
   * What happens to an entry without an ID where one should be. `fail` (default): nothing is checked until it is fixed.
   * `keep`: it is kept as it is, counted and reported.
   */
  readonly onBadEntry?: "fail" | "keep" | undefined;
}

/** A file of a dataset. */
export interface DatasetFile {
  /** Shown in reports and errors, for example the path inside the repository. Its extension says what the format is. */
  readonly name: string;
  /** Where the file is read and written. */
  readonly path: string;
  /**
   * `true`: the path is absolute and leads through no symlink. If it does when the file is opened, the file is refused,
   * because somebody replaced a folder by a link. Default `false`: only the file itself must not be a symlink.
   */
  readonly isReal?: boolean | undefined;
}

/** One thing that is wrong with the input, in words for its author. */
export interface Fault {
  readonly file?: string;
  /** Counted from 1. The first, where it is several. */
  readonly line?: number;
  /** All of them where it is several lines, for example `1–1000` or `3, 7–9 and 12 more`. */
  readonly lines?: string;
  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** What X can say of an ID. */
export interface Finding {
  readonly action: string;
  readonly reason: string;
  /** What it means where a dataset says nothing else. */
  readonly decision: Decision;
}

/** What is known of an ID, and what a dataset's policy makes of it. */
export interface Classification {
  readonly decision: Decision;
  /** `undefined`: X has no record about the ID. */
  readonly finding: Finding | undefined;
}

/** Classifies IDs, many at a time. */
export interface Classifier {
  /** Every classification there is; 0 is `keep` without a finding. */
  readonly classifications: readonly Classification[];
  /**
   * Classifies `count` IDs, best some 2,000 at once, given as their two words. Row i of the answer is the number of ID i's
   * classification. Valid until the next call.
   */
  classify(high: Int32Array, low: Int32Array, count: number): Uint8Array;
  /**
   * Writes the places of those of `count` IDs into `places` that may be classified as anything but 0, and returns how many they
   * are: quicker than to classify them. Left out where that is so for any ID.
   */
  select?(
    ids: { readonly high: Int32Array; readonly low: Int32Array },
    count: number,
    places: Int32Array,
  ): number;
}
