/** From what a processor keeps near to what lies in memory for sure. */
const kibibytes = [32, 256, 1024, 4096, 16_384, 65_536, 262_144];
const steps = 1 << 21;
const wordsPerLine = 16;

/**
 * Times loads that depend on one another, by the size of the memory that they wander through: what a look-up in a table of
 * that size costs. Two machines of one model can differ tenfold in the middle, where the last-level cache is shared with
 * neighbours or not.
 * Returns `{ kib, ns }` for each size.
 */
export function measureLatency() {
  return kibibytes.map((kib) => ({ kib, ns: timeLoads(layRing((kib * 1024) / 4 / wordsPerLine)) }));
}

/** One ring through all cache lines in random order: Sattolo's shuffle makes no shorter one. */
function layRing(lines) {
  const order = Uint32Array.from({ length: lines }, (_, line) => line);
  for (let last = lines - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * last);
    [order[last], order[other]] = [order[other], order[last]];
  }
  const ring = new Uint32Array(lines * wordsPerLine);
  for (let line = 0; line < lines; line++) ring[line * wordsPerLine] = order[line] * wordsPerLine;
  return ring;
}

/** The best of three: a neighbour can only make it slower. */
function timeLoads(ring) {
  walk(ring, steps);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const startedMs = performance.now();
    walk(ring, steps);
    best = Math.min(best, performance.now() - startedMs);
  }
  return Number(((best * 1e6) / steps).toFixed(1));
}

let last = 0;
function walk(ring, count) {
  let at = last % ring.length;
  for (let step = 0; step < count; step++) at = ring[at];
  // Kept, so that the loop is not taken for one without an effect.
  last = at;
}
