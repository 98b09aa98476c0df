const lineFeed = 10;
const quote = 34;
const minus = 45;
const zero = 48;
const nine = 57;
const backslash = 92;
const openBracket = 91;
const openBrace = 123;
const closeBrace = 125;
const comma = 44;
const colon = 58;

/** In ASCII a closing bracket stands two behind its opening one. */
export const toCloser = 2;

/** No value ends here: `stoppedAt` says where it became impossible, or that the bytes are used up. */
export const failed = -1;

/** Deeper than any program writes. How deep a document nests is its author's choice, and must cost no more than a byte a level. */
export const deepestNesting = 10_000;

/** What is carried from value to value of one document. */
export interface DocumentScan {
  /** Line feeds seen so far. Each function here adds those that it passes. */
  lineFeeds: number;
  /** Where the element begins that is looked at. */
  line: number;
  /** Where the last function that failed saw a byte that no JSON has there. */
  stoppedAt: number;
  isTooDeep: boolean;
  readonly closers: Uint8Array;
}

export function createDocumentScan(): DocumentScan {
  return { lineFeeds: 0, line: 1, stoppedAt: 0, isTooDeep: false, closers: new Uint8Array(deepestNesting) };
}

/** Notes where no JSON goes on. */
export function failAt(scan: DocumentScan, at: number): typeof failed {
  scan.stoppedAt = at;
  scan.isTooDeep = false;
  return failed;
}

export function failTooDeep(scan: DocumentScan, at: number): typeof failed {
  failAt(scan, at);
  scan.isTooDeep = true;
  return failed;
}

export function skipBlanks(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at] as number;
    if (byte > 32) break;
    if (byte === lineFeed) scan.lineFeeds++;
    else if (byte !== 32 && byte !== 13 && byte !== 9) break;
    at++;
  }
  return at;
}

/** Behind the closing quote of the string whose opening one stands in front of `from`. */
export function skipText(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at++] as number;
    if (byte > quote && byte !== backslash) continue;
    if (byte === quote) return at;
    if (byte === backslash) {
      at = skipEscape(scan, bytes, at, to);
      if (at === failed) return failed;
    } else if (byte < 32) return failAt(scan, at - 1);
  }
  return failAt(scan, to);
}

function skipEscape(scan: DocumentScan, bytes: Uint8Array, at: number, to: number): number {
  if (at >= to) return failAt(scan, to);
  const byte = bytes[at] as number;
  // " / \ b f n r t
  if (byte === quote || byte === 47 || byte === backslash) return at + 1;
  if (byte === 98 || byte === 102 || byte === 110 || byte === 114 || byte === 116) return at + 1;
  if (byte !== 117) return failAt(scan, at);
  for (let digit = at + 1; digit < at + 5; digit++) {
    if (digit >= to) return failAt(scan, to);
    if (!isHexDigit(bytes[digit] as number)) return failAt(scan, digit);
  }
  return at + 5;
}

function isHexDigit(byte: number): boolean {
  const letter = byte | 32;
  return isDigit(byte) || (letter >= 97 && letter <= 102);
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

function skipDigits(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && isDigit(bytes[at] as number)) at++;
  return at;
}

/** At the value of the member whose key begins at `from`. */
function skipKey(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  if (from >= to || bytes[from] !== quote) return failAt(scan, from);
  const end = skipText(scan, bytes, from + 1, to);
  return end === failed ? failed : skipColon(scan, bytes, end, to);
}

export function skipColon(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  const at = bytes[from] === colon ? from : skipBlanks(scan, bytes, from, to);
  if (at >= to || bytes[at] !== colon) return failAt(scan, at);
  return skipBlanks(scan, bytes, at + 1, to);
}

function skipNumber(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === minus ? from + 1 : from;
  if (first >= to || !isDigit(bytes[first] as number)) return failAt(scan, first);
  let at = bytes[first] === zero ? first + 1 : skipDigits(bytes, first, to);
  if (at < to && bytes[at] === 46) {
    const fraction = at + 1;
    at = skipDigits(bytes, fraction, to);
    if (at === fraction) return failAt(scan, at);
  }
  if (at < to && ((bytes[at] as number) | 32) === 101) {
    const sign = bytes[at + 1];
    const exponent = at + (sign === 43 || sign === minus ? 2 : 1);
    at = skipDigits(bytes, exponent, to);
    if (at <= exponent) return failAt(scan, Math.max(at, exponent));
  }
  return at;
}

const words: readonly Uint8Array[] = ["true", "false", "null"].map((word) => Buffer.from(word));

/** Behind the number, string or word at `from`. Of a number that reaches `to` more may come. */
export function skipScalar(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  if (from >= to) return failAt(scan, to);
  const first = bytes[from] as number;
  if (first === quote) return skipText(scan, bytes, from + 1, to);
  if (first === minus || isDigit(first)) return skipNumber(scan, bytes, from, to);
  const word = words.find((each) => each[0] === first);
  if (word === undefined) return failAt(scan, from);
  for (let index = 0; index < word.length; index++) {
    if (from + index >= to) return failAt(scan, to);
    if (bytes[from + index] !== word[index]) return failAt(scan, from + index);
  }
  return from + word.length;
}

/**
 * Behind the value at `from`, by JSON's own grammar (RFC 8259) and without recursion. The byte at `to` exists: where an end
 * lies behind `to`, it was taken for one of the document's, so nothing is known until more bytes have come.
 */
export function skipValue(scan: DocumentScan, bytes: Uint8Array, from: number, to: number): number {
  const { closers } = scan;
  let depth = 0;
  let at = from;
  for (;;) {
    const first = bytes[at] as number;
    if (first === openBrace || first === openBracket) {
      if (depth === deepestNesting) return failTooDeep(scan, at);
      at = skipBlanks(scan, bytes, at + 1, to);
      if (bytes[at] === first + toCloser) at++;
      else {
        closers[depth++] = first + toCloser;
        if (first === openBrace) at = skipKey(scan, bytes, at, to);
        if (at === failed) return failed;
        continue;
      }
    } else {
      at = skipScalar(scan, bytes, at, to);
      if (at === failed) return failed;
    }
    // Behind a value: those that end with it are closed, up to the next.
    for (;;) {
      if (depth === 0) return at;
      if ((bytes[at] as number) <= 32) at = skipBlanks(scan, bytes, at, to);
      if (at >= to) return failAt(scan, to);
      const closer = closers[depth - 1];
      if (bytes[at] === comma) {
        at = skipBlanks(scan, bytes, at + 1, to);
        if (closer === closeBrace) at = skipKey(scan, bytes, at, to);
        if (at === failed) return failed;
        break;
      }
      if (bytes[at] !== closer) return failAt(scan, at);
      at++;
      depth--;
    }
  }
}
