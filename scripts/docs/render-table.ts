/** Renders rows as a Markdown table. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // A bar would end the cell, inside backticks too.
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.trim().replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
