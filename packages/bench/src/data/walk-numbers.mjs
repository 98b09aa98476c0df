/**
 * Calls back with every number below `count` once, in an order that looks shuffled and is the same for the same
 * seed: a linear congruential generator of full period over the next power of two, its bits mixed one to one.
 */
export function walkNumbers(count, seed, visit) {
  const bits = Math.max(2, Math.ceil(Math.log2(count)));
  const mask = 2 ** bits - 1;
  const shift = Math.ceil(bits / 2);
  let state = Math.imul(seed, 0x2545f491) & mask;
  for (let turn = 0; turn <= mask; turn++) {
    state = (Math.imul(state, 1664525) + 1013904223) & mask;
    let number = state ^ (state >>> shift);
    number = Math.imul(number, 0x9e3779b1) & mask;
    number ^= number >>> shift;
    number = Math.imul(number, 0x85ebca6b) & mask;
    number ^= number >>> shift;
    if (number < count) visit(number);
  }
}

/** A 32-bit hash of a number. */
export function hashNumber(number) {
  let hash = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Whether the ID of a number is one of the tenth that must be removed. */
export function isRemoved(number) {
  return hashNumber(number) < 0.1 * 2 ** 32;
}
