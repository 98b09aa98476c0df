import { batchEntries, type EntryBatch } from "./entry-reader.ts";

const lf = 10;
const zero = 48;
/** 10^0 … 10^11, exact in a double. */
const powers: Float64Array = Float64Array.from({ length: 12 }, (_, exponent) => 10 ** exponent);

/**
 * Reads lines of digits and LF alone, from `at` on, until a line that is anything else, until `to` or until
 * the batch is full. Returns where it stopped.
 *
 * This loop is most of the time of a check and of a rewrite. Three integers of at most nine digits stay
 * machine integers, where one number would become a double at the tenth digit; and a byte is looked at once,
 * where a search for the line's end would look at it twice. Measured at 10 million IDs: 0.6 of the time of
 * the first version that did neither, and 0.7 of `grep -cvE`'s for the same check.
 */
export function readPlainLines(
  bytes: Uint8Array,
  { at: from, to }: { at: number; to: number },
  batch: EntryBatch,
): number {
  const { start, end } = batch;
  const { high, low, idStart, idEnd } = batch.ids[0];
  let { count } = batch;
  let at = from;
  while (count < batchEntries && at < to) {
    let first = 0;
    let second = 0;
    let third = 0;
    let position = at;
    let digit = (bytes[position] as number) - zero;
    if (digit === 0) break;
    let limit = position + 9;
    while (digit >>> 0 <= 9 && position < limit) {
      first = first * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    const firstEnd = position;
    limit = position + 9;
    while (digit >>> 0 <= 9 && position < limit) {
      second = second * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    const secondEnd = position;
    limit = position + 2;
    while (digit >>> 0 <= 9 && position < limit) {
      third = third * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    if (digit !== lf - zero || position >= to || position === at) break;
    // first · 10^(digits behind it) + rest as 64 bits, in steps that stay below 2^53.
    const power = powers[position - firstEnd] as number;
    const rest = second * (powers[position - secondEnd] as number) + third;
    const upper = (first >>> 16) * power;
    const upperHigh = Math.floor(upper / 0x10000);
    const sum = (upper - upperHigh * 0x10000) * 0x10000 + ((first & 0xffff) * power + rest);
    const carry = Math.floor(sum / 0x100000000);
    if (upperHigh + carry > 0xffffffff) break;
    high[count] = upperHigh + carry;
    low[count] = sum - carry * 0x100000000;
    start[count] = at;
    idStart[count] = at;
    idEnd[count] = position;
    at = position + 1;
    end[count] = at;
    count++;
  }
  batch.count = count;
  return at;
}
