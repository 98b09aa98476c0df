/**
 * An ID as two 32-bit words, so that no ID ever becomes a JS number (which would round it) or a string
 * (which would cost memory). Index 0 is the high word, 1 the low; 0/0 is not an ID.
 */
export type IdWords = Int32Array;

export function createIdWords(): IdWords {
  return new Int32Array(2);
}

const zero = 48;
/** So many digits stay a machine integer. */
const integerDigits = 9;
/** 10^0 … 10^11, exact in a double. */
export const powersOfTen: Float64Array = Float64Array.from({ length: 12 }, (_, exponent) => 10 ** exponent);

/**
 * Reads `[1-9][0-9]{0,19}` up to 2^64−1 from bytes `start` to `end` into `words`.
 * Returns false, with `words` undefined, for anything else.
 */
export function parseId(
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
  words: IdWords,
): boolean {
  const { start, end } = range;
  const length = end - start;
  if (length < 1 || length > 20 || bytes[start] === zero) return false;
  const firstEnd = Math.min(start + integerDigits, end);
  const secondEnd = Math.min(firstEnd + integerDigits, end);
  const first = readDigits(bytes, start, firstEnd);
  const second = readDigits(bytes, firstEnd, secondEnd);
  const third = readDigits(bytes, secondEnd, end);
  if ((first | second | third) < 0) return false;
  const power = powersOfTen[end - firstEnd] as number;
  const rest = second * (powersOfTen[end - secondEnd] as number) + third;
  // Integers that overflow keep their low 32 bits.
  const low = (Math.imul(first, power) + rest) | 0;
  const high = findHighWord(first * power + rest, low);
  if (high > 0xffffffff) return false;
  words[0] = high;
  words[1] = low;
  return true;
}

function readDigits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit >>> 0 > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The high word of an ID whose low word is exact: more than 32 bits if it is not an ID. `rounded` is the ID as a number, off by
 * a few thousand at most, so what remains without the low word rounds to the right multiple of 2^32.
 */
export function findHighWord(rounded: number, low: number): number {
  return Math.floor((rounded - (low >>> 0)) / 0x100000000 + 0.5);
}

/** The decimal digits of an ID. For output only: sets and maps work on the words. */
export function formatId(high: number, low: number): string {
  return joinWords(high, low).toString();
}

/** The value of an ID. For single ones. */
export function joinWords(high: number, low: number): bigint {
  return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}
