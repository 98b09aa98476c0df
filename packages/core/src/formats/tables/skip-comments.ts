import type { IdPlace } from "../../types.ts";
import { isComment } from "./sample-table.ts";

export interface SkippedComments {
  readonly bytes: number;
  readonly lines: number;
}

/** The comments behind `#` above a table, with the blank lines between them. Behind its first record a `#` is text. */
export function skipComments(
  firstBytes: Uint8Array,
  {
    from,
    separator,
    places,
  }: { readonly from: number; readonly separator: string; readonly places: readonly IdPlace[] },
): SkippedComments {
  const split = separator === " " ? /[ \t]+/ : separator;
  let skipped: SkippedComments = { bytes: 0, lines: 0 };
  let at = from;
  for (let lines = 1; at < firstBytes.length; lines++) {
    const next = findNext(firstBytes, at);
    const line = Buffer.from(firstBytes.subarray(at, next)).toString("utf8").trim();
    at = next;
    if (line === "") continue;
    const isBlankComment = separator === " " && /^#\s/.test(line);
    if (
      !isBlankComment &&
      !isComment(
        line.split(split).map((text) => text.trim().replace(/^"(.*)"$/, "$1")),
        places,
      )
    )
      break;
    skipped = { bytes: at - from, lines };
  }
  return skipped;
}

function findNext(bytes: Uint8Array, from: number): number {
  const lf = bytes.indexOf(10, from);
  if (lf !== -1) return lf + 1;
  const cr = bytes.indexOf(13, from);
  return cr === -1 ? bytes.length : cr + 1;
}
