import type { Region } from "../entry-reader.ts";
import type { DocumentScan } from "./skip-document.ts";
import { deepestNesting } from "./skip-document.ts";

const comma = 44;

/**
 * Why a document cannot be read from `stoppedAt` on, and what to do, by the bytes from the last token on. Says nothing of the text that stands
 * there.
 */
export function explainBroken(
  { stoppedAt, isTooDeep }: DocumentScan,
  bytes: Uint8Array,
  { from, to }: Pick<Region, "from" | "to">,
): string {
  if (isTooDeep) return `nests deeper than ${deepestNesting} levels: it is not a list of IDs`;
  if (stoppedAt >= to) return "ends in the middle of its JSON: it was cut off; write it again";
  const text = String.fromCharCode(bytes[stoppedAt] as number);
  const before = findBefore(bytes, stoppedAt, from);
  if (/^[\]}]/.test(text) && before === comma) {
    return "is not JSON: there is a comma before a closing bracket; remove it";
  }
  return (
    flaws.find(({ pattern }) => pattern.test(text))?.text ??
    "is not valid JSON from here on, so none of it is read"
  );
}

const flaws: readonly { readonly pattern: RegExp; readonly text: string }[] = [
  {
    pattern: /^[A-Za-z]/,
    text: "is not JSON: it has a word that is not allowed, for example NaN, None or True; write null or true",
  },
  { pattern: /^[/#]/, text: "is not JSON: it has a comment; remove it" },
  { pattern: /^'/, text: "is not JSON: it has single quotes; use double quotes" },
];

/** The last byte in front of a place that is not white space. */
function findBefore(bytes: Uint8Array, place: number, from: number): number | undefined {
  let at = place - 1;
  while (at >= from && (bytes[at] as number) <= 32) at--;
  return at >= from ? bytes[at] : undefined;
}
