import type { IdSet } from "../ids/id-set.ts";

/** Some IDs are repeated, and a table that is too large stays so to the end (docs/performance.md). */
const newShare = 0.9;

/**
 * Makes room in sets for the rest of a file: nearly as many IDs for each byte as its first piece brings. Call what it
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
      set.reserve(Math.ceil(found * newShare * Math.max(0, sizeBytes / readBytes - 1)));
    }
  };
}
