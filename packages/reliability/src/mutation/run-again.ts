import { existsSync, readFileSync } from "node:fs";
import type { MutatedFile } from "./mutated-files.ts";
import { type Mutant, type MutationReport, runStryker, type StrykerOptions } from "./run-stryker.ts";

/** What came of a file, as it is kept for `--again`. */
export interface MutationResult extends MutatedFile, MutationReport {}

/**
 * As `runStryker`, but where the file is the one of the last run, only the lines of mutants that went unnoticed there
 * are mutated: more tests cannot let a mutant live that others have killed.
 */
export function runAgain(
  target: MutatedFile,
  { path, ...options }: StrykerOptions & { readonly path: string },
): MutationReport {
  const last = existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as MutationResult) : undefined;
  if (last?.source !== readFileSync(target.file, "utf8")) return runStryker(target, options);
  const left = last.mutants.filter(isUnnoticed);
  if (left.length === 0) return last;
  const ranges = left.map(({ location: { start, end } }) => `${target.file}:${start.line}-${end.line}`);
  const { mutants, source } = runStryker({ ...target, ranges }, options);
  const found = new Map(mutants.map((mutant) => [describe(mutant), mutant]));
  return { source, mutants: last.mutants.map((mutant) => found.get(describe(mutant)) ?? mutant) };
}

function describe({ mutatorName, replacement, location }: Mutant): string {
  return JSON.stringify([mutatorName, replacement, location]);
}

/** Whether no test failed, whether or not one came by. */
export function isUnnoticed({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}
