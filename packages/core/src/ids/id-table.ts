import { fitBlock } from "./fit-block.ts";
import { hashId } from "./hash-id.ts";

const firstRows = 64;
const maxLoad = 0.75;
/** All IDs move to another row each time, so it does not grow for a few more. */
const leastGrowth = 1.2;
/** Where IDs come one by one, and nobody knows how many will. */
const growth = 1.5;
/** How many there are. */
const hashCount = 2 ** 32;

/**
 * Rows found by ID: open addressing in one typed array, two words per row. JS sets throw at 16,777,216 entries and take
 * five times the memory. 0/0 marks an empty row, as no ID is 0.
 */
export class IdTable {
  #words: Int32Array<ArrayBuffer> = new Int32Array(firstRows * 2);
  #rows: number = firstRows;
  readonly #salt: number = createSalt();
  #size = 0;
  #starts: Int32Array = new Int32Array(0);

  get size(): number {
    return this.#size;
  }

  get rows(): number {
    return this.#rows;
  }

  /** Makes room for so many more IDs, at once. */
  reserve(ids: number): void {
    this.#growFor(ids, leastGrowth);
  }

  /** Forgets all IDs, and gives their memory back at once. */
  clear(): void {
    this.#size = 0;
    this.#replace(new Int32Array(firstRows * 2));
  }

  #growFor(ids: number, factor: number): void {
    const needed = Math.ceil((this.#size + ids) / maxLoad);
    if (needed > this.#rows) this.#growTo(Math.max(needed, Math.ceil(this.#rows * factor)));
  }

  find(high: number, low: number): number {
    const row = seek(this.#words, { high, low, start: this.#chooseStart(high, low) });
    return this.#isEmpty(row) ? -1 : row;
  }

  /** The row of an ID, made if the ID is new. Valid until the next `add`. */
  add(high: number, low: number): number {
    this.#growFor(1, growth);
    const row = seek(this.#words, { high, low, start: this.#chooseStart(high, low) });
    if (this.#isEmpty(row)) this.#place(row, high, low);
    return row;
  }

  /** Finds the rows of `count` IDs and writes them into `rows`, or −1. */
  findBlock({ high, low, count, rows }: Block): void {
    // Written, so that the engine cannot leave the reads out.
    rows[0] = this.#touchBlock(high, low, count);
    const words = this.#words;
    const starts = this.#starts;
    for (let index = 0; index < count; index++) {
      const id = { high: high[index] as number, low: low[index] as number, start: starts[index] as number };
      const row = seek(words, id);
      rows[index] = words[row * 2] === 0 && words[row * 2 + 1] === 0 ? -1 : row;
    }
  }

  /** As `findBlock`, but IDs that are not in get a row, where `rows` has its complement (`~`). */
  addBlock({ high, low, count, rows }: Block): void {
    this.#growFor(count, growth);
    rows[0] = this.#touchBlock(high, low, count);
    const words = this.#words;
    const starts = this.#starts;
    for (let index = 0; index < count; index++) {
      const id = { high: high[index] as number, low: low[index] as number, start: starts[index] as number };
      const row = seek(words, id);
      const isNew = words[row * 2] === 0 && words[row * 2 + 1] === 0;
      rows[index] = isNew ? ~row : row;
      if (isNew) this.#place(row, id.high, id.low);
    }
  }

  /** Chooses where a block's rows are sought, and brings all of them near at once: their memory is far away (docs/performance.md). */
  #touchBlock(high: Int32Array, low: Int32Array, count: number): number {
    const words = this.#words;
    const [rows, salt] = [this.#rows, this.#salt];
    this.#starts = fitBlock(this.#starts, count);
    const starts = this.#starts;
    let touched = 0;
    for (let index = 0; index < count; index++) {
      const start = chooseStart(hashId(high[index] as number, low[index] as number), rows, salt);
      starts[index] = start;
      touched |= words[start * 2] as number;
    }
    return touched;
  }

  /** The IDs, two words per row, to be read only. Valid until the next ID is added. */
  get words(): Int32Array {
    return this.#words;
  }

  forEach(visit: (row: number) => void): void {
    for (let row = 0; row < this.#rows; row++) {
      if (!this.#isEmpty(row)) visit(row);
    }
  }

  #chooseStart(high: number, low: number): number {
    return chooseStart(hashId(high, low), this.#rows, this.#salt);
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
      const start = chooseStart(hashId(id.high, id.low), rows, this.#salt);
      const to = seek(words, { ...id, start });
      words[to * 2] = id.high;
      words[to * 2 + 1] = id.low;
    }
    this.#replace(words);
  }

  /** Old tables of millions of IDs stay for long if they are left to the garbage collector. */
  #replace(words: Int32Array<ArrayBuffer>): void {
    const old = this.#words;
    this.#words = words;
    this.#rows = words.length >>> 1;
    old.buffer.transfer(0);
  }
}

export interface Block {
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly count: number;
  readonly rows: Int32Array;
}

let salts = 0;

/** Tables differ in their order: IDs that come in that of a larger table would all get into one end of a smaller one, and be sought ever longer. */
function createSalt(): number {
  salts = (salts + 1) | 0;
  return Math.imul(salts, 0x9e3779b1) | 1;
}

/** A row for each hash, of any number of rows: of powers of two, up to half would be in vain. */
function chooseStart(hash: number, rows: number, salt: number): number {
  return ((Math.imul(hash, salt) >>> 0) * (rows / hashCount)) | 0;
}

/** The row of an ID, or the empty one where it would be. */
function seek(
  words: Int32Array,
  { high, low, start }: { readonly high: number; readonly low: number; readonly start: number },
): number {
  for (let at = start * 2; ; ) {
    const rowHigh = words[at];
    const rowLow = words[at + 1];
    if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0)) return at >>> 1;
    at += 2;
    if (at === words.length) at = 0;
  }
}
