import type { Span } from "../entry-reader.ts";
import type { JsonFinder } from "../find-json-value.ts";
import { holdsOnlyPaths } from "../holds-only-ids.ts";
import { findUnscrubbedValues } from "../scrub-jsonl.ts";
import { flattenElement } from "./flatten-element.ts";
import { type DocumentScan, skipBlanks, skipText } from "./skip-document.ts";

const lineFeed = 10;
const quote = 34;
const colon = 58;
const openBracket = 91;
const openBrace = 123;

interface EntryValue extends Span {
  readonly isMember: boolean;
}

/** The value of an entry, behind its key if it has one. */
function findValue(scan: DocumentScan, bytes: Uint8Array, { start, end }: Span): EntryValue {
  const behind =
    bytes[start] === quote ? skipBlanks(scan, bytes, skipText(scan, bytes, start + 1, end), end) : end;
  if (behind >= end || bytes[behind] !== colon) return { start, end, isMember: false };
  return { start: skipBlanks(scan, bytes, behind + 1, end), end, isMember: true };
}

/** As `EntryReader.findUnscrubbed`, of an element or a member. */
export function findUnscrubbedMembers(
  bytes: Uint8Array,
  entry: Span,
  { scan, finders }: { readonly scan: DocumentScan; readonly finders: readonly JsonFinder[] },
): readonly Span[] {
  const value = findValue(scan, bytes, entry);
  const { bytes: flat, span, shift } = flattenElement(bytes, value, hasLineFeed(bytes, value));
  return findUnscrubbedValues(flat, span, finders).map(({ start, end }) => ({
    start: start + shift,
    end: end + shift,
  }));
}

/** As `EntryReader.holdsOnlyIds`: an ID as an element, a key of nothing, or an object of IDs. */
export function holdsOnlyOwnIds(
  bytes: Uint8Array,
  entry: Span,
  { scan, paths }: { readonly scan: DocumentScan; readonly paths: readonly (readonly string[])[] },
): boolean {
  const value = findValue(scan, bytes, entry);
  const first = bytes[value.start];
  if (!value.isMember && first !== openBrace && first !== openBracket) return true;
  return holdsOnlyPaths(bytes, value, paths);
}

function hasLineFeed(bytes: Uint8Array, { start, end }: Span): boolean {
  const found = bytes.indexOf(lineFeed, start);
  return found !== -1 && found < end;
}
