import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { Span } from "../entry-reader.ts";

/** Snowflakes of posts have as many digits since the end of 2010: several shorter numbers may be anything. */
const longDigits = 15;

const zero = 48;
const between = toBytes(" \t\r\n,;|");
const quotes = toBytes("'\"");
const openers = toBytes("[({");
const closers = toBytes("])}");

/** The IDs of one cell, in the order of their bytes. */
export interface CellIds {
  readonly ids: readonly Span[];
  /** Whether the cell can be nothing but a list of IDs, whatever its column is called. */
  readonly isList: boolean;
}

/**
 * Finds the IDs of a cell that holds any number of them, with blanks, tabs, commas, semicolons or bars between, maybe each in
 * quotes and all in brackets. Undefined where anything else stands in it, or brackets do not stand around all of them: what is
 * left would have one too many.
 */
export function findCellIds(bytes: Uint8Array, { start, end }: Span): CellIds | undefined {
  const words = createIdWords();
  const ids: Span[] = [];
  const opened: number[] = [];
  let closed = 0;
  let isApart = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (isDigit(byte)) {
      const id = { start: at, end: findDigitsEnd(bytes, at, end) };
      if (!isApart || closed > 0 || !parseId(bytes, id, words)) return undefined;
      ids.push(id);
      isApart = false;
      at = id.end - 1;
    } else if (between.has(byte)) isApart = true;
    else if (openers.has(byte)) {
      if (ids.length > 0 || closed > 0) return undefined;
      opened.push(byte);
    } else if (closers.has(byte)) {
      closed++;
      if (!isPair(opened[opened.length - closed], byte)) return undefined;
    } else if (!quotes.has(byte)) return undefined;
  }
  if (closed < opened.length) return undefined;
  const isBracketed = closed > 0;
  const areLong = ids.every((id) => id.end - id.start >= longDigits);
  return { ids, isList: areLong && (ids.length > 1 || (isBracketed && ids.length > 0)) };
}

/**
 * What has to be left out of a cell for those of its IDs that go: each with its quotes and one separator, that in front of
 * it, or, where nothing in front of it stays, that behind it.
 */
export function findDroppedIds(
  bytes: Uint8Array,
  cell: Span,
  { ids, isGone }: { readonly ids: readonly Span[]; readonly isGone: Uint8Array },
): readonly Span[] {
  const whole = ids.map((id) => widen(bytes, cell, id));
  const dropped: Span[] = [];
  let hasStayed = false;
  for (const [at, own] of whole.entries()) {
    const before = whole[at - 1];
    const behind = whole[at + 1];
    if (isGone[at] !== 1) hasStayed = true;
    else if (hasStayed && before !== undefined) dropped.push({ start: before.end, end: own.end });
    else dropped.push({ start: own.start, end: behind?.start ?? own.end });
  }
  return dropped;
}

/** In ASCII a closing bracket stands one or two behind its opening one. */
function isPair(opener: number | undefined, closer: number): boolean {
  return opener !== undefined && (closer - opener === 1 || closer - opener === 2);
}

/** With as many quotes as it has on both sides. */
function widen(bytes: Uint8Array, cell: Span, { start, end }: Span): Span {
  let around = 0;
  while (
    start - around > cell.start &&
    end + around < cell.end &&
    quotes.has(bytes[start - around - 1] as number) &&
    bytes[start - around - 1] === bytes[end + around]
  )
    around++;
  return { start: start - around, end: end + around };
}

function findDigitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isDigit(bytes[at] as number)) at++;
  return at;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9;
}

function toBytes(signs: string): ReadonlySet<number> {
  return new Set(Buffer.from(signs));
}
