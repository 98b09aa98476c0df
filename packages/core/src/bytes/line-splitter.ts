/** Called with a line in `bytes` from `start` to `end`, and its LF, if it has one, at `end`. Valid during the call only. */
export type OnLine = (
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number; readonly hasLf: boolean },
) => void;

/** Cuts a stream of bytes into lines at LF alone: not at CR, not at U+2028, and never inside a character. */
export interface LineSplitter {
  push(chunk: Uint8Array): void;
  /** Hands out a last line without LF, if there is one. Returns whether the stream was empty or ended with LF. */
  end(): boolean;
}

export interface LineSplitterOptions {
  /** A longer line is handed to `onTooLong` once and otherwise passed over, so that memory stays bounded. */
  readonly maxLineBytes: number;
  readonly onLine: OnLine;
  readonly onTooLong: () => void;
}

const lf = 10;

const leastCarryBytes = 256;

function enlarge(
  carry: Uint8Array,
  { carried, neededBytes }: { readonly carried: number; readonly neededBytes: number },
): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(leastCarryBytes, 2 * neededBytes));
  larger.set(carry.subarray(0, carried));
  return larger;
}

export function createLineSplitter({ maxLineBytes, onLine, onTooLong }: LineSplitterOptions): LineSplitter {
  // The beginning of a line whose end has not come yet.
  let carry = new Uint8Array(0);
  let carried = 0;
  let tooLong = false;

  function keep(chunk: Uint8Array, start: number, end: number): void {
    if (tooLong) return;
    if (carried + end - start > maxLineBytes) {
      tooLong = true;
      carried = 0;
      onTooLong();
      return;
    }
    // With room for the LF. Most such lines are far shorter than the longest one that may come.
    const neededBytes = carried + end - start + 1;
    if (carry.length < neededBytes) carry = enlarge(carry, { carried, neededBytes });
    carry.set(chunk.subarray(start, end), carried);
    carried += end - start;
  }

  function finish(chunk: Uint8Array, start: number, end: number): void {
    if (carried === 0 && !tooLong && end - start <= maxLineBytes) {
      onLine(chunk, { start, end, hasLf: true });
      return;
    }
    keep(chunk, start, end);
    carry[carried] = lf;
    if (!tooLong) onLine(carry, { start: 0, end: carried, hasLf: true });
    carried = 0;
    tooLong = false;
  }

  return {
    push(chunk) {
      let start = 0;
      for (let end = chunk.indexOf(lf, start); end !== -1; end = chunk.indexOf(lf, start)) {
        finish(chunk, start, end);
        start = end + 1;
      }
      if (start < chunk.length) keep(chunk, start, chunk.length);
    },
    end() {
      const complete = carried === 0 && !tooLong;
      if (carried > 0) onLine(carry, { start: 0, end: carried, hasLf: false });
      carried = 0;
      tooLong = false;
      return complete;
    },
  };
}
