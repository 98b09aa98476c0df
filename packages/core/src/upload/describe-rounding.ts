/** Long IDs of a file, and what of them a program that keeps fewer digits would have made. */
export interface RoundedIds {
  readonly long: number;
  /** Those that end in 0000. */
  readonly rounded: number;
  /** Of the first of them, from 1. */
  readonly firstLine: number;
  /** Those that are written as a program prints them that knows numbers to 53 bits only. */
  readonly clipped: number;
  readonly firstClipped: number;
}

export interface Rounding {
  /** Whether most of the IDs are rounded, so that the list cannot be used. */
  readonly isMost: boolean;
  readonly fault: { readonly line: number; readonly message: string };
}

const fewestLong = 3;
/** It takes more to recognise these: one true ID in 25 is like that at worst, and one in a hundred as a rule. */
const fewestClipped = 4;
const fewestLongClipped = 5;

/**
 * What programs have made of IDs. A spreadsheet keeps 15 digits, so that those of 18 and 19 end in 0000. One that has only
 * doubles, as `JSON.parse`, keeps 53 bits and prints the shortest number that stands for them, of 16 or 17 digits. True IDs do
 * so, too, and more often than chance has it: their lowest bits count posts of one millisecond, so most are multiples of 16,
 * and of these one in 625 ends in 0000. (In the 23,354 IDs of `examples/hourly-tweet-ids`, 21 do.)
 */
export function describeRounding(ids: RoundedIds): Rounding | undefined {
  const found = [describeZeros(ids), describeClipped(ids)].filter((each) => each !== undefined);
  return found.find(({ isMost }) => isMost) ?? found[0];
}

function describeZeros({ long, rounded, firstLine }: RoundedIds): Rounding | undefined {
  const isMost = long >= fewestLong && rounded * 2 > long;
  if (!isMost && rounded < countUnlikely(long)) return undefined;
  const cure = "export the column again as text";
  const message = isMost
    ? `begins a list in which ${rounded} of ${long} IDs end in 0000: a spreadsheet has rounded them; ${cure}`
    : `is the first of ${rounded} of ${long} IDs that end in 0000, where at most one in 600 is expected: a spreadsheet may have rounded them; if so, ${cure}`;
  return { isMost, fault: { line: firstLine, message } };
}

function describeClipped({ long, clipped, firstClipped }: RoundedIds): Rounding | undefined {
  const isMost = long >= fewestLongClipped && clipped >= fewestClipped && clipped * 2 > long;
  if (!isMost && clipped < 5 + long / 10) return undefined;
  const program = "a program that stores numbers with 53 bits, for example JavaScript,";
  const cure = "export them again as text, or from `id_str`";
  const message = isMost
    ? `begins a list in which ${clipped} of ${long} IDs end in 00 as rounded numbers do: ${program} has rounded them; ${cure}`
    : `is the first of ${clipped} of ${long} IDs that end in 00 as rounded numbers do, where at most one in 25 is expected: ${program} may have rounded them; if so, ${cure}`;
  return { isMost, fault: { line: firstClipped, message } };
}

/** So many true IDs of a list do not end in 0000, however they are dealt out. */
function countUnlikely(long: number): number {
  return 3 + Math.floor((3 * long) / 625);
}
