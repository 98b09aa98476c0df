import { createHash } from "node:crypto";

/** In the order of their codes, so that texts of the same length sort as the numbers do. */
const signs = "." + "0123456789" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + "_" + "abcdefghijklmnopqrstuvwxyz";
/** The signs at the start of a place that tell the list. */
export const listSigns = 2;
const startSigns = 11;

/**
 * Where a part stands: two signs for the list, so that two lists of one repository are not taken for one, then the first
 * value of the part's range, six bits a sign, without its last zeros. Places of one list sort as their ranges do.
 */
export function encodePlace(list: string, start: bigint): string {
  const hash = createHash("sha256").update(list).digest();
  // Without the zero, which would be lost at the end of a place.
  const tag = Array.from(
    { length: listSigns },
    (_, index) => signs[1 + ((hash[index] as number) % (signs.length - 1))],
  ).join("");
  // 11 signs hold 66 bits.
  let rest = start << 2n;
  let text = "";
  for (let at = 0; at < startSigns; at++) {
    text = `${signs[Number(rest & 63n)]}${text}`;
    rest >>= 6n;
  }
  return `${tag}${text.replace(/\.+$/, "")}`;
}
