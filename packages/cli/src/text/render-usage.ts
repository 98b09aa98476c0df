import { showLine } from "./show-line.ts";

/** What is wrong with a command line: all of it, a line each. */
export function renderUsage(faults: readonly string[]): string {
  return faults.map((fault, at) => `${at === 0 ? "error: " : "       "}${showLine(fault)}`).join("\n");
}
