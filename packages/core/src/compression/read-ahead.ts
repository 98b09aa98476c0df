import type { ByteSource } from "./byte-stream.ts";

/** What was read at once, in a buffer, behind what was left of the piece before. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** Nothing of the source comes after `to`. */
  readonly last: boolean;
}

/** What is read at once. A quarter of it took 1.2 times as long, to rewrite 10 million IDs (7 runs by turns). */
export const pieceBytes: number = 1024 * 1024;
/** One is filled, one is worked on, and what was made of a third is on its way into a file. */
const bufferCount = 3;
/** Room in front of a piece for what is left of the one before: nearly always less than a line. */
const frontBytes = 64 * 1024;
/** Readers may look one byte ahead. */
const spareBytes = 1;

/**
 * Reads a source piece by piece into buffers that take turns, the next piece while one is worked on. A buffer is
 * filled again when the piece after the next one is asked for.
 */
export class ReadAhead {
  readonly #source: ByteSource;
  readonly #buffers: Uint8Array[] = [];
  #pieceBytes: number;
  #turn = 0;
  #filling: Promise<number> | undefined;

  /** @param sizeBytes What the source gives, if that is known. */
  constructor(source: ByteSource, sizeBytes: number | undefined) {
    this.#source = source;
    // One byte more than a small file has, so that its end is seen without a larger buffer.
    const small = sizeBytes !== undefined && sizeBytes < pieceBytes ? sizeBytes + 1 : undefined;
    this.#pieceBytes = small ?? pieceBytes;
    if (small !== undefined) this.#buffers.push(new Uint8Array(small + spareBytes));
  }

  /** Begins to read the next piece. If that fails, `next` throws. */
  start(): void {
    this.#buffers[this.#turn] ??= new Uint8Array(frontBytes + this.#pieceBytes + spareBytes);
    this.#filling = this.#fill(this.#buffers[this.#turn] as Uint8Array);
    this.#filling.catch(() => {});
  }

  /** The next piece, behind `rest`. Throws what the source throws. */
  async next(rest: Uint8Array): Promise<Piece> {
    if (this.#filling === undefined) this.start();
    const size = (await this.#filling) as number;
    this.#filling = undefined;
    const bytes = this.#makeRoom(rest.length);
    this.#turn = (this.#turn + 1) % bufferCount;
    const start = bytes.length - spareBytes - this.#pieceBytes;
    bytes.set(rest, start - rest.length);
    const last = size < this.#pieceBytes;
    if (!last) this.#enlarge();
    return { bytes, from: start - rest.length, to: start + size, last };
  }

  /** Waits for a read that is under way: nobody asks for its bytes any more. */
  async stop(): Promise<void> {
    await this.#filling?.catch(() => {});
  }

  /**
   * The same, and gives the memory of all pieces back at once. Only where all work on them has come to its end: after a failure a
   * thread of zlib may still read what it was given, though its stream is closed.
   */
  async giveBack(): Promise<void> {
    await this.stop();
    for (const { buffer } of this.#buffers) (buffer as ArrayBuffer).transfer(0);
  }

  /** A source that gives more than was announced must not be read in pieces of the announced size, which may be 0. */
  #enlarge(): void {
    if (this.#pieceBytes === pieceBytes) return;
    this.#pieceBytes = pieceBytes;
    this.#buffers.length = 0;
    this.#turn = 0;
  }

  /** Fills all of a buffer behind its front, less only at the source's end. */
  async #fill(buffer: Uint8Array): Promise<number> {
    const to = buffer.length - spareBytes;
    const start = to - this.#pieceBytes;
    let from = start;
    while (from < to) {
      const size = await this.#source.read({ buffer, from, to });
      if (size === 0) break;
      from += size;
    }
    return from - start;
  }

  /** The buffer whose turn it is, with room for so many bytes in front of what was read into it. */
  #makeRoom(neededBytes: number): Uint8Array {
    const bytes = this.#buffers[this.#turn] as Uint8Array;
    const front = bytes.length - spareBytes - this.#pieceBytes;
    if (neededBytes <= front) return bytes;
    const larger = new Uint8Array(neededBytes * 2 + this.#pieceBytes + spareBytes);
    larger.set(bytes.subarray(front), neededBytes * 2);
    this.#buffers[this.#turn] = larger;
    return larger;
  }
}
