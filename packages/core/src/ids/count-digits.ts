import { splitValue } from "./value-range.ts";

const mostDigits = 20;
/** Place i: the least value with more than i digits. */
const powers = Array.from({ length: mostDigits }, (_, exponent) => splitValue(10n ** BigInt(exponent)));
const powerHigh = Uint32Array.from(powers, ([high]) => high);
const powerLow = Uint32Array.from(powers, ([, low]) => low);

/** How many decimal digits an ID has, of which it is known to have at most so many. */
export function countDigits(high: number, low: number, atMost: number = mostDigits): number {
  const [upper, lower] = [high >>> 0, low >>> 0];
  let digits = atMost;
  while (digits > 1) {
    const least = powerHigh[digits - 1] as number;
    if (upper > least || (upper === least && lower >= (powerLow[digits - 1] as number))) break;
    digits--;
  }
  return digits;
}
