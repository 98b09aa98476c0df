import { blockIds, IdTable } from "./id-table.ts";

/** Distinct IDs, 8 bytes a row. An ID is given as its two words (`parseId`). */
export class IdSet {
  readonly #table: IdTable = new IdTable(0);
  readonly #rows: Int32Array = new Int32Array(blockIds);

  get size(): number {
    return this.#table.size;
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
   * Adds `count` IDs, at most 2,048. Row i of the answer is −1 if ID i is new; an ID that stands twice is new
   * once. The answer is valid until the next call.
   */
  addBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#table.findBlock(high, low, { count, rows: this.#rows, adding: true });
    return this.#rows;
  }

  /** Looks `count` IDs up, at most 2,048. Row i of the answer is −1 if ID i is not in. Valid until the next call. */
  findBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    this.#table.findBlock(high, low, { count, rows: this.#rows, adding: false });
    return this.#rows;
  }
}
