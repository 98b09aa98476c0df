import type { Fault } from "@x-batch-compliance/core";
import { showLine } from "../text/show-line.ts";
import { toOwnWords } from "./to-own-words.ts";

/** A fault of a list with its place, on one line. */
export function describeFault({ file, line, lines, message }: Fault): string {
  const place = lines ?? (line === undefined ? "" : String(line));
  const where = file === undefined ? "" : `${file}${place === "" ? "" : `:${place}`} `;
  return toOwnWords(showLine(`${where}${message}`));
}
