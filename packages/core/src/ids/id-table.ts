const firstRows = 1_024;
const maxLoad = 0.75;

/**
 * Rows found by ID: open addressing in one typed array, whose rows begin with the two words of the ID. JS
 * sets and maps throw at 16,777,216 entries and take five times the memory. 0/0 marks an empty row, as no
 * ID is 0.
 */
export class IdTable {
  readonly #rowWords: number;
  #words: Int32Array;
  #rows = 0;

  /** @param valueWords Words of a row behind the ID. */
  constructor(valueWords: number) {
    this.#rowWords = 2 + valueWords;
    this.#words = new Int32Array(firstRows * this.#rowWords);
  }

  /** How many IDs are in. */
  get size(): number {
    return this.#rows;
  }

  /** Where the row of an ID begins in `words`, or −1. */
  find(high: number, low: number): number {
    const at = this.#seek(high, low);
    return this.#isEmpty(at) ? -1 : at;
  }

  /** Where the row of an ID begins in `words`, made with zeros if the ID is new. Valid until the next `add`. */
  add(high: number, low: number): number {
    const at = this.#seek(high, low);
    if (!this.#isEmpty(at)) return at;
    if ((this.#rows + 1) * this.#rowWords > this.#words.length * maxLoad) {
      this.#grow();
      return this.add(high, low);
    }
    this.#words[at] = high;
    this.#words[at + 1] = low;
    this.#rows++;
    return at;
  }

  /** The rows; a caller writes only behind the ID. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Calls back with the beginning of every row, in no order. */
  forEach(visit: (at: number) => void): void {
    for (let at = 0; at < this.#words.length; at += this.#rowWords) {
      if (!this.#isEmpty(at)) visit(at);
    }
  }

  #seek(high: number, low: number): number {
    const words = this.#words;
    const rowWords = this.#rowWords;
    const mask = words.length / rowWords - 1;
    for (let row = mix(high, low) & mask; ; row = (row + 1) & mask) {
      const at = row * rowWords;
      const rowHigh = words[at];
      const rowLow = words[at + 1];
      if ((rowHigh === high && rowLow === low) || (rowHigh === 0 && rowLow === 0)) return at;
    }
  }

  #isEmpty(at: number): boolean {
    return this.#words[at] === 0 && this.#words[at + 1] === 0;
  }

  #grow(): void {
    const old = this.#words;
    const rowWords = this.#rowWords;
    this.#words = new Int32Array(old.length * 2);
    for (let from = 0; from < old.length; from += rowWords) {
      const high = old[from] as number;
      const low = old[from + 1] as number;
      if (high === 0 && low === 0) continue;
      this.#words.set(old.subarray(from, from + rowWords), this.#seek(high, low));
    }
  }
}

/** Spreads IDs, which are dense in time, over the whole table. */
function mix(high: number, low: number): number {
  let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}
