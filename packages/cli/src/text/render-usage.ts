import { showUnprintable } from "@x-batch-compliance/core/text";

/** What is wrong with a command line: all of it, a line each. */
export function renderUsage(faults: readonly string[]): string {
  return faults.map((fault, at) => `${at === 0 ? "error: " : "       "}${showUnprintable(fault)}`).join("\n");
}
