import type { Span } from "../entry-reader.ts";
import type { JsonMember } from "../find-json-value.ts";

const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93];

/**
 * The members of the object that begins at `start`, in their order; `undefined` of anything else. It may be written on
 * several lines. Of a span that ends within the object the last one may be cut.
 */
export function listMembers(bytes: Uint8Array, object: Span): readonly JsonMember[] | undefined {
  if (bytes[object.start] !== openBrace) return undefined;
  const members: JsonMember[] = [];
  findMember(bytes, object, (member) => {
    members.push(member);
    return false;
  });
  return members;
}

/** The first of the members that is wanted; those behind it are not looked at. */
export function findMember(
  bytes: Uint8Array,
  { start, end }: Span,
  isWanted: (member: JsonMember) => boolean,
): JsonMember | undefined {
  if (bytes[start] !== openBrace) return undefined;
  for (let at = skipSpace(bytes, start + 1, end); at < end && bytes[at] === quote; ) {
    const keyEnd = skipString(bytes, at, end);
    const key = { start: at + 1, end: keyEnd - 1 };
    at = skipSpace(bytes, keyEnd, end);
    if (at >= end || bytes[at] !== colon) return undefined;
    const value = skipSpace(bytes, at + 1, end);
    at = skipValue(bytes, value, end);
    if (at === value) return undefined;
    const member = { key, value: { start: value, end: at } };
    if (isWanted(member)) return member;
    at = skipSpace(bytes, at, end);
    if (bytes[at] === comma) at = skipSpace(bytes, at + 1, end);
  }
  return undefined;
}

/** The elements of the array that begins at `start`; `undefined` of anything else. Otherwise as `listMembers`. */
export function listElements(bytes: Uint8Array, { start, end }: Span): readonly Span[] | undefined {
  if (bytes[start] !== openBracket) return undefined;
  const elements: Span[] = [];
  let at = skipSpace(bytes, start + 1, end);
  while (at < end && bytes[at] !== closeBracket) {
    const stop = skipValue(bytes, at, end);
    if (stop === at) break;
    elements.push({ start: at, end: stop });
    at = skipSpace(bytes, stop, end);
    if (bytes[at] === comma) at = skipSpace(bytes, at + 1, end);
  }
  return elements;
}

/** Behind the value at `at`; `end` where it is not whole. Which brackets match was looked at by those who found the span. */
function skipValue(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  if (first === quote) return skipString(bytes, at, end);
  let next = at;
  if (first !== openBrace && first !== openBracket) {
    while (next < end && isScalarByte(bytes[next] as number)) next++;
    return next;
  }
  for (let depth = 0; next < end; ) {
    const byte = bytes[next] as number;
    next = byte === quote ? skipString(bytes, next, end) : next + 1;
    if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) depth--;
    if (depth === 0) return next;
  }
  return end;
}

function skipString(bytes: Uint8Array, at: number, end: number): number {
  let next = at + 1;
  while (next < end) {
    const byte = bytes[next++];
    if (byte === quote) return next;
    if (byte === backslash) next++;
  }
  return end;
}

function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isSpace(bytes[next] as number)) next++;
  return next;
}

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function isScalarByte(byte: number): boolean {
  return byte > 32 && byte !== comma && byte !== closeBrace && byte !== closeBracket;
}
