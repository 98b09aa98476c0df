import { fitBlock } from "./fit-block.ts";
import { hashId } from "./hash-id.ts";

const firstRows = 64;
const maxLoad = 0.75;

/**
 * Rows found by ID: open addressing in one typed array, two words per row. JS sets throw at 16,777,216 entries and take
 * five times the memory. 0/0 marks an empty row, as no ID is 0.
 */
export class IdTable {
  #words: Int32Array<ArrayBuffer> = new Int32Array(firstRows * 2);
  #mask: number = firstRows - 1;
  #size = 0;
  #hashes: Int32Array = new Int32Array(0);

  get size(): number {
    return this.#size;
  }

  get rows(): number {
    return this.#mask + 1;
  }

  /** Grows, at once, until so many more IDs have room. */
  reserve(ids: number): void {
    const needed = (this.#size + ids) / maxLoad;
    if (needed > this.rows) this.#growTo(2 ** Math.ceil(Math.log2(needed)));
  }

  find(high: number, low: number): number {
    const row = seek(this.#words, this.#mask, { high, low, hash: hashId(high, low) });
    return this.#isEmpty(row) ? -1 : row;
  }

  /** The row of an ID, made if the ID is new. Valid until the next `add`. */
  add(high: number, low: number): number {
    this.reserve(1);
    const row = seek(this.#words, this.#mask, { high, low, hash: hashId(high, low) });
    if (this.#isEmpty(row)) this.#place(row, high, low);
    return row;
  }

  /** Finds the rows of `count` IDs and writes them into `rows`, or −1. */
  findBlock({ high, low, count, rows }: Block): void {
    // Written, so that the engine cannot leave the reads out.
    rows[0] = this.#touchBlock(high, low, count);
    const words = this.#words;
    const mask = this.#mask;
    const hashes = this.#hashes;
    for (let index = 0; index < count; index++) {
      const id = { high: high[index] as number, low: low[index] as number, hash: hashes[index] as number };
      const row = seek(words, mask, id);
      rows[index] = words[row * 2] === 0 && words[row * 2 + 1] === 0 ? -1 : row;
    }
  }

  /** As `findBlock`, but IDs that are not in get a row, where `rows` has its complement (`~`). */
  addBlock({ high, low, count, rows }: Block): void {
    this.reserve(count);
    rows[0] = this.#touchBlock(high, low, count);
    const words = this.#words;
    const mask = this.#mask;
    const hashes = this.#hashes;
    for (let index = 0; index < count; index++) {
      const id = { high: high[index] as number, low: low[index] as number, hash: hashes[index] as number };
      const row = seek(words, mask, id);
      const isNew = words[row * 2] === 0 && words[row * 2 + 1] === 0;
      rows[index] = isNew ? ~row : row;
      if (isNew) this.#place(row, id.high, id.low);
    }
  }

  /** Hashes a block and brings its rows near, all of them at once: their memory is far away (docs/performance.md). */
  #touchBlock(high: Int32Array, low: Int32Array, count: number): number {
    const words = this.#words;
    const mask = this.#mask;
    this.#hashes = fitBlock(this.#hashes, count);
    const hashes = this.#hashes;
    let touched = 0;
    for (let index = 0; index < count; index++) {
      const hash = hashId(high[index] as number, low[index] as number);
      hashes[index] = hash;
      touched |= words[(hash & mask) * 2] as number;
    }
    return touched;
  }

  /** The IDs, two words per row, to be read only. Valid until the next ID is added. */
  get words(): Int32Array {
    return this.#words;
  }

  forEach(visit: (row: number) => void): void {
    for (let row = 0; row <= this.#mask; row++) {
      if (!this.#isEmpty(row)) visit(row);
    }
  }

  #place(row: number, high: number, low: number): void {
    this.#words[row * 2] = high;
    this.#words[row * 2 + 1] = low;
    this.#size++;
  }

  #isEmpty(row: number): boolean {
    return this.#words[row * 2] === 0 && this.#words[row * 2 + 1] === 0;
  }

  #growTo(rows: number): void {
    const old = this.#words;
    const words = new Int32Array(rows * 2);
    for (let from = 0; from * 2 < old.length; from++) {
      const id = { high: old[from * 2] as number, low: old[from * 2 + 1] as number };
      if (id.high === 0 && id.low === 0) continue;
      const to = seek(words, rows - 1, { ...id, hash: hashId(id.high, id.low) });
      words[to * 2] = id.high;
      words[to * 2 + 1] = id.low;
    }
    this.#mask = rows - 1;
    this.#words = words;
    // Given back at once: left to the garbage collector, old tables of millions of IDs stay for long.
    old.buffer.transfer(0);
  }
}

export interface Block {
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly count: number;
  readonly rows: Int32Array;
}

function seek(
  words: Int32Array,
  mask: number,
  { high, low, hash }: { readonly high: number; readonly low: number; readonly hash: number },
): number {
  for (let row = hash & mask; ; row = (row + 1) & mask) {
    const rowHigh = words[row * 2];
    const rowLow = words[row * 2 + 1];
    if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0)) return row;
  }
}
