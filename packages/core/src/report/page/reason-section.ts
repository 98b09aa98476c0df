import type { Report } from "../../check/terms/report.ts";
import { formatType } from "../../text/format.ts";
import { describeAction, describeReason, sortReasons } from "../words/describe-reason.ts";
import { drawBars } from "./bar-list.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { type PageDetail, pickHeaviest } from "./page-contents.ts";

/** What X says of the IDs, and what that asks for. */
export function renderReasons({ datasets }: Report, { rows }: PageDetail): readonly Markup[] {
  const counts = datasets.flatMap((dataset) => dataset.counts.map((count) => ({ ...count, dataset })));
  if (counts.length === 0) return [];
  const hasDatasets = datasets.length > 1;
  const hasTypes = new Set(counts.map(({ type }) => type)).size > 1;
  const shown = sortReasons(pickHeaviest(counts, rows, ({ ids }) => ids));
  const bars = drawBars(
    shown.map(({ ids, decision }) => ({ count: ids, isGone: decision === "remove" || decision === "scrub" })),
  );
  const repeats = hasDatasets
    ? markup`<p>An ID that occurs in several datasets counts in each of them.</p>
`
    : [];
  return [
    markup`<section>
<h2>By reason</h2>
${repeats}${noteCut({ shown: shown.length, all: counts.length, most: "IDs" })}${renderTable({
  name: "Reasons",
  columns: [
    { title: "Reason" },
    ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
    ...(hasTypes ? [{ title: "Type" }] : []),
    { title: "Action" },
    { title: "IDs", isNumber: true },
    ...["X's reason", "X's action"].map((title) => ({ title })),
  ],
  rows: shown.map((count, index) => [
    describeReason(count.reason, count.type) ?? count.reason,
    ...(hasDatasets ? [count.dataset.name] : []),
    ...(hasTypes ? [formatType(count.type)] : []),
    describeAction(count, count.dataset),
    bars[index] as string | Markup,
    count.reason,
    count.action,
  ]),
})}</section>
`,
  ];
}
