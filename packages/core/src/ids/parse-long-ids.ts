import { findHighWord } from "./parse-id.ts";

export interface IdColumns {
  readonly idStart: Int32Array;
  readonly idEnd: Int32Array;
  readonly high: Int32Array;
  readonly low: Int32Array;
}

const zeros = 0x30303030;
const sixes = 0x06060606;
const highHalves = 0xf0f0f0f0 | 0;

/** Shorter IDs are left to `parseId`: four words of four digits would begin before them. */
export const fewestDigits = 17;
export const mostDigits = 20;

export function isLongId(digits: number): boolean {
  return digits >= fewestDigits && digits <= mostDigits;
}

/**
 * Reads the IDs of rows `from` to `to` into their words, four digits at a time (docs/performance.md). Returns the first row
 * that is not an ID of 17 to 20 digits, or `to`.
 */
export function parseLongIds(
  view: DataView,
  { idStart, idEnd, high, low }: IdColumns,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  for (let row = from; row < to; row++) {
    const start = idStart[row] as number;
    const end = idEnd[row] as number;
    if (!isLongId(end - start)) return row;
    const front = view.getInt32(start, true) ^ zeros;
    // Digits that come again in the other words move out, and zeros in.
    const head = front << ((20 - end + start) * 8);
    const one = view.getInt32(end - 16, true) ^ zeros;
    const two = view.getInt32(end - 12, true) ^ zeros;
    const three = view.getInt32(end - 8, true) ^ zeros;
    const four = view.getInt32(end - 4, true) ^ zeros;
    // A byte above 9 shows in its higher half, or once 6 is added.
    const foreign =
      head |
      one |
      two |
      three |
      four |
      (head + sixes) |
      (one + sixes) |
      (two + sixes) |
      (three + sixes) |
      (four + sixes);
    if ((foreign & highHalves) !== 0 || (front & 0xff) === 0) return row;
    const lead = readFour(head);
    const upper = readFour(one) * 10_000 + readFour(two);
    const lower = readFour(three) * 10_000 + readFour(four);
    const lowWord = (Math.imul(Math.imul(lead, 1e8) + upper, 1e8) + lower) | 0;
    const highWord = findHighWord((lead * 1e8 + upper) * 1e8 + lower, lowWord);
    if (highWord > 0xffffffff) return row;
    high[row] = highWord;
    low[row] = lowWord;
  }
  return to;
}

/** The number of four digits, the first in the lowest byte: neighbours join to two digits, and these to four. */
function readFour(digits: number): number {
  const pairs = (Math.imul(digits, 10) + (digits >>> 8)) & 0x00ff00ff;
  return (Math.imul(pairs, 100) + (pairs >>> 16)) & 0xffff;
}
