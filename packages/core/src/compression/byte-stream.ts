/** Where the bytes of a list come from, whether it is compressed or not. */
export interface ByteSource {
  /**
   * Puts the next bytes into a stretch of a buffer, and returns how many: 0 at the end alone. It may be
   * fewer than there is room for; `from` is below `to`.
   */
  read(target: ReadTarget): Promise<number>;
  /** Lets go of all but the file. To be called however the reading ends, and before the file is closed. */
  close(): Promise<void>;
}

export interface ReadTarget {
  readonly buffer: Uint8Array;
  readonly from: number;
  readonly to: number;
}

export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Writes what is still held back. Only then is the file whole. */
  finish(): Promise<void>;
  /** Gives the file up as it is, in place of `finish`; after this nothing is written to it any more. */
  abort(): Promise<void>;
}
