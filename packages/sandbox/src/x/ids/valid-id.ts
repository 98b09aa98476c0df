import { decodeLine, type Line } from "./line.ts";

const zero = 0x30;
const nine = 0x39;
const mostDigits = 20;
const greatestId = "18446744073709551615";

/** Whether a line is an ID as X takes it: decimal, no leading zero, at most 64 bits, and nothing else on the line. */
export function isValidId(line: Line): boolean {
  const { bytes, start, end } = line;
  const digits = end - start;
  if (digits < 1 || digits > mostDigits || bytes[start] === zero) return false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte < zero || byte > nine) return false;
  }
  return digits < mostDigits || decodeLine(line) <= greatestId;
}
