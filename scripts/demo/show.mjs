/** A heading that stands out in a terminal and in a log. */
export function printTitle(text) {
  console.log(`\n── ${text} ${"─".repeat(Math.max(3, 100 - text.length))}\n`);
}

/** Text as a block, cut after some lines with a word of how many are left out. */
export function printBlock(text, { lines: most = Number.POSITIVE_INFINITY } = {}) {
  const lines = text.replace(/\n$/, "").split("\n");
  for (const line of lines.slice(0, most)) console.log(`  │ ${line}`);
  if (lines.length > most) console.log(`  │ … ${(lines.length - most).toLocaleString("en")} more lines`);
}
