import { blockIds, IdTable } from "./id-table.ts";

/** IDs that can be looked up. An ID is given as its two words (`parseId`). */
export interface IdLookup {
  readonly size: number;
  has(high: number, low: number): boolean;
  /** Looks `count` IDs up, at most 2,048. Row i of the answer is −1 if ID i is not in. Valid until the next call. */
  findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array;
}

/**
 * Distinct IDs, 8 bytes a row. They may be in parts, numbered from 0 to 65,535: an ID belongs to the part that was
 * open when it was first added, at a byte a row more, or two from part 256 on.
 */
export class IdSet implements IdLookup {
  readonly #table: IdTable = new IdTable(0);
  readonly #rows: Int32Array = new Int32Array(blockIds);

  get size(): number {
    return this.#table.size;
  }

  /**
   * Makes room for so many more IDs at once. To read 10 million into an upload took 0.77 of the time and 250 in place
   * of 320 MB, medians of five runs by turns with a set that grows as they come.
   */
  expect(ids: number): void {
    this.#table.makeRoom(ids);
  }

  /** From now on new IDs belong to this part; 0 at first. */
  openPart(part: number): void {
    this.#table.tag = part;
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
   * Adds `count` IDs, at most 2,048. Row i of the answer is below 0 if ID i is new; an ID that stands twice is new
   * once. The answer is valid until the next call.
   */
  addBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#table.addBlock({ high, low, count, rows: this.#rows });
    return this.#rows;
  }

  findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#table.findBlock({ high, low, count, rows: this.#rows });
    return this.#rows;
  }

  /** Looks up as `findBlock` does, and answers with the part of each ID, or −1. Valid until the next call. */
  findParts(high: Int32Array, low: Int32Array, count: number): Int32Array {
    const rows = this.findBlock(high, low, count);
    for (let index = 0; index < count; index++) {
      const row = rows[index] as number;
      if (row !== -1) rows[index] = this.#table.tagOf(row);
    }
    return rows;
  }

  /** Calls back with every ID, in no order. */
  forEach(visit: (high: number, low: number) => void): void {
    const { words } = this.#table;
    this.#table.forEach((at) => {
      visit(words[at] as number, words[at + 1] as number);
    });
  }

  /** Moves an ID that is in to another part. */
  movePart(high: number, low: number, part: number): void {
    this.#table.retag(high, low, part);
  }
}

/** The IDs of one part of a set, of which it has `size`. */
export function viewPart(set: IdSet, part: number, size: number): IdLookup {
  const [high, low] = [new Int32Array(1), new Int32Array(1)];
  const view: IdLookup = {
    size,
    has(idHigh, idLow) {
      high[0] = idHigh;
      low[0] = idLow;
      return set.findParts(high, low, 1)[0] === part;
    },
    findBlock(highs, lows, count) {
      const parts = set.findParts(highs, lows, count);
      for (let index = 0; index < count; index++) if (parts[index] !== part) parts[index] = -1;
      return parts;
    },
  };
  return view;
}
