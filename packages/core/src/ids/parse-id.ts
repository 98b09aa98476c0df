/**
 * An ID as two 32-bit words, so that no ID ever becomes a JS number (which would round it) or a string
 * (which would cost memory). Index 0 is the high word, 1 the low; 0/0 is no ID.
 */
export type IdWords = Int32Array;

export function createIdWords(): IdWords {
  return new Int32Array(2);
}

const zero = 48;
/** So many digits stay a machine integer. */
const integerDigits = 9;

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
  const power = 10 ** (end - firstEnd);
  const rest = second * 10 ** (end - secondEnd) + third;
  const highWord = findHighWord({ front: first, power, rest });
  if (highWord > 0xffffffff) return false;
  words[0] = highWord;
  words[1] = Math.imul(first, power) + rest;
  return true;
}

/** A number of at most nine digits, or −1 if there is another byte among them. */
function readDigits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit >>> 0 > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Digits of an ID, taken apart where both parts are exact in a double. */
export interface IdParts {
  /** Below 2^40. */
  readonly front: number;
  /** 10 to the number of digits behind `front`, at most 10^11. */
  readonly power: number;
  readonly rest: number;
}

/**
 * What front · power + rest has above its low 32 bits: more than 32 bits if it is no ID. In steps that stay below
 * 2^53. The low 32 bits are simpler: integers that overflow keep them.
 */
export function findHighWord({ front, power, rest }: IdParts): number {
  const frontHigh = Math.floor(front / 0x10000);
  const upper = frontHigh * power;
  const upperHigh = Math.floor(upper / 0x10000);
  const sum = (upper - upperHigh * 0x10000) * 0x10000 + (front - frontHigh * 0x10000) * power + rest;
  return upperHigh + Math.floor(sum / 0x100000000);
}

/** The decimal digits of an ID. For output only: sets and maps work on the words. */
export function formatId(high: number, low: number): string {
  return ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString();
}
