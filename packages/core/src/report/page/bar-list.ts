import { formatCount } from "../../text/format.ts";
import { type Markup, markup } from "./markup.ts";

/** A number of a table, and whether it is of what has to be removed, which has a colour. */
export interface Bar {
  readonly count: number;
  readonly isGone: boolean;
}

/** Longer tables are for looking things up, and their bars would take a good part of the page. */
const mostBars = 100;

/** Cells with a number and a bar in its proportion to the largest; the bar is for the eyes alone. */
export function drawBars(bars: readonly Bar[]): readonly (string | Markup)[] {
  if (bars.length < 2 || bars.length > mostBars) return bars.map(({ count }) => formatCount(count));
  const largest = Math.max(1, ...bars.map(({ count }) => count));
  return bars.map(
    ({ count, isGone }) =>
      markup`<div class="bar"><svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="${isGone ? "gone" : "count"}" width="${((count / largest) * 100).toFixed(1)}" height="1"/></svg>${formatCount(count)}</div>`,
  );
}
