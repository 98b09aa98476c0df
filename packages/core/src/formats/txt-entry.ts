const space = 32;
const tab = 9;
const carriageReturn = 13;
const hash = 35;

/** Whether a line of a txt dataset holds no entry: nothing but white space, or `#` and a comment. */
export function isBlankLine(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  let at = start;
  while (at < end && isSpace(bytes[at] as number)) at++;
  return at === end || bytes[at] === hash;
}

export function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

export const bomBytes = 3;

/** Longest line that is read, bytes. An ID with any sensible white space around it is far shorter. */
export const maxLineBytes: number = 64 * 1024;

function isSpace(byte: number): boolean {
  return byte === space || byte === tab || byte === carriageReturn;
}
