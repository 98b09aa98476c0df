/**
 * An ID as two 32-bit words, so that no ID ever becomes a JS number (which would round it) or a string
 * (which would cost memory). Index 0 is the high word, 1 the low; 0/0 is no ID.
 */
export type IdWords = Int32Array;

export function createIdWords(): IdWords {
  return new Int32Array(2);
}

const zero = 48;
const lowDigits = 9;

/**
 * Reads `[1-9][0-9]{0,19}` up to 2^64−1 from bytes `start` to `end` into `words`.
 * Returns false, with `words` undefined, for anything else.
 */
export function parseId(bytes: Uint8Array, range: { start: number; end: number }, words: IdWords): boolean {
  const { start, end } = range;
  const length = end - start;
  if (length < 1 || length > 20 || bytes[start] === zero) return false;
  // 11 and 9 digits are both exact in a double; their sum of products below is too.
  const split = Math.max(start, end - lowDigits);
  let high = 0;
  let low = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return false;
    if (at < split) high = high * 10 + digit;
    else low = low * 10 + digit;
  }
  return combine(high, low, words);
}

/** high · 10⁹ + low as 64 bits, in steps that stay below 2⁵³. */
function combine(high: number, low: number, words: IdWords): boolean {
  const upper = Math.floor(high / 0x10000) * 1e9;
  const lower = (high % 0x10000) * 1e9 + low;
  const sum = (upper % 0x10000) * 0x10000 + lower;
  const highWord = Math.floor(upper / 0x10000) + Math.floor(sum / 0x100000000);
  if (highWord > 0xffffffff) return false;
  words[0] = highWord | 0;
  words[1] = (sum % 0x100000000) | 0;
  return true;
}

/** The decimal digits of an ID. For output only: sets and maps work on the words. */
export function formatId(high: number, low: number): string {
  return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
