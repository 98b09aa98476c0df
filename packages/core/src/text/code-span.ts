import { neutraliseLine } from "./neutralise-line.ts";
import { showLongRuns } from "./show-long-runs.ts";

/**
 * Text as a Markdown code span, in which nothing is markup: no link, no image, no mention, no HTML.
 * It may stand in a table cell: GitHub splits cells at pipes before it reads code spans.
 */
export function codeSpan(text: string): string {
  const safe = showLongRuns(neutraliseLine(text)).replaceAll("|", "\\|");
  const runs = safe.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padding = needsPadding(safe) ? " " : "";
  return `${fence}${padding}${safe}${padding}${fence}`;
}

/** A span must not be empty, nor touch its fence with a backtick; of a blank at both ends it loses one at each. */
function needsPadding(text: string): boolean {
  const hasBlanks = text.startsWith(" ") && text.endsWith(" ") && text.trim() !== "";
  return text === "" || text.startsWith("`") || text.endsWith("`") || hasBlanks;
}
