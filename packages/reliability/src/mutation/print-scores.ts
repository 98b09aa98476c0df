import { isUnnoticed, type MutationResult } from "./run-again.ts";
import type { Mutant } from "./run-stryker.ts";

const counted = ["Killed", "Timeout", "Survived", "NoCoverage"] as const;

/** Prints a table of the mutants by file and by room, and the lines of those that nothing noticed. */
export function printScores(results: readonly MutationResult[]): void {
  const rooms = Map.groupBy(results, ({ room }) => room);
  const rows = [...rooms].flatMap(([room, own]) => [
    ...own.map(({ name, mutants }) => scoreRow(name, mutants)),
    ...(own.length > 1 ? [scoreRow(`${room}/`, listMutants(own))] : []),
  ]);
  console.table([...rows, scoreRow("all", listMutants(results))]);
  for (const result of results) printUnnoticed(result);
}

function listMutants(results: readonly MutationResult[]): readonly Mutant[] {
  return results.flatMap(({ mutants }) => mutants);
}

function scoreRow(name: string, mutants: readonly Mutant[]): Readonly<Record<string, string | number>> {
  const [killed = 0, timeout = 0, survived = 0, uncovered = 0] = counted.map(
    (status) => mutants.filter((mutant) => mutant.status === status).length,
  );
  const total = killed + timeout + survived + uncovered;
  const score = total === 0 ? "-" : `${((100 * (killed + timeout)) / total).toFixed(1)} %`;
  return { file: name, mutants: total, killed, timeout, survived, "no coverage": uncovered, score };
}

function printUnnoticed({ file, source, mutants }: MutationResult): void {
  const lines = source.split("\n");
  for (const { status, mutatorName, replacement, location } of mutants.filter(isUnnoticed)) {
    const { start, end } = location;
    const line = lines[start.line - 1] ?? "";
    const what =
      start.line === end.line
        ? line.slice(start.column - 1, end.column - 1)
        : `${line.slice(start.column - 1)} …`;
    console.log(
      `\n${file}:${start.line}: ${status}, ${mutatorName}\n  ${line.trim()}\n  ${what} → ${replacement}`,
    );
  }
}
