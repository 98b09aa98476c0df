/** Cuts a stream of bytes behind the last LF of what has come: not at CR, not at U+2028, and never inside a line. */
export interface WholeLines {
  /** The whole lines that are there with this chunk. Valid until the next call. */
  push(chunk: Uint8Array): Uint8Array;
  /** What is left after the last byte: a line without LF. */
  end(): Uint8Array;
  /** Calls `onTooLong` if a line of this length is. */
  checkLength(lineBytes: number): void;
}

const lf = 10;
/** No record is longer, and a hostile line stays cheap. */
const maxLineBytes = 64 * 1024;

/** `onTooLong` must throw. */
export function createWholeLines(onTooLong: () => never): WholeLines {
  let held: Buffer = Buffer.alloc(0);
  return {
    push(chunk) {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = bytes.lastIndexOf(lf) + 1;
      held = Buffer.from(bytes.subarray(end));
      if (end === 0 && held.length > maxLineBytes) onTooLong();
      return bytes.subarray(0, end);
    },
    end: () => held,
    checkLength(lineBytes) {
      if (lineBytes > maxLineBytes) onTooLong();
    },
  };
}
