import { findHighWord, powersOfTen } from "../ids/parse-id.ts";
import { fewestDigits, isLongId, mostDigits, parseLongIds } from "../ids/parse-long-ids.ts";
import type { EntryBatch } from "./entry-reader.ts";

const lf = 10;
const carriageReturn = 13;
const zero = 48;
/** 20 digits, CR and LF. */
const longestLineBytes = 22;

/** Lines that are taken for long ones at once: few, as they may turn out not to be. */
const runLines = 64;

/**
 * Reads lines of digits and LF or CR LF alone, from `at` on, until a line that is anything else, until `to` or until the
 * batch is full. Returns where it stopped. A short way: docs/performance.md.
 */
export function readPlainLines(
  bytes: Uint8Array,
  { at: from, to }: { readonly at: number; readonly to: number },
  batch: EntryBatch,
): number {
  const [ids] = batch.ids;
  const piece: Piece = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), to };
  for (let at = from; ; ) {
    const last = batch.count;
    const isLong = last > 0 && isLongId((ids.idEnd[last - 1] as number) - (ids.idStart[last - 1] as number));
    if (isLong) at = readLongLines(piece, at, batch);
    if (batch.count === last) at = readDigitLines(piece, at, batch);
    if (batch.count === last) return at;
  }
}

interface Piece {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly to: number;
}

function readLongLines({ bytes, view, to }: Piece, from: number, batch: EntryBatch): number {
  const {
    start,
    end,
    ids: [ids],
  } = batch;
  const { idStart, idEnd } = ids;
  const first = batch.count;
  const limit = Math.min(first + runLines, batch.entries);
  const last = to - longestLineBytes;
  let digits = (idEnd[first - 1] as number) - (idStart[first - 1] as number);
  let count = first;
  for (let at = from; count < limit && at <= last; count++) {
    // Most lines are as long as the one before; if it only looks so, what is read is not an ID.
    let stop = at + digits;
    if (bytes[stop] !== lf && bytes[stop] !== carriageReturn) {
      stop = at + fewestDigits;
      while (stop < at + mostDigits && (bytes[stop] as number) >= zero) stop++;
      digits = stop - at;
    }
    idStart[count] = at;
    idEnd[count] = stop;
    start[count] = at;
    if (bytes[stop] === carriageReturn) stop++;
    if (bytes[stop] !== lf) break;
    at = stop + 1;
    end[count] = at;
  }
  batch.count = parseLongIds(view, ids, { from: first, to: count });
  return batch.count === first ? from : (end[batch.count - 1] as number);
}

/** Reads lines of any length digit by digit, up to the first long one, in integers that stay machine integers. */
function readDigitLines({ bytes, to }: Piece, from: number, batch: EntryBatch): number {
  const { start, end, entries } = batch;
  const { high, low, idStart, idEnd } = batch.ids[0];
  let { count } = batch;
  let at = from;
  while (count < entries && at < to) {
    let first = 0;
    let second = 0;
    let third = 0;
    let position = at;
    let digit = (bytes[position] as number) - zero;
    if (digit === 0) break;
    let limit = position + 9;
    while (digit >>> 0 <= 9 && position < limit) {
      first = first * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    const firstEnd = position;
    limit = position + 9;
    while (digit >>> 0 <= 9 && position < limit) {
      second = second * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    const secondEnd = position;
    limit = position + 2;
    while (digit >>> 0 <= 9 && position < limit) {
      third = third * 10 + digit;
      digit = (bytes[++position] as number) - zero;
    }
    const lineFeed = digit === carriageReturn - zero ? position + 1 : position;
    if (position === at || lineFeed >= to || bytes[lineFeed] !== lf) break;
    if (position === firstEnd) {
      high[count] = 0;
      low[count] = first;
    } else {
      const power = powersOfTen[position - firstEnd] as number;
      const rest = second * (powersOfTen[position - secondEnd] as number) + third;
      const lowWord = (Math.imul(first, power) + rest) | 0;
      const highWord = findHighWord(first * power + rest, lowWord);
      if (highWord > 0xffffffff) break;
      high[count] = highWord;
      low[count] = lowWord;
    }
    start[count] = at;
    idStart[count] = at;
    idEnd[count] = position;
    at = lineFeed + 1;
    end[count] = at;
    count++;
    if (isLongId(position - (idStart[count - 1] as number))) break;
  }
  batch.count = count;
  return at;
}
