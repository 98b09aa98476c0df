import { setOutput } from "@actions/core";
import type { RunContext } from "./run-context.ts";
import { buildRunnerFileError } from "./runner-files.ts";

/** Hands the outputs to the runner. Outside of a workflow nobody reads them. Throws RUNNER_NOT_WRITABLE. */
export function writeOutputs(outputs: Readonly<Record<string, string>>, context: RunContext): void {
  if (context.outputFile === undefined) return;
  try {
    for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
  } catch (error) {
    throw buildRunnerFileError("GITHUB_OUTPUT", error);
  }
}
