import { countDigits } from "./count-digits.ts";

/** Most bytes of a line: 20 digits and its LF. */
export const longestLineBytes: number = 21;
/** Room before the first line, which its own leading zeros need. */
export const lineMarginBytes: number = 20;

const lf = 10;
const zero = 48;
const tenThousand = 10_000;
const hundredMillion = 100_000_000;
/** The text of 0000 to 9999, each four bytes, the first in the lowest. */
const quads = createQuads();

/**
 * Writes ascending IDs as lines that end where `into` ends, and returns where they begin. It needs `longestLineBytes`
 * for each ID and `lineMarginBytes` besides.
 *
 * From the last to the first, all 20 digits each: the line before overwrites the leading zeros (docs/performance.md).
 */
export function formatLines(ids: BigUint64Array, into: Uint8Array): number {
  const halves = new Uint32Array(ids.buffer, ids.byteOffset, ids.length * 2);
  const view = new DataView(into.buffer, into.byteOffset, into.length);
  let start = into.length;
  let digits = 20;
  for (let at = halves.length - 2; at >= 0; at -= 2) {
    const [high, low] = [halves[at + 1] as number, halves[at] as number];
    if (digits > 1) digits = countDigits(high, low, digits);
    // Rounded, so that it may be off by one; the rest, whose low bits are exact, shows it.
    let front = Math.floor((high * 0x100000000 + low) * 1e-8);
    let rest = (low - Math.imul(front, hundredMillion)) | 0;
    if (rest < 0) {
      front--;
      rest = (rest + hundredMillion) | 0;
    } else if (rest >= hundredMillion) {
      front++;
      rest = (rest - hundredMillion) | 0;
    }
    const one = (front / hundredMillion) | 0;
    const middle = (front - one * hundredMillion) | 0;
    const two = (middle / tenThousand) | 0;
    const four = (rest / tenThousand) | 0;
    const end = start - 1;
    into[end] = lf;
    view.setInt32(end - 4, quads[rest - four * tenThousand] as number, true);
    view.setInt32(end - 8, quads[four] as number, true);
    view.setInt32(end - 12, quads[middle - two * tenThousand] as number, true);
    view.setInt32(end - 16, quads[two] as number, true);
    view.setInt32(end - 20, quads[one] as number, true);
    start = end - digits;
  }
  return start;
}

function createQuads(): Int32Array {
  const digit = (number: number, place: number): number => zero + (Math.floor(number / place) % 10);
  return Int32Array.from(
    { length: tenThousand },
    (_, number) =>
      digit(number, 1000) | (digit(number, 100) << 8) | (digit(number, 10) << 16) | (digit(number, 1) << 24),
  );
}
