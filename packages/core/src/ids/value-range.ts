/** The values from `first` to `last`, both of them in it. */
export interface ValueRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** A function that says whether an ID is in a range. The empty row of a table, 0/0, is in none. */
export function createRangeTest({ first, last }: ValueRange): (high: number, low: number) => boolean {
  const least = first === 0n ? 1n : first;
  const [firstHigh, firstLow] = splitValue(least);
  const [lastHigh, lastLow] = splitValue(last);
  return (high, low) => {
    const upper = high >>> 0;
    if (upper < firstHigh || upper > lastHigh) return false;
    const lower = low >>> 0;
    return (upper > firstHigh || lower >= firstLow) && (upper < lastHigh || lower <= lastLow);
  };
}

/** The two words of a value, both of them at least 0. */
export function splitValue(value: bigint): readonly [high: number, low: number] {
  return [Number(value >> 32n), Number(value & 0xffffffffn)];
}
