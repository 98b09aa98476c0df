/** GitHub's reader gives up on code spans with fences of 80 backticks, and counts those of blocks to 255. */
const longestRun = 10;

/** Shows the backticks of long runs by their number, so that what is put around them can be longer. */
export function showLongRuns(text: string): string {
  return text.replace(/`+/g, (run) => (run.length > longestRun ? "\\u{60}".repeat(run.length) : run));
}
