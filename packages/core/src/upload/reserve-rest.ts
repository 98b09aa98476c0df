import type { IdSet } from "../ids/id-set.ts";

/** A little more than the first piece lets expect: a table that is just too small grows by half. */
const slack = 1.01;

/**
 * Makes room in sets for the rest of a file: as many IDs for each byte as its first piece brings. Call what it
 * returns with how far the file was read; only the first call counts.
 */
export function createReserve(sets: readonly IdSet[], sizeBytes: number): (readBytes: number) => void {
  const before = sets.map(({ size }) => size);
  let isFirst = true;
  return (readBytes) => {
    if (!isFirst || readBytes === 0) return;
    isFirst = false;
    for (const [index, set] of sets.entries()) {
      const found = set.size - (before[index] as number);
      set.reserve(Math.ceil(found * slack * Math.max(0, sizeBytes / readBytes - 1)));
    }
  };
}
