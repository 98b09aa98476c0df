import { neutraliseLine, showLongRuns } from "@x-batch-compliance/core/text";

/** Lines as a Markdown code block, which none of them can end. */
export function fencedBlock(lines: readonly string[]): readonly string[] {
  const safe = lines.map((line) => showLongRuns(neutraliseLine(line)));
  const longest = Math.max(2, ...(safe.join("\n").match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...safe, fence];
}
