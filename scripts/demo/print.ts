/** A heading that stands out in a terminal and in a log. */
export function printTitle(text: string): void {
  console.log(`\n── ${text} ${"─".repeat(Math.max(3, 100 - text.length))}\n`);
}

/** A line of what the step prints. */
export function printLine(line: string): void {
  console.log(`  │ ${line}`);
}

/** Text as a block, cut after some lines, with the number of those that are left out. */
export function printBlock(text: string, most = Number.POSITIVE_INFINITY): void {
  const lines = text.replace(/\n$/, "").split("\n");
  for (const line of lines.slice(0, most)) printLine(line);
  if (lines.length > most) printLine(`… ${(lines.length - most).toLocaleString("en")} more lines`);
}
