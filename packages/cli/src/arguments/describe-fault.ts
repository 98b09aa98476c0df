import type { PlacedFault } from "@x-batch-compliance/core/config";
import { showUnprintable, toInputFault } from "@x-batch-compliance/core/text";
import { toOwnWords } from "./to-own-words.ts";

/** A fault of a list with its place, on one line. */
export function describeFault(fault: PlacedFault, hasConfig: boolean = false): string {
  const { file, line, lines, column } = fault;
  const message = toInputFault(fault);
  const place = [line, column].filter((at) => at !== undefined).join(":");
  const one = place === "" ? `${file} ` : `${file}:${place} `;
  const where = lines === undefined ? one : `${file}, lines ${lines}: `;
  return toOwnWords(showUnprintable(file === undefined ? message : `${where}${message}`), hasConfig);
}
