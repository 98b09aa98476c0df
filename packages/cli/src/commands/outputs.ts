import type { Output } from "../files/output.ts";
import { quoteWord } from "../text/quote-word.ts";

/** For what cannot be written once the job is paid for. */
export const rescue = "The check itself is done: run it again with another file, and its job is reused.";

/** The outputs of a check that were found fit, by their labels. */
export type Outputs = ReadonlyMap<string, Output>;

/** How an output was asked for, as the start of a sentence. */
export const labels = {
  list: (path: string): string => `--output ${quoteWord(path)}`,
  report: (format: string, file: string): string => `--report ${format}=${quoteWord(file)}`,
  result: (path: string): string => `${quoteWord(path)} of --results-folder`,
} as const;

export function requireOutput(outputs: Outputs, label: string): Output {
  const output = outputs.get(label);
  if (output === undefined) throw new TypeError("No place was found for a file that is to be written.");
  return output;
}
