import type { IdSet } from "./id-set.ts";
import { sortIds } from "./sort-ids.ts";

/** All values from `first`, as many as 2 to the power of `bits`, of which it is a multiple. */
export interface DyadicRange {
  readonly first: bigint;
  readonly bits: number;
}

const digitBits = 16;
const cells = 2 ** digitBits;
const valueBits = 64;

/** The values of a range that is all or one cell of a larger one, by their next 16 bits. */
interface Grid {
  readonly prefix: bigint;
  /** Place i: how many IDs are in the cells before i. */
  readonly before: Uint32Array;
}

/** So few IDs are sorted sooner than a grid is made. */
const fewIds = 32_768;

/** Makes a function that counts the IDs of a set in a range. The set must not grow. */
export function createRangeCounter(ids: IdSet, few: number = fewIds): (range: DyadicRange) => number {
  return ids.size <= few ? createSortedCounter(ids) : createGridCounter(ids);
}

function createSortedCounter(ids: IdSet): (range: DyadicRange) => number {
  const sorted = new BigUint64Array(ids.size);
  sortIds(ids, { first: 0n, last: 2n ** BigInt(valueBits) - 1n }, sorted);
  const countBelow = (limit: bigint): number => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sorted[middle] as bigint) < limit) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return ({ first, bits }) => countBelow(first + 2n ** BigInt(bits)) - countBelow(first);
}

/**
 * Reads the whole table only where a range is within another 65,536th than the one before, so ask for a range before its
 * parts.
 */
function createGridCounter(ids: IdSet): (range: DyadicRange) => number {
  const grids: (Grid | undefined)[] = [];
  return ({ first, bits }) => {
    // The smallest range whose cells the asked one is made of, by how many digits lie before it.
    const level = Math.min(3, Math.floor((valueBits - bits) / digitBits));
    const cellBits = BigInt(valueBits - digitBits * (level + 1));
    const prefix = first >> (cellBits + BigInt(digitBits));
    let grid = grids[level];
    if (grid?.prefix !== prefix) grid = grids[level] = countCells(ids, level, prefix);
    const from = Number((first >> cellBits) & BigInt(cells - 1));
    const to = from + 2 ** (bits - Number(cellBits));
    return (grid.before[to] as number) - (grid.before[from] as number);
  };
}

/** One pass without a branch that depends on the IDs: empty rows count as the value 0, which is not an ID, and are taken off. */
function countCells(ids: IdSet, level: number, prefix: bigint): Grid {
  const { words } = ids;
  const before = new Uint32Array(cells + 1);
  const isLow = level > 1 ? 1 : 0;
  const shift = level % 2 === 0 ? digitBits : 0;
  const [highMask, lowMask] = prefixMasks[level] as readonly [number, number];
  const value = prefix << BigInt(valueBits - digitBits * level);
  const high = Number(BigInt.asIntN(32, value >> 32n));
  const low = Number(BigInt.asIntN(32, value));
  for (let at = 0; at < words.length; at += 2) {
    const other = ((words[at] as number) ^ high) & highMask;
    if ((other | (((words[at + 1] as number) ^ low) & lowMask)) !== 0) continue;
    const cell = ((words[at + isLow] as number) >>> shift) & 0xffff;
    before[cell + 1] = (before[cell + 1] as number) + 1;
  }
  if (prefix === 0n) before[1] = (before[1] as number) - (ids.rows - ids.size);
  for (let cell = 0; cell < cells; cell++) {
    before[cell + 1] = (before[cell + 1] as number) + (before[cell] as number);
  }
  return { prefix, before };
}

/** Which bits of both words lie before the cells. */
const prefixMasks: readonly (readonly [number, number])[] = [
  [0, 0],
  [0xffff0000 | 0, 0],
  [-1, 0],
  [-1, 0xffff0000 | 0],
];
