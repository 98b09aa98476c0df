import { type IdWords, parseId } from "../ids/parse-id.ts";

const space = 32;
const tab = 9;
const carriageReturn = 13;
const hash = 35;

/**
 * Finds the ID in a line of a txt dataset: one ID, maybe between spaces, tabs or CRs. `blank` is a line of
 * nothing, or `#` and a comment. Fills `words` if there is an ID.
 */
export function findTxtId(
  bytes: Uint8Array,
  line: { readonly start: number; readonly end: number },
  words: IdWords,
): { readonly start: number; readonly end: number } | "blank" | "bad" {
  let { start, end } = line;
  while (start < end && isSpace(bytes[start] as number)) start++;
  while (end > start && isSpace(bytes[end - 1] as number)) end--;
  if (start === end || bytes[start] === hash) return "blank";
  return parseId(bytes, { start, end }, words) ? { start, end } : "bad";
}

/** Why a line is no ID, and what to write instead. Says nothing of what stands in it. */
export function explainBadLine(
  bytes: Uint8Array,
  range: { readonly start: number; readonly end: number },
): string {
  const text = Buffer.from(bytes.subarray(range.start, range.end)).toString("utf8").trim();
  return (
    reasons.find(({ pattern }) => pattern.test(text))?.message ??
    "is not an ID: write one decimal number a line"
  );
}

const reasons: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /^[+-]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+$|^[0-9]+(?:\.[0-9]+|,0+)$/i,
    message: "is not an ID: a spreadsheet has rounded it; export the column again as text",
  },
  { pattern: /^-[0-9]+$/, message: "is not an ID: IDs are not negative" },
  { pattern: /^0[0-9]*$/, message: "is not an ID: IDs do not begin with 0" },
  { pattern: /^[0-9]{20,}$/, message: "is not an ID: it is larger than 18446744073709551615" },
  { pattern: /^["'].*["']$/, message: "is not an ID: write it without quotes" },
  {
    pattern: /^[0-9]+[\s,;|]+\S/,
    message: "is not one ID: write one a line, and comments on lines of their own",
  },
  { pattern: /^@/, message: "is not an ID: write the numeric ID, not the name" },
  { pattern: /^https?:/i, message: "is not an ID: write only the number at the end of the address" },
];

export function startsWithBom(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

export const bomBytes = 3;

/** Longest line that is read, bytes. An ID with any sensible white space around it is far shorter. */
export const maxLineBytes: number = 64 * 1024;

function isSpace(byte: number): boolean {
  return byte === space || byte === tab || byte === carriageReturn;
}
