import { formatCount } from "../../text/format.ts";
import { type Markup, markup } from "./markup.ts";

/** A sentence above a table that does not show all of its rows. */
export function noteCut(cut: {
  readonly shown: number;
  readonly all: number;
  /** What the rows that are shown have the most of. */
  readonly most: string;
}): Markup {
  const { shown, all, most } = cut;
  if (shown === all) return markup``;
  return markup`<p class="notice">Only the ${formatCount(shown)} of ${formatCount(all)} with the most ${most} are shown, to keep this page small. <code>report.json</code> has all of them.</p>
`;
}
