/** Entries that are handled together: enough for their cache misses to overlap, few enough to stay in the cache. */
export const batchEntries = 2_048;

/** The IDs of a batch's entries in one place. Where an entry has none there, both words are 0. */
export interface IdColumn {
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly idStart: Int32Array;
  readonly idEnd: Int32Array;
}

/** Posts whose content is inside entries, for example the retweeted one. All are of type `tweets`. */
export interface EmbeddedPosts {
  /** As many as an entry of the batch has inside at most. */
  readonly columns: readonly EmbeddedColumn[];
  /** Written by who decides: 1 for each entry whose own fields are not scrubbed, though a post inside may be. */
  readonly keepsFields: Uint8Array;
}

/** One post inside each entry of a batch. Where an entry has none there, all are 0. */
export interface EmbeddedColumn extends Pick<IdColumn, "high" | "low"> {
  /** The object that holds it, for `null` to take its place; 0 where that would leave content of it behind. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Written by who decides: 1 where the post must be removed. */
  readonly isGone: Uint8Array;
}

/**
 * Entries that were found in one buffer. What lies between them is not an entry and always stays. The batch is
 * filled again and again: it is valid until the next `read`.
 */
export interface EntryBatch {
  count: number;
  readonly entries: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly ids: readonly [IdColumn, ...IdColumn[]];
  /** Only where an entry of this batch has other posts inside. */
  embedded?: EmbeddedPosts | undefined;
  /** Only where entries are the elements of arrays, and are told one by one. */
  readonly elements?: ElementColumns | undefined;
  /** Only where several entries share a container that is read whole, for example the IDs in a cell of a table. */
  readonly containers?: Containers | undefined;
}

/** What stands in front of an element in its array: an entry, nothing, or an element that is not an entry and stays. */
export const elementsBefore = { entry: 0, nothing: 1, other: 2 } as const;

/**
 * Elements of an array have separators between them. An entry's `start` is the end of the element before it, of whatever
 * kind; of the first, where it begins itself. So it goes with the separator in front of it, or, while nothing of its array
 * has stayed, with the one behind it. Where another element follows, `read` stops at the end of the last one it has told.
 */
export interface ElementColumns {
  /** Where the element itself begins. */
  readonly own: Int32Array;
  /** Where the next element of the array begins; where the element ends, if it is the last. */
  readonly next: Int32Array;
  /** One of `elementsBefore`. */
  readonly before: Uint8Array;
}

/**
 * Containers of a batch, in the order of their bytes: each is in one batch with all of its entries. Container `c` has the
 * rows from `firstRow[c]` up to `firstRow[c + 1]`, and the bytes from `start[c]` to `end[c]`.
 */
export interface Containers {
  count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** One more than there are containers. */
  readonly firstRow: Int32Array;
  /** 1 for each row that others of its container may take along when they go. Left out where no entry does so. */
  readonly isLed?: Uint8Array | undefined;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a buffer. The byte at `to` must exist, so that a reader may look one byte ahead. */
export interface Region {
  readonly from: number;
  readonly to: number;
  /** Nothing of the file comes after `to`: an unfinished record is whole. */
  readonly last: boolean;
}

/** Finds the entries of one file of one format. A reader belongs to one file and is told its bytes in order. */
export interface EntryReader {
  readonly batch: EntryBatch;
  /** A longer record is a fault; the caller need not bring more bytes at once. */
  readonly maxRecordBytes: number;
  /**
   * Fills `batch` from whole records, and returns where it stopped: behind the last whole record, or before
   * that because the batch is full. It returns `from` if there is no whole record in the region.
   */
  read(bytes: Uint8Array, region: Region): number;
  /** What is written over a field that is scrubbed. */
  readonly scrubbedField: string;
  /** Those of the dataset's `scrubFields` in an entry that are not scrubbed yet, in the order of their bytes. */
  findUnscrubbed(bytes: Uint8Array, entry: Span): readonly Span[];
  /**
   * What has to be left out of a container, given by its bytes alone: entry `i` of it is to go where `isGone[i]` is 1. In
   * the order of the bytes and disjoint; the container as a whole where nothing of it is to stay. It knows nothing of
   * the batch, as it is also asked about copies of the bytes. Only of readers whose batch has containers.
   */
  findDropped?(bytes: Uint8Array, container: Span, isGone: Uint8Array): readonly Span[];
  /** An entry is an ID and nothing else, so that there are no fields to choose from. */
  readonly isBareList?: boolean;
  /** Another reader of the same kind, for containers of a copy that are a line each. */
  createTwin?(): EntryReader;
  /** Whether an entry holds nothing but its IDs: no location that X could ask to be removed. */
  holdsOnlyIds(bytes: Uint8Array, entry: Span): boolean;
}

/** The bytes of an entry itself, without what is between it and its neighbours. */
export function readEntry(
  { start, end, elements }: Pick<EntryBatch, "start" | "end" | "elements">,
  row: number,
): Span {
  return { start: (elements?.own ?? start)[row] as number, end: end[row] as number };
}

export interface OnFault {
  /** A record holds no ID where one should be. It is not an entry, and what comes behind it is read. */
  badEntry(line: number, message: string): void;
  /** The file cannot be read as it is, or not from this line on: nothing more is told of it. */
  refuse(message: string, line?: number): void;
}

export function createEntryBatch(places: number, entries: number = batchEntries): EntryBatch {
  // One buffer for all of them: of a short list the allocations would take longer than the reading.
  const all = new Int32Array(entries * (2 + 4 * places));
  let taken = 0;
  const column = (): Int32Array => all.subarray(entries * taken, entries * ++taken);
  const idColumn = (): IdColumn => ({ high: column(), low: column(), idStart: column(), idEnd: column() });
  return {
    count: 0,
    entries,
    start: column(),
    end: column(),
    ids: [idColumn(), ...Array.from({ length: places - 1 }, idColumn)],
  };
}

export type SharedBatch = (firstBytes: Uint8Array) => EntryBatch;

/** A batch for one file after the other, as large as the largest so far could fill. */
export function createSharedBatch(places: number): SharedBatch {
  let batch: EntryBatch | undefined;
  return ({ length }) => {
    // An entry has a byte and a line end. A file that is longer than its first bytes is filled in more batches.
    const entries = Math.min(batchEntries, Math.ceil((length + 1) / 2));
    if (batch === undefined || batch.entries < entries) batch = createEntryBatch(places, entries);
    batch.embedded = undefined;
    return batch;
  };
}
