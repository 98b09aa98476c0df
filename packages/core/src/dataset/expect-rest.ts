import type { IdSet } from "../ids/id-set.ts";

/**
 * Makes room in sets for the rest of a file: as many IDs for each byte as its first piece brings. Call what it returns
 * with how far the file was read; only the first call counts.
 */
export function createExpectation(sets: readonly IdSet[], sizeBytes: number): (readBytes: number) => void {
  const before = sets.map(({ size }) => size);
  let isFirst = true;
  return (readBytes) => {
    if (!isFirst || readBytes === 0) return;
    isFirst = false;
    for (const [index, set] of sets.entries()) {
      const found = set.size - (before[index] as number);
      set.expect(Math.ceil(found * Math.max(0, sizeBytes / readBytes - 1)));
    }
  };
}
