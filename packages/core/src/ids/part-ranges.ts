/**
 * Numbers of parts, each a range of ID values: from its first value to where the next range begins. What comes before
 * all of them is part 0.
 */
export class PartRanges {
  #firsts: readonly bigint[] = [0n];
  #parts: readonly number[] = [0];
  #high: Uint32Array = Uint32Array.of(0);
  #low: Uint32Array = Uint32Array.of(0);

  /** From this value on, to where a later range begins, IDs belong to this part. */
  begin(first: bigint, part: number): void {
    const at = this.#firsts.findLastIndex((other) => other <= first);
    const isSame = this.#firsts[at] === first;
    const [from, removed] = isSame ? [at, 1] : [at + 1, 0];
    this.#firsts = this.#firsts.toSpliced(from, removed, first);
    this.#parts = this.#parts.toSpliced(from, removed, part);
    this.#high = Uint32Array.from(this.#firsts, (value) => Number(value >> 32n));
    this.#low = Uint32Array.from(this.#firsts, (value) => Number(value & 0xffffffffn));
  }

  partOf(high: number, low: number): number {
    const [upper, lower] = [high >>> 0, low >>> 0];
    let from = 0;
    let to = this.#parts.length;
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      const firstHigh = this.#high[middle] as number;
      const isBefore = upper < firstHigh || (upper === firstHigh && lower < (this.#low[middle] as number));
      if (isBefore) to = middle;
      else from = middle;
    }
    return this.#parts[from] as number;
  }
}
