export interface OutputBuffer {
  /** Keeps a stretch of the buffer, in the order of the calls. What lies before its end may be overwritten. */
  keep(bytes: Uint8Array, start: number, end: number): void;
  insert(bytes: Uint8Array): void;
  /** All of it, and starts again. Valid until the buffer is used again. */
  take(): Uint8Array;
}

/**
 * Moves kept stretches up to the first of them, over what is left out: a run of kept entries is one move, and no second
 * buffer is needed. Only what is inserted is held apart until it is taken.
 */
export function createOutputBuffer(): OutputBuffer {
  let buffer: Uint8Array | undefined;
  let filled = 0;
  let pieces: Uint8Array[] = [];
  let pieceStart = 0;

  function endPiece(): void {
    const piece = buffer?.subarray(pieceStart, filled);
    if (piece?.length) pieces.push(piece);
    pieceStart = filled;
  }

  return {
    keep(bytes, start, end) {
      if (buffer === undefined) {
        buffer = bytes;
        filled = start;
        pieceStart = start;
      }
      if (start !== filled) bytes.copyWithin(filled, start, end);
      filled += end - start;
    },
    insert(bytes) {
      endPiece();
      pieces.push(bytes);
    },
    take() {
      endPiece();
      const all = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
      buffer = undefined;
      pieces = [];
      return all;
    },
  };
}
