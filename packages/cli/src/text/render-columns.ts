import { formatCount } from "@x-batch-compliance/core/text";

/** Rows as columns with two blanks in between; numbers are right-aligned. No row ends with blanks. */
export function renderColumns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => show(row[column] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return typeof cell === "number" ? show(cell).padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
}

function show(cell: string | number): string {
  return typeof cell === "number" ? formatCount(cell) : cell;
}
