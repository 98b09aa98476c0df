import { type CountWatch, describeRowNumbers, watchCount } from "../detect/row-numbers.ts";
import type { EntryReader, IdColumn, Span } from "../formats/entry-reader.ts";
import type { Fault, IdPlace } from "../types.ts";
import { describeRounding, type RoundedIds } from "./describe-rounding.ts";

/** Of each file so many entries are judged: enough to recognise what writes it, few enough to cost nothing. */
export const judgedEntries = 10_000;

/** Posts of fewer digits are from before 2010; most users' IDs have no more. */
const usersDigits = 11;
const fewestShort = 20;
/** No post and no user has most of the IDs up to it, so that it is not a list of theirs, whoever names it. */
const certainRowNumbers = 100;
/** Shorter IDs fit into what a spreadsheet keeps, digits. */
const roundedDigits = 17;
const lineFeed = 10;
const zero = 48;

/** What the values of a file say against it. */
export interface Judgement {
  /** It cannot be right as it is. */
  readonly faults: readonly Fault[];
  /** It may be. */
  readonly doubts: readonly Fault[];
}

/** Looks at the first IDs of one file, whether they can be what the dataset says that they are. */
export interface IdJudge {
  see(
    bytes: Uint8Array,
    region: { readonly from: number; readonly to: number },
    reader: Pick<EntryReader, "batch" | "isBareList">,
  ): void;
  conclude(file: string): Judgement;
}

interface PlaceTally extends RoundedIds {
  ids: number;
  short: number;
  readonly count: CountWatch;
  long: number;
  rounded: number;
  firstLine: number;
  clipped: number;
  firstClipped: number;
  last: { high: number; low: number };
}

export function createIdJudge(places: readonly IdPlace[]): IdJudge {
  const tallies = places.map((): PlaceTally => {
    const none = { ids: 0, short: 0, count: watchCount(), long: 0, rounded: 0, clipped: 0 };
    return { ...none, firstLine: 0, firstClipped: 0, last: { high: 0, low: 0 } };
  });
  let seen = 0;
  let line = 1;
  let isBareList = false;

  /** Of repeated rows of one ID only the first counts. */
  function weigh(tally: PlaceTally, bytes: Uint8Array, column: IdColumn, row: number): void {
    const [high, low] = [column.high[row] as number, column.low[row] as number];
    if ((high === 0 && low === 0) || (high === tally.last.high && low === tally.last.low)) return;
    tally.last = { high, low };
    tally.ids++;
    tally.count.see(high * 2 ** 32 + (low >>> 0));
    const end = column.idEnd[row] as number;
    const digits = end - (column.idStart[row] as number);
    if (digits < usersDigits) tally.short++;
    if (digits < roundedDigits) return;
    tally.long++;
    if (bytes[end - 1] !== zero || bytes[end - 2] !== zero) return;
    if (isClipped(bytes, { start: end - digits, end })) {
      tally.clipped++;
      if (tally.firstClipped === 0) tally.firstClipped = line;
    }
    if (bytes[end - 3] !== zero || bytes[end - 4] !== zero) return;
    tally.rounded++;
    if (tally.firstLine === 0) tally.firstLine = line;
  }

  return {
    see(bytes, { from, to }, { batch, isBareList: isBare = false }) {
      isBareList = isBare;
      if (seen >= judgedEntries) return;
      const countUpTo = countLines(bytes.subarray(from, to));
      for (let row = 0; row < batch.count && seen < judgedEntries; row++, seen++) {
        line += countUpTo((batch.start[row] as number) - from);
        for (const [place, tally] of tallies.entries())
          weigh(tally, bytes, batch.ids[place] as IdColumn, row);
      }
      if (seen < judgedEntries) line += countUpTo(to - from);
    },
    conclude(file) {
      const found = places.map((place, at) =>
        judgePlace(file, { place, isBareList }, tallies[at] as PlaceTally),
      );
      return { faults: found.flatMap(({ faults }) => faults), doubts: found.flatMap(({ doubts }) => doubts) };
    },
  };
}

/** Counts the line feeds up to one place after the other: each byte is looked at once, however many entries a line has. */
function countLines(bytes: Uint8Array): (to: number) => number {
  let next = bytes.indexOf(lineFeed);
  return (to) => {
    let lines = 0;
    for (; next !== -1 && next < to; next = bytes.indexOf(lineFeed, next + 1)) lines++;
    return lines;
  };
}

/** Whether an ID is what a double is printed as: few integers above 2^53 are. */
function isClipped(bytes: Uint8Array, { start, end }: Span): boolean {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] as number);
  return Number(text) > Number.MAX_SAFE_INTEGER && String(Number(text)) === text;
}

function judgePlace(
  file: string,
  { place: { type, field }, isBareList }: { readonly place: IdPlace; readonly isBareList: boolean },
  tally: PlaceTally,
): Judgement {
  const rounding = describeRounding(tally);
  const flaw = describeShortness(tally, type);
  // Of a bare list there is no other place; and whoever names one means it.
  const isMeant = isBareList || field !== undefined;
  const cure = isMeant ? "" : ", or name the right place in `field`";
  const shortness = flaw === undefined ? [] : [{ file, message: `${flaw}${cure}` }];
  // Short IDs alone are less than that: all posts up to 2010 have them.
  const isDoubt = isMeant && !tally.count.areRowNumbers(certainRowNumbers);
  return {
    faults: [...(rounding?.isMost ? [{ file, ...rounding.fault }] : []), ...(isDoubt ? [] : shortness)],
    doubts: [
      ...(rounding?.isMost === false ? [{ file, ...rounding.fault }] : []),
      ...(isDoubt ? shortness : []),
    ],
  };
}

function describeShortness({ ids, short, count }: PlaceTally, type: IdPlace["type"]): string | undefined {
  if (count.areRowNumbers()) return `${describeRowNumbers("in place of IDs")}: check where the IDs are`;
  return type === "tweets" && ids >= fewestShort && short === ids
    ? `has no ID of ${usersDigits} digits or more among its first ${ids}, as lists of users do: set \`type: users\` if it is one`
    : undefined;
}
