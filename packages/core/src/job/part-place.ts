import { createHash } from "node:crypto";

/** In the order of their codes, so that texts of the same length sort as the numbers do. */
const signs = "." + "0123456789" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "_" + "abcdefghijklmnopqrstuvwxyz";
const lastSign = "z";
/** The signs at the start of a place that stand for the list. */
export const listSigns = 2;
const valueSigns = 11;

/** Behind the last value of all. */
export const valueLimit: bigint = 2n ** 64n;

/**
 * Where a part stands: two signs for the list, so that two lists of one repository are not taken for one, then the last
 * value of the part's range, six bits a sign, without the `z` at its end, of which it has many. It is the end of a range that
 * says what was asked about: IDs that join a part from behind move its end, and it has its turn again.
 */
export function encodePlace(list: string, last: bigint): string {
  const hash = createHash("sha256").update(list).digest();
  const tag = Array.from({ length: listSigns }, (_, index) => signs[(hash[index] as number) & 63]).join("");
  // 11 signs hold 66 bits: the two more are ones, too.
  let rest = (last << 2n) | 3n;
  let text = "";
  for (let at = 0; at < valueSigns; at++) {
    text = `${signs[Number(rest & 63n)]}${text}`;
    rest >>= 6n;
  }
  return `${tag}${text.replace(/z+$/, "")}`;
}

/** Whether a place is behind another one of the same list. */
export function isBehind(place: string, other: string): boolean {
  const length = listSigns + valueSigns;
  return place.padEnd(length, lastSign) > other.padEnd(length, lastSign);
}
