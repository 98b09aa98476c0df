import type { PlainRecord } from "./read-plain-record.ts";

/** A line that was read, as a pattern for others: the same bytes, with any digits where its ID and times have some. */
export interface LineTemplate {
  readonly sizeBytes: number;
  /** The line's bytes, four to a word, with `0` for each digit that may be another. The last word overlaps the one before. */
  readonly words: Int32Array;
  /** Bits that must be as they are in `words`: all of a byte, or the upper half of a digit's. */
  readonly masks: Int32Array;
  /** What is added to each word, so that a digit above 9 shows in those bits. */
  readonly sixes: Int32Array;
  readonly idStart: number;
  readonly idEnd: number;
  readonly finding: number;
}

const zero = 48;

/**
 * Makes a template of a line that `readPlainRecord` has read into `record`, and whose LF is at `end`. A line that matches
 * differs in digits of the ID and of times alone, so JSON.parse and the schema read it in the same way. Templates nearly
 * halve the time of a result: measured in docs/performance.md.
 */
export function createLineTemplate(
  view: DataView,
  { start, end }: { readonly start: number; readonly end: number },
  record: PlainRecord,
): LineTemplate {
  const line = new Uint8Array(view.buffer, view.byteOffset + start, end + 1 - start).slice();
  const mask = new Uint8Array(line.length).fill(0xff);
  const six = new Uint8Array(line.length);
  // No key, no documented action and no documented reason has a digit: all that a plain record has are of its ID and times.
  for (const [at, byte] of line.entries()) {
    if (byte < zero || byte > zero + 9) continue;
    line[at] = zero;
    mask[at] = 0xf0;
    six[at] = 6;
  }
  const count = Math.ceil(line.length / 4);
  const places = Int32Array.from({ length: count }, (_, word) => Math.min(word * 4, line.length - 4));
  const toWords = (some: Uint8Array<ArrayBuffer>): Int32Array => {
    const words = new DataView(some.buffer);
    return places.map((place) => words.getInt32(place, true));
  };
  return {
    sizeBytes: line.length,
    words: toWords(line),
    masks: toWords(mask),
    sixes: toWords(six),
    idStart: record.idStart - start,
    idEnd: record.idEnd - start,
    finding: record.finding,
  };
}

export function matchesTemplate(view: DataView, at: number, template: LineTemplate): boolean {
  const { sizeBytes, words, masks, sixes } = template;
  if (at + sizeBytes > view.byteLength) return false;
  const last = words.length - 1;
  // Reasons stand at the end, mostly: there templates differ.
  const ending = view.getInt32(at + sizeBytes - 4, true) ^ (words[last] as number);
  let foreign = (ending | (ending + (sixes[last] as number))) & (masks[last] as number);
  if (foreign !== 0) return false;
  for (let word = 0, place = at; word < last; word++, place += 4) {
    const difference = view.getInt32(place, true) ^ (words[word] as number);
    foreign |= (difference | (difference + (sixes[word] as number))) & (masks[word] as number);
  }
  return foreign === 0;
}
