import { formatCount } from "../../text/format.ts";
import { clip } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";

/** A bar of a chart. */
export interface Bar {
  readonly label: string;
  readonly count: number;
}

/** More are not taken in at a glance; the table has them all. */
const shownBars = 15;

/** A chart of bars that lie below each other, the longest first: names stay readable where the page is narrow. */
export function drawBars(caption: string, bars: readonly Bar[]): Markup {
  const sorted = bars.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const longest = sorted[0]?.count ?? 1;
  const hidden = sorted.length - shownBars;
  const rest = hidden > 0 ? ` The first ${shownBars} of ${formatCount(sorted.length)}.` : "";
  // The label and the number say all: the bar itself is for the eyes.
  const items = sorted.slice(0, shownBars).map(
    ({ label, count }) =>
      markup`<li><span>${clip(label)}</span><svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none"><rect class="gone" width="${((count / longest) * 100).toFixed(2)}" height="1"/></svg><span class="number">${formatCount(count)}</span></li>
`,
  );
  return markup`<figure>
<figcaption>${caption}${rest}</figcaption>
<ol class="bars" role="list">
${items}</ol>
</figure>
`;
}
