import { BloomFilter } from "./bloom-filter.ts";
import { fitBlock, fitBytes } from "./fit-block.ts";
import type { IdSet } from "./id-set.ts";

const none = new Int32Array(0);

/**
 * A number from 1 to 255 for some IDs of a set, at a byte for each row of the set. The set must be complete: a new ID
 * could move the others to other rows, so everything here throws once there is one.
 * @example
 * ```ts
 * const found = new IdValues(idSet);
 * found.set(idSet.findBlock(Int32Array.of(0), Int32Array.of(20), 1)[0] ?? -1, 1);
 * found.get(0, 20); // 1
 * ```
 */
export class IdValues {
  readonly #ids: IdSet;
  readonly #idCount: number;
  readonly #values: Uint8Array;
  #size = 0;
  readonly #filter: BloomFilter = new BloomFilter();
  #filtered = 0;
  #places: Int32Array = none;
  #high: Int32Array = none;
  #low: Int32Array = none;
  #block: Uint8Array = new Uint8Array(0);

  constructor(ids: IdSet) {
    this.#ids = ids;
    this.#idCount = ids.size;
    this.#values = new Uint8Array(ids.rows);
  }

  /** How many IDs have a value. */
  get size(): number {
    return this.#size;
  }

  /** The value of an ID; 0 if it has none or is not in the set. */
  get(high: number, low: number): number {
    return this.lookUp(Int32Array.of(high), Int32Array.of(low), 1)[0] as number;
  }

  /** The value of a row that the set has told; 0 if it has none. */
  at(row: number): number {
    return this.#values[row] as number;
  }

  /** Gives a row that the set has told a value, or another one. */
  set(row: number, value: number): void {
    if (this.#values[row] === 0) this.#size++;
    this.#values[row] = value;
  }

  /**
   * The values of `count` IDs, best some 2,000 at once: 0 for those that have none. Quicker than to look for their rows, where most
   * have none: a filter says so. Valid until the next call.
   */
  lookUp(high: Int32Array, low: Int32Array, count: number): Uint8Array {
    this.#block = fitBytes(this.#block, count);
    const block = this.#block.fill(0, 0, count);
    this.#places = fitBlock(this.#places, count);
    this.#high = fitBlock(this.#high, count);
    this.#low = fitBlock(this.#low, count);
    const places = this.#places;
    const selected = this.select({ high, low }, count, places);
    for (let index = 0; index < selected; index++) {
      const place = places[index] as number;
      this.#high[index] = high[place] as number;
      this.#low[index] = low[place] as number;
    }
    const rows = this.#ids.findBlock(this.#high, this.#low, selected);
    for (let index = 0; index < selected; index++) {
      const row = rows[index] as number;
      if (row !== -1) block[places[index] as number] = this.#values[row] as number;
    }
    return block;
  }

  /** Writes the places of those of `count` IDs into `places` that may have a value, and returns how many they are. */
  select(
    ids: { readonly high: Int32Array; readonly low: Int32Array },
    count: number,
    places: Int32Array,
  ): number {
    this.checkRows();
    if (this.#size === 0) return 0;
    this.#refreshFilter();
    return this.#filter.select(ids, count, places);
  }

  /** Copies every value of another of the same set. No ID may have a value in both. */
  addAll(other: IdValues): void {
    this.checkRows();
    other.checkRows();
    if (other.#ids !== this.#ids) throw new TypeError("The values are of another set.");
    const [own, more] = [this.#values, other.#values];
    for (let row = 0; row < own.length; row++) own[row] = (own[row] as number) | (more[row] as number);
    this.#size += other.#size;
  }

  /** Whether every ID that has a value in another of the same set has the same one here. */
  covers(other: IdValues): boolean {
    this.checkRows();
    return other.#values.every((value, row) => value === 0 || value === this.#values[row]);
  }

  /** Copies the values of another of the same set; of two the lower one. */
  addLower(other: IdValues): void {
    this.checkRows();
    for (const [row, value] of other.#values.entries()) {
      const own = this.at(row);
      if (value !== 0 && (own === 0 || value < own)) this.set(row, value);
    }
    this.#filtered = -1;
  }

  /** Takes the values of the IDs of a part away, for newer ones, but those of some IDs. */
  clearPart(part: number, kept?: IdSet): void {
    this.checkRows();
    const { words } = this.#ids;
    for (let row = 0; row < this.#values.length; row++) {
      if (this.#values[row] === 0 || this.#ids.partOf(row) !== part) continue;
      if (kept?.has(words[row * 2] as number, words[row * 2 + 1] as number) === true) continue;
      this.#values[row] = 0;
      this.#size--;
    }
    this.#filtered = -1;
  }

  /**
   * Gives those IDs of another set that have a value here the same one, where that set has them and `accepts` their row.
   * Those that got one are added to `copied`; what is in it already is left as it is.
   */
  copyTo(other: IdValues, copied: IdSet, accepts: (row: number) => boolean): void {
    this.checkRows();
    other.checkRows();
    const { words } = this.#ids;
    const [high, low] = [new Int32Array(1), new Int32Array(1)];
    for (const [row, value] of this.#values.entries()) {
      if (value === 0) continue;
      high[0] = words[row * 2] as number;
      low[0] = words[row * 2 + 1] as number;
      const there = other.#ids.findBlock(high, low, 1)[0] as number;
      if (there === -1 || !accepts(there) || !copied.add(high[0], low[0])) continue;
      other.set(there, value);
    }
  }

  /** Adds the IDs that have a value to another set. */
  addIdsTo(ids: IdSet): void {
    this.checkRows();
    const { words } = this.#ids;
    for (const [row, value] of this.#values.entries()) {
      if (value !== 0) ids.add(words[row * 2] as number, words[row * 2 + 1] as number);
    }
  }

  /** Calls back with every value, in no order. */
  forEach(visit: (value: number) => void): void {
    for (const value of this.#values) if (value !== 0) visit(value);
  }

  /** Throws if the set has got an ID or room since, or was cleared. To be called before rows that it returns are used here. */
  checkRows(): void {
    const { size, rows } = this.#ids;
    if (size !== this.#idCount || rows !== this.#values.length)
      throw new TypeError("The set of IDs has changed since.");
  }

  #refreshFilter(): void {
    if (this.#filtered === this.#size) return;
    this.#filter.reset(this.#size);
    this.#ids.fillFilter(this.#filter, this.#values);
    this.#filtered = this.#size;
  }
}
