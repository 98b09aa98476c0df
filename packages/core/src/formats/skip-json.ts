const lineFeed = 10;
const quote = 34;
const backslash = 92;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const comma = 44;

/** The line ends before this does, or its brackets do not match. Each function here stops at a line feed by itself. */
export const broken = -1;

export function skipJsonSpace(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end && isJsonSpace(bytes[next] as number)) next++;
  return next;
}

/** Where the line ends that `from` is in: at its line feed, or at `to`. */
export function findLineEnd(bytes: Uint8Array, from: number, to: number): number {
  const found = bytes.indexOf(lineFeed, from);
  return found === -1 || found > to ? to : found;
}

export function skipJsonString(bytes: Uint8Array, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const byte = bytes[next++] as number;
    if (byte > quote && byte !== backslash) continue;
    if (byte === quote) return next;
    if (byte === lineFeed) return broken;
    if (byte === backslash && bytes[next] !== lineFeed) next++;
  }
  return broken;
}

/**
 * Behind the value at `at`, or `broken`. Of what is skipped only strings and brackets are checked, as only they
 * decide where it ends; so a `NaN` that Python wrote into another field does not cost the entry.
 */
export function skipJsonValue(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return broken;
  const first = bytes[at] as number;
  if (first === quote) return skipJsonString(bytes, at + 1, end);
  if (first === openBrace || first === openBracket) return skipNested(bytes, at, end);
  let next = at;
  while (next < end && isScalarByte(bytes[next] as number)) next++;
  return next === at ? broken : next;
}

/** Without recursion: how deep a line nests is its author's choice, and must not end in a stack overflow. */
function skipNested(bytes: Uint8Array, at: number, end: number): number {
  const closers: number[] = [];
  let next = at;
  while (next < end) {
    const byte = bytes[next++] as number;
    if (byte === quote) {
      next = skipJsonString(bytes, next, end);
      if (next === broken) return broken;
    } else if (byte === openBrace || byte === openBracket) {
      closers.push(byte === openBrace ? closeBrace : closeBracket);
    } else if (byte === closeBrace || byte === closeBracket) {
      if (closers.pop() !== byte) return broken;
      if (closers.length === 0) return next;
    } else if (byte === lineFeed) return broken;
  }
  return broken;
}

function isJsonSpace(byte: number): boolean {
  return byte <= 32 && (byte === 32 || byte === 9 || byte === 13);
}

/** A number, a literal, or what other programs write in their place; never a byte of JSON's own grammar. */
function isScalarByte(byte: number): boolean {
  return byte > 32 && byte !== comma && byte !== closeBrace && byte !== closeBracket && !opens(byte);
}

function opens(byte: number): boolean {
  return byte === quote || byte === 58 || byte === openBrace || byte === openBracket;
}
