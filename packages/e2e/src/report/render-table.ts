import type { ActRow } from "./act-row.ts";

/** Renders what act ran as a table of a terminal. */
export function renderTable(rows: readonly (ActRow & { readonly result: string })[]): string {
  const cells = rows.map(({ workflow, ran, seconds, result }) => [workflow, ran, seconds.toFixed(1), result]);
  const table = [["Workflow", "What act ran", "Seconds", "Result"], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
