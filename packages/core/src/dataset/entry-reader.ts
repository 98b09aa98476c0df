import type { Fault } from "../types.ts";

/** Entries that are handled together: enough for their cache misses to overlap, few enough to stay in the cache. */
export const batchEntries = 2_048;

/**
 * Entries that were found in one buffer. What lies between them is no entry and always stays. The batch is
 * filled again and again: it is valid until the next `read`.
 */
export interface EntryBatch {
  /** How many rows of the columns below are filled. */
  count: number;
  /** Where each entry begins in the buffer, and where it ends, its line end included. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The two words of each entry's ID. */
  readonly high: Int32Array;
  readonly low: Int32Array;
  /** Where the digits of the ID begin and end in the buffer. */
  readonly idStart: Int32Array;
  readonly idEnd: Int32Array;
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
}

/** Told of what is wrong in a file, with its line. `file` is filled in by the caller. */
export type OnFault = (fault: Omit<Fault, "file">) => void;

export function createEntryBatch(): EntryBatch {
  const column = (): Int32Array => new Int32Array(batchEntries);
  return {
    count: 0,
    start: column(),
    end: column(),
    high: column(),
    low: column(),
    idStart: column(),
    idEnd: column(),
  };
}
