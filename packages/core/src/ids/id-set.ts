import type { BloomFilter } from "./bloom-filter.ts";
import { fitBlock } from "./fit-block.ts";
import { IdTable } from "./id-table.ts";
import { PartRanges } from "./part-ranges.ts";

/** IDs that can be looked up. An ID is given as its two words (`parseId`). */
export interface IdLookup {
  readonly size: number;
  /** The set whose rows are told: these IDs, or a part of it. */
  readonly all: IdSet;
  has(high: number, low: number): boolean;
  /**
   * Looks `count` IDs up, best some 2,000 at once. Place i of the answer is the row of ID i, or −1 if it is not in. Valid until the
   * next call; a row, until the next ID is added.
   */
  findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array;
}

/**
 * Distinct IDs, 8 bytes per row; an ID is given as its two 32-bit words. They may be in parts, each a range of values.
 * @example
 * ```ts
 * const ids = new IdSet();
 * ids.add(0, 20); // the ID 20: true, as it is new
 * ids.has(0, 21); // false
 * ```
 */
export class IdSet implements IdLookup {
  readonly #table: IdTable = new IdTable();
  readonly #parts: PartRanges = new PartRanges();
  #rows: Int32Array = new Int32Array(0);

  get size(): number {
    return this.#table.size;
  }

  /** Rows are numbers from 0 to this, without it. */
  get rows(): number {
    return this.#table.rows;
  }

  get all(): IdSet {
    return this;
  }

  /** Makes room for so many more IDs at once, which is quicker than to grow as they come (docs/performance.md). */
  reserve(ids: number): void {
    this.#table.reserve(ids);
  }

  /** Forgets all IDs, and gives their memory back at once. Values of the set (`IdValues`) throw from then on. */
  clear(): void {
    this.#table.clear();
  }

  /** From this value on, to where a later part begins, IDs belong to this part; all to part 0 at first. */
  beginPart(first: bigint, part: number): void {
    this.#parts.begin(first, part);
  }

  /** Returns whether the ID is new. */
  add(high: number, low: number): boolean {
    const before = this.#table.size;
    this.#table.add(high, low);
    return this.#table.size > before;
  }

  has(high: number, low: number): boolean {
    return this.#table.find(high, low) !== -1;
  }

  /**
   * Adds `count` IDs, best some 2,000 at once. Place i of the answer is below 0 if ID i is new; an ID that stands twice is new
   * once. The answer is valid until the next call.
   */
  addBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#rows = fitBlock(this.#rows, count);
    this.#table.addBlock({ high, low, count, rows: this.#rows });
    return this.#rows;
  }

  findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#rows = fitBlock(this.#rows, count);
    this.#table.findBlock({ high, low, count, rows: this.#rows });
    return this.#rows;
  }

  /** The part of the ID in a row that was told. */
  partOf(row: number): number {
    const { words } = this.#table;
    return this.#parts.partOf(words[row * 2] as number, words[row * 2 + 1] as number);
  }

  /** The IDs, two words per row, to be read only; those of empty rows are 0. Valid until the next ID is added. */
  get words(): Int32Array {
    return this.#table.words;
  }

  /** Calls back with every ID, in no order. */
  forEach(visit: (high: number, low: number) => void): void {
    const { words } = this.#table;
    this.#table.forEach((row) => {
      visit(words[row * 2] as number, words[row * 2 + 1] as number);
    });
  }

  /** Adds the IDs of those rows to a filter that have a value, which is not 0. */
  fillFilter(filter: BloomFilter, values: Uint8Array): void {
    const { words } = this.#table;
    for (let row = 0; row < values.length; row++) {
      if (values[row] !== 0) filter.add(words[row * 2] as number, words[row * 2 + 1] as number);
    }
  }
}

/** The IDs of one part of a set, of which it has `size`. */
export function viewPart(set: IdSet, part: number, size: number): IdLookup {
  function findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    const rows = set.findBlock(high, low, count);
    for (let index = 0; index < count; index++) {
      const row = rows[index] as number;
      if (row !== -1 && set.partOf(row) !== part) rows[index] = -1;
    }
    return rows;
  }
  return {
    size,
    all: set,
    has: (high, low) => findBlock(Int32Array.of(high), Int32Array.of(low), 1)[0] !== -1,
    findBlock,
  };
}
