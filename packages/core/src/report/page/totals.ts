import type { Report } from "../../check/terms/report.ts";
import { formatCount } from "../../text/format.ts";
import { listTotals, type Total } from "../words/list-totals.ts";
import { type Markup, markup } from "./markup.ts";

/** Distinct IDs in numbers, each in the colour of what it means. */
export function renderTotals(report: Report): Markup {
  return markup`<dl class="totals">
${listTotals(report).map(renderTotal)}</dl>
<p class="quiet">IDs are counted once, however often they occur.</p>
`;
}

function renderTotal({ name, count, kind = "empty" }: Total): Markup {
  return markup`<div class="${count === 0 ? "empty" : kind}"><dt>${name}</dt><dd>${formatCount(count)}</dd></div>
`;
}
