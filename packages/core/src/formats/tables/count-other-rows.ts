import { findIdForm } from "../../ids/id-forms.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import { isCsvSpace } from "../csv-field.ts";
import { trimSpaces } from "../csv-record.ts";
import type { Span } from "../entry-reader.ts";
import { carriageReturn, lineFeed } from "./csv-dialect.ts";

/** So long a number is an ID wherever it stands: digits. Snowflakes of posts have as many since the end of 2010. */
const longIdDigits = 15;
/** Years and numbers of text are shorter. So long a number makes a row of a line with any number of separators: digits. */
const unevenIdDigits = 8;

/** What may stand around the digits of an ID without a space, for example `="…"`, `x…` or `tweet:…`: bytes. */
const longestAffix = 12;
const shortestAffix = 3;
const longestAddress = 300;
/** Of `https:`, `www.`, `mobile.`, `twitter.com` and `x.com`. */
const addressLetters: readonly number[] = [104, 119, 109, 116, 120];
const zero = 48;
const nine = 57;

export interface NaiveTable {
  readonly separator: number;
  /** Of the IDs, from 0; undefined: they may be in any. */
  readonly columns: readonly number[] | undefined;
  readonly fields: number;
}

/**
 * Counts the lines of a record that are entries for whoever has no quoting: with what looks like an ID in the ID's place,
 * other than the record's own, and long or in a line of as many fields as the table has; a line of more or fewer, as separators
 * in a text without quotes make them, has to hold as many digits as nearly all IDs have. What is counted would be swallowed by the
 * record, so it is the independent count of the rows of a file.
 * @param own Where the first digits of the record's own IDs are.
 */
export function countOtherRows(
  bytes: Uint8Array,
  { start, end, own }: Span & { readonly own: readonly number[] },
  { separator, columns, fields }: NaiveTable,
): number {
  let rows = 0;
  let seen = 0;
  let longest = 0;
  for (let at = start; at < end; at++) {
    const first = at;
    let byte = separator;
    for (; at < end; at++) {
      byte = bytes[at] as number;
      if (byte === separator || byte === lineFeed || byte === carriageReturn) break;
    }
    if (columns === undefined || columns.includes(seen)) {
      const digits = findDigits(bytes, { start: first, end: at });
      if (digits !== undefined && !own.includes(digits.start)) {
        longest = Math.max(longest, digits.end - digits.start);
      }
    }
    seen++;
    if (at < end && byte === separator) continue;
    const isUneven = seen > 1 && longest >= unevenIdDigits;
    if (longest >= longIdDigits || isUneven || (longest > 0 && seen === fields)) rows++;
    seen = 0;
    longest = 0;
  }
  return rows;
}

/** The digits of a cell that holds one number, in whatever form an ID may have. */
export function findDigits(bytes: Uint8Array, cell: Span): Span | undefined {
  return findBareDigits(bytes, cell) ?? findAddressDigits(bytes, cell);
}

/** An address has digits in other places, too, so that its own form has to decide. */
function findAddressDigits(bytes: Uint8Array, { start, end }: Span): Span | undefined {
  const value = { start, end };
  trimSpaces(bytes, value);
  const isShort = value.end - value.start > longestAffix && value.end - value.start < longestAddress;
  if (!isShort || !addressLetters.includes((bytes[value.start] as number) | 32)) return undefined;
  return findIdForm(bytes, value, createIdWords())?.narrow(bytes, value) ? value : undefined;
}

function findBareDigits(bytes: Uint8Array, cell: Span): Span | undefined {
  let { start: first, end: last } = cell;
  while (first < last && isCsvSpace(bytes[first] as number)) first++;
  while (last > first && isCsvSpace(bytes[last - 1] as number)) last--;
  let start = first;
  let end = last;
  const farthest = Math.min(end, first + longestAffix + 1);
  while (start < farthest && !isDigit(bytes[start] as number)) start++;
  if (start === farthest) return undefined;
  while (end > start && !isDigit(bytes[end - 1] as number)) end--;
  const affix = Math.max(start - first, last - end);
  const digits = end - start;
  if (digits === 0 || affix > (digits >= longIdDigits ? longestAffix : shortestAffix)) return undefined;
  for (let at = first; at < last; at++) {
    const byte = bytes[at] as number;
    if (at >= start && at < end ? !isDigit(byte) : isCsvSpace(byte)) return undefined;
  }
  return { start, end };
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}
