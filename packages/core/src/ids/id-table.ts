import type { BloomFilter } from "./bloom-filter.ts";
import { hashId } from "./hash-id.ts";
import { createTags, type RowTags, widenTags } from "./row-tags.ts";

const firstRows = 1_024;
const maxLoad = 0.75;
/** IDs that one block look-up takes at most. */
export const blockIds = 2_048;

/**
 * Rows found by ID: open addressing in one typed array, whose rows begin with the two words of the ID. JS
 * sets and maps throw at 16,777,216 entries and take five times the memory. 0/0 marks an empty row, as no
 * ID is 0.
 */
export class IdTable {
  readonly #rowWords: number;
  #words: Int32Array<ArrayBuffer>;
  #mask: number = firstRows - 1;
  #rows = 0;
  /** A number for each row, that of the IDs that came with it; none while all came with 0. */
  #tags: RowTags | undefined;
  #tag = 0;
  readonly #hashes: Int32Array = new Int32Array(blockIds);

  /** @param valueWords Words of a row behind the ID. */
  constructor(valueWords: number) {
    this.#rowWords = 2 + valueWords;
    this.#words = new Int32Array(firstRows * this.#rowWords);
  }

  /** How many IDs are in. */
  get size(): number {
    return this.#rows;
  }

  /** The number that new rows get from now on, 0 at first. */
  set tag(tag: number) {
    this.#tag = tag;
    if (tag > 0) this.#tags = widenTags(this.#tags, this.#mask + 1, tag);
  }

  /** The number of the row that begins at `at`. */
  tagOf(at: number): number {
    return this.#tags?.[at / this.#rowWords] ?? 0;
  }

  /** Gives the row of an ID that is in another number. */
  retag(high: number, low: number, tag: number): void {
    const at = this.find(high, low);
    if (at === -1) return;
    this.#tags = widenTags(this.#tags, this.#mask + 1, tag);
    this.#tags[at / this.#rowWords] = tag;
  }

  /** Grows, at once, until so many more IDs have room. */
  makeRoom(ids: number): void {
    const needed = (this.#rows + ids) / maxLoad;
    if (needed > this.#mask + 1) this.#growTo(2 ** Math.ceil(Math.log2(needed)));
  }

  /** Where the row of an ID begins in `words`, or −1. */
  find(high: number, low: number): number {
    const at = seek(this.#shape(), high, low, hashId(high, low));
    return this.#isEmpty(at) ? -1 : at;
  }

  /** Where the row of an ID begins in `words`, made with zeros if the ID is new. Valid until the next `add`. */
  add(high: number, low: number): number {
    this.makeRoom(1);
    const at = seek(this.#shape(), high, low, hashId(high, low));
    if (this.#isEmpty(at)) this.#place(at, high, low);
    return at;
  }

  /** Finds the rows of `count` IDs, at most `blockIds`, and writes where they begin into `rows`, or −1. */
  findBlock({ high, low, count, rows }: Block): void {
    const shape = this.#touchBlock({ high, low, count, rows });
    const { words } = shape;
    const hashes = this.#hashes;
    for (let index = 0; index < count; index++) {
      const at = seek(shape, high[index] as number, low[index] as number, hashes[index] as number);
      rows[index] = words[at] === 0 && words[at + 1] === 0 ? -1 : at;
    }
  }

  /** As `findBlock`, but IDs that are not in get a row, where `rows` has its complement (`~`). */
  addBlock({ high, low, count, rows }: Block): void {
    this.makeRoom(count);
    const shape = this.#touchBlock({ high, low, count, rows });
    const { words } = shape;
    const hashes = this.#hashes;
    for (let index = 0; index < count; index++) {
      const at = seek(shape, high[index] as number, low[index] as number, hashes[index] as number);
      const isNew = words[at] === 0 && words[at + 1] === 0;
      rows[index] = isNew ? ~at : at;
      if (isNew) this.#place(at, high[index] as number, low[index] as number);
    }
  }

  /**
   * Hashes a block and brings its rows near, all of them at once instead of one after the other: the memory that a
   * table of millions of IDs takes is far away.
   */
  #touchBlock({ high, low, count, rows }: Block): Shape {
    const shape = this.#shape();
    const { words, mask, rowWords } = shape;
    const hashes = this.#hashes;
    let touched = 0;
    for (let index = 0; index < count; index++) {
      const hash = hashId(high[index] as number, low[index] as number);
      hashes[index] = hash;
      touched |= words[(hash & mask) * rowWords] as number;
    }
    // Written, so that the engine cannot leave the reads out.
    rows[0] = touched;
    return shape;
  }

  /** The rows; a caller writes only behind the ID. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Adds every ID to a filter. With a million IDs it took 0.7 of the time of a callback for each, best of eight by turns. */
  fill(filter: BloomFilter): void {
    const words = this.#words;
    for (let at = 0; at < words.length; at += this.#rowWords) {
      const [high, low] = [words[at] as number, words[at + 1] as number];
      if (high !== 0 || low !== 0) filter.add(high, low);
    }
  }

  /** Calls back with the beginning of every row, in no order. */
  forEach(visit: (at: number) => void): void {
    for (let at = 0; at < this.#words.length; at += this.#rowWords) {
      if (!this.#isEmpty(at)) visit(at);
    }
  }

  #place(at: number, high: number, low: number): void {
    this.#words[at] = high;
    this.#words[at + 1] = low;
    if (this.#tags !== undefined) this.#tags[at / this.#rowWords] = this.#tag;
    this.#rows++;
  }

  #shape(): Shape {
    return { words: this.#words, mask: this.#mask, rowWords: this.#rowWords };
  }

  #isEmpty(at: number): boolean {
    return this.#words[at] === 0 && this.#words[at + 1] === 0;
  }

  #growTo(rows: number): void {
    const old = this.#words;
    const oldTags = this.#tags;
    const rowWords = this.#rowWords;
    this.#mask = rows - 1;
    this.#words = new Int32Array(rows * rowWords);
    this.#tags = oldTags && createTags(rows, oldTags instanceof Uint16Array);
    const shape = this.#shape();
    for (let from = 0; from < old.length; from += rowWords) {
      const high = old[from] as number;
      const low = old[from + 1] as number;
      if (high === 0 && low === 0) continue;
      const to = seek(shape, high, low, hashId(high, low));
      for (let word = 0; word < rowWords; word++) shape.words[to + word] = old[from + word] as number;
      if (this.#tags !== undefined) this.#tags[to / rowWords] = oldTags?.[from / rowWords] as number;
    }
    // Given back at once: left to the garbage collector, old tables of millions of IDs stay for long.
    old.buffer.transfer(0);
    oldTags?.buffer.transfer(0);
  }
}

/** `count` IDs and where to write what is found about each. */
export interface Block {
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly count: number;
  readonly rows: Int32Array;
}

/** The fields of a table as local variables, which loops need not read again for each ID. */
interface Shape {
  readonly words: Int32Array;
  readonly mask: number;
  readonly rowWords: number;
}

/** Where the row of an ID begins, or where it would. */
function seek({ words, mask, rowWords }: Shape, high: number, low: number, hash: number): number {
  for (let row = hash & mask; ; row = (row + 1) & mask) {
    const at = row * rowWords;
    const rowHigh = words[at];
    const rowLow = words[at + 1];
    if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0)) return at;
  }
}
