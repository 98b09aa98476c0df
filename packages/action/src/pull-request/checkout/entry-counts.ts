import { hash } from "node:crypto";

const firstRoom = 64;

/**
 * Entries, known by their IDs, each as often as it stands there: 8 bytes per entry, however long it is. Line ends, spaces and
 * whatever else an entry holds make no difference.
 */
export class EntryCounts {
  #keys: BigUint64Array = new BigUint64Array(firstRoom);
  #size = 0;

  /** @param ids Of one entry, in the order of the dataset's places; empty where it has none. */
  add(ids: readonly string[]): void {
    this.#push(toKey(ids));
  }

  #push(key: bigint): void {
    if (this.#size === this.#keys.length) {
      const larger = new BigUint64Array(2 * this.#size);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    this.#keys[this.#size++] = key;
  }

  get size(): number {
    return this.#size;
  }

  /** What is left of these entries if each of the other's takes away one with the same IDs. */
  without(other: EntryCounts): EntryCounts {
    const [own, taken] = [this.#sort(), other.#sort()];
    const left = new EntryCounts();
    let at = 0;
    for (const key of own) {
      while (at < taken.length && (taken[at] as bigint) < key) at++;
      if (taken[at] === key) at++;
      else left.#push(key);
    }
    return left;
  }

  addAll(other: EntryCounts): void {
    for (const key of other.#sort()) this.#push(key);
  }

  /** The order in which they were added does not matter. */
  #sort(): BigUint64Array {
    return this.#keys.subarray(0, this.#size).sort();
  }
}

/** An ID is a number of 64 bits; of several, an author's and a post's, it is as many bits of all. */
function toKey(ids: readonly string[]): bigint {
  const [first = "", ...more] = ids;
  if (more.length === 0 && first !== "") return BigInt(first);
  return BigInt(`0x${hash("sha256", ids.join(",")).slice(0, 16)}`);
}
