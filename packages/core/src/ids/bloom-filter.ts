import { hashId } from "./hash-id.ts";

const bitsPerId = 16;

/**
 * Says at once that most IDs are not in a set, from memory that stays in the cache: one word and two bits an ID. About
 * 2 % of the others pass as well, and have to be looked up (docs/performance.md).
 */
export class BloomFilter {
  #words: Int32Array = new Int32Array(1);
  #shift = 0;

  /** Starts again, empty, with room for at least `ids`. */
  reset(ids: number): void {
    const bits = Math.max(5, Math.ceil(Math.log2((ids * bitsPerId) / 32)));
    this.#words = new Int32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(high: number, low: number): void {
    const hash = hashId(high, low);
    const at = hash >>> this.#shift;
    this.#words[at] = (this.#words[at] as number) | bitsOf(hash);
  }

  /** Writes the places of those of `count` IDs that may be in into `places`, and returns how many they are. */
  select(
    ids: { readonly high: Int32Array; readonly low: Int32Array },
    count: number,
    places: Int32Array,
  ): number {
    const { high, low } = ids;
    const words = this.#words;
    const shift = this.#shift;
    let selected = 0;
    for (let index = 0; index < count; index++) {
      const hash = hashId(high[index] as number, low[index] as number);
      const bits = bitsOf(hash);
      if (((words[hash >>> shift] as number) & bits) === bits) places[selected++] = index;
    }
    return selected;
  }
}

/** Two bits of a word, from parts of the hash that do not choose the word of a small filter. */
function bitsOf(hash: number): number {
  return (1 << hash) | (1 << (hash >>> 5));
}
