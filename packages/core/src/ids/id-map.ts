import { BloomFilter } from "./bloom-filter.ts";
import { blockIds, IdTable } from "./id-table.ts";

/** A 32-bit value, not 0, for each of distinct IDs, 12 bytes a row. An ID is given as its two words (`parseId`). */
export class IdMap {
  readonly #table: IdTable = new IdTable(1);
  readonly #filter: BloomFilter = new BloomFilter();
  #filtered = 0;
  readonly #places: Int32Array = new Int32Array(blockIds);
  readonly #rows: Int32Array = new Int32Array(blockIds);
  readonly #high: Int32Array = new Int32Array(blockIds);
  readonly #low: Int32Array = new Int32Array(blockIds);
  readonly #values: Int32Array = new Int32Array(blockIds);

  get size(): number {
    return this.#table.size;
  }

  /** Makes room for so many more IDs at once, which is quicker than growing as they come. */
  expect(ids: number): void {
    this.#table.makeRoom(ids);
  }

  /** The value as an unsigned number; 0 if the ID is not in. */
  get(high: number, low: number): number {
    const at = this.#table.find(high, low);
    return at === -1 ? 0 : (this.#table.words[at + 2] as number) >>> 0;
  }

  set(high: number, low: number, value: number): void {
    const at = this.#table.add(high, low);
    this.#table.words[at + 2] = value;
  }

  /**
   * The values of `count` IDs, at most 2,048: row i is 0 if ID i is not in. Signed. Valid until the next call.
   */
  getBlock(high: Int32Array, low: Int32Array, count: number): Int32Array {
    const values = this.#values.fill(0, 0, count);
    if (this.#table.size === 0) return values;
    this.#refreshFilter();
    const selected = this.#filter.select({ high, low }, count, this.#places);
    for (let index = 0; index < selected; index++) {
      const place = this.#places[index] as number;
      this.#high[index] = high[place] as number;
      this.#low[index] = low[place] as number;
    }
    this.#table.findBlock({ high: this.#high, low: this.#low, count: selected, rows: this.#rows });
    const { words } = this.#table;
    for (let index = 0; index < selected; index++) {
      const row = this.#rows[index] as number;
      if (row !== -1) values[this.#places[index] as number] = words[row + 2] as number;
    }
    return values;
  }

  /**
   * Adds every ID of another map with its value. Room is made first: IDs come in the order of their hashes, and would
   * all crowd at the front of a table that is too small.
   */
  addAll(other: IdMap): void {
    this.#table.makeRoom(other.size);
    const { words } = other.#table;
    other.#table.forEach((at) => {
      this.set(words[at] as number, words[at + 1] as number, words[at + 2] as number);
    });
  }

  /**
   * Gives `count` IDs, at most 2,048, their values, none of them 0. Those that were in already, or stand in the block
   * a second time, keep the value they have: their rows are returned, in order. A million new IDs took two thirds of
   * the time of `set`, medians of nine runs by turns.
   */
  addBlock(
    high: Int32Array,
    low: Int32Array,
    { values, count }: { readonly values: Int32Array; readonly count: number },
  ): readonly number[] {
    const known: number[] = [];
    const rows = this.#rows;
    this.#table.addBlock({ high, low, count, rows });
    const { words } = this.#table;
    for (let index = 0; index < count; index++) {
      const at = rows[index] as number;
      if (at < 0) words[~at + 2] = values[index] as number;
      else known.push(index);
    }
    return known;
  }

  /** Calls back with every value, in no order. */
  forEach(visit: (value: number) => void): void {
    const { words } = this.#table;
    this.#table.forEach((at) => {
      visit((words[at + 2] as number) >>> 0);
    });
  }

  /** Made at the first look-up after IDs were added: while a map is being filled nobody asks. */
  #refreshFilter(): void {
    if (this.#filtered === this.#table.size) return;
    this.#filter.reset(this.#table.size);
    this.#table.fill(this.#filter);
    this.#filtered = this.#table.size;
  }
}
