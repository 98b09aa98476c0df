import { neutraliseLine } from "./neutralise-line.ts";

/**
 * Text as a Markdown code span, in which nothing is markup: no link, no image, no mention, no HTML.
 * It may stand in a table cell: GitHub splits cells at pipes before it reads code spans.
 */
export function codeSpan(text: string): string {
  const safe = neutraliseLine(text).replaceAll("|", "\\|");
  const runs = safe.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  // A span must not be empty, nor touch its fence with a backtick.
  const padding = safe === "" || safe.startsWith("`") || safe.endsWith("`") ? " " : "";
  return `${fence}${padding}${safe}${padding}${fence}`;
}
