/** Cuts a stream of bytes behind the last LF of what has come: not at CR, not at U+2028, and never inside a line. */
export interface WholeLines {
  /** The whole lines that are there with this chunk, in one or two pieces of them. Valid until the next call. */
  push(chunk: Uint8Array): readonly Uint8Array[];
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
      const end = chunk.lastIndexOf(lf) + 1;
      if (end === 0) {
        held = Buffer.concat([held, chunk]);
        if (held.length > maxLineBytes) onTooLong();
        return [];
      }
      // Only the line that came in two chunks is put together: nearly all bytes stay where they are.
      const start = held.length === 0 ? 0 : chunk.indexOf(lf) + 1;
      const cut = start === 0 ? [] : [Buffer.concat([held, chunk.subarray(0, start)])];
      held = Buffer.from(chunk.subarray(end));
      return start === end ? cut : [...cut, chunk.subarray(start, end)];
    },
    end: () => held,
    checkLength(lineBytes) {
      if (lineBytes > maxLineBytes) onTooLong();
    },
  };
}
