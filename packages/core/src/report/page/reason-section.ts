import type { DatasetReport, ReasonCount, Report } from "../../check/terms/report.ts";
import { formatCount, formatType } from "../../text/format.ts";
import { describeConsequence, describeReason } from "../words/describe-reason.ts";
import { drawBars } from "./bar-list.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { type PageDetail, pickHeaviest } from "./page-contents.ts";

interface NamedCount extends ReasonCount {
  readonly dataset: DatasetReport;
}

/** What X says of the IDs, as a chart of those that have to go and a table of all. */
export function renderReasons({ datasets }: Report, { rows }: PageDetail): readonly Markup[] {
  const counts = datasets.flatMap((dataset) => dataset.counts.map((count) => ({ ...count, dataset })));
  if (counts.length === 0) return [];
  const hasDatasets = datasets.length > 1;
  const repeats = hasDatasets ? " An ID that stands in several datasets counts in each." : "";
  const shown = pickHeaviest(counts, rows, ({ ids }) => ids);
  return [
    markup`<section>
<h2>Removals by reason</h2>
${drawBars(`Distinct IDs that have to go, by X's reason.${repeats}`, listBars(counts))}${noteCut({ shown: shown.length, all: counts.length, most: "IDs" })}${renderTable(
  {
    name: "Reasons",
    columns: [
      ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
      ...["Reason", "Action", "IDs of", "Meaning", "The ID"].map((title) => ({ title })),
      { title: "IDs", isNumber: true },
    ],
    rows: shown.map((count) => [
      ...(hasDatasets ? [count.dataset.name] : []),
      count.reason,
      count.action,
      formatType(count.type),
      describeReason(count.reason) ?? "",
      describeConsequence(count, count.dataset).replaceAll("`", ""),
      formatCount(count.ids),
    ]),
  },
)}</section>
`,
  ];
}

function listBars(
  counts: readonly NamedCount[],
): readonly { readonly label: string; readonly count: number }[] {
  const hasTypes = new Set(counts.map(({ type }) => type)).size > 1;
  const bars = new Map<string, number>();
  for (const { type, reason, decision, ids } of counts) {
    if (decision !== "remove" && decision !== "scrub") continue;
    const label = hasTypes ? `${reason} (${formatType(type)})` : reason;
    bars.set(label, (bars.get(label) ?? 0) + ids);
  }
  return [...bars].map(([label, count]) => ({ label, count }));
}
