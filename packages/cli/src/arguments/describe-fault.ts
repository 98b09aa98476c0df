import type { PlacedFault } from "@x-batch-compliance/core/config";
import { showUnprintable } from "@x-batch-compliance/core/text";
import { toOwnWords } from "./to-own-words.ts";

/** A fault of a list with its place, on one line. */
export function describeFault(
  { file, line, lines, column, message }: PlacedFault,
  hasConfig: boolean = false,
): string {
  const place = lines ?? [line, column].filter((at) => at !== undefined).join(":");
  const where = file === undefined ? "" : `${file}${place === "" ? "" : `:${place}`} `;
  return toOwnWords(showUnprintable(`${where}${message}`), hasConfig);
}
