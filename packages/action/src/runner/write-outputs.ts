import { setOutput } from "@actions/core";
import type { RunContext } from "./run-context.ts";

/** Hands the outputs to the runner. Outside of a workflow nobody reads them. */
export function writeOutputs(outputs: Readonly<Record<string, string>>, context: RunContext): void {
  if (context.outputFile === undefined) return;
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
