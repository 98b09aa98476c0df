import type { Fault } from "@x-batch-compliance/core";
import { showUnprintable } from "@x-batch-compliance/core/text";
import { toOwnWords } from "./to-own-words.ts";

/** A fault of a list with its place, on one line. */
export function describeFault({ file, line, lines, message }: Fault): string {
  const place = lines ?? (line === undefined ? "" : String(line));
  const where = file === undefined ? "" : `${file}${place === "" ? "" : `:${place}`} `;
  return toOwnWords(showUnprintable(`${where}${message}`));
}
