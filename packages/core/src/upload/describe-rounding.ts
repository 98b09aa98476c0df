/** Long IDs of a file, and those of them that end in 0000. */
export interface RoundedIds {
  readonly long: number;
  readonly rounded: number;
  /** Of the first rounded one, from 1. */
  readonly firstLine: number;
}

export interface Rounding {
  /** Whether most of the IDs are rounded, so that the list cannot be used. */
  readonly isMost: boolean;
  readonly fault: { readonly line: number; readonly message: string };
}

const fewestLong = 3;

/**
 * What a spreadsheet has made of IDs: it keeps 15 digits, so that those of 18 and 19 end in zeros. A true one ends in four of
 * them once in 10,000. (Multiples of a power of two, as of programs that keep 53 bits, are no sign: true IDs are such, too.)
 */
export function describeRounding({ long, rounded, firstLine }: RoundedIds): Rounding | undefined {
  const isMost = long >= fewestLong && rounded * 2 > long;
  if (!isMost && rounded < countUnlikely(long)) return undefined;
  const cure = "export the column again as text";
  const message = isMost
    ? `begins a list in which ${rounded} of ${long} IDs end in 0000: a spreadsheet has rounded them; ${cure}`
    : `is the first of ${rounded} of ${long} IDs that end in 0000, which one in 10,000 does: a spreadsheet may have rounded them; if so, ${cure}`;
  return { isMost, fault: { line: firstLine, message } };
}

/** So many would be there by chance in one list of ten thousand. */
function countUnlikely(long: number): number {
  return long <= 100 ? 2 : 3 + Math.floor((3 * long) / 10_000);
}
