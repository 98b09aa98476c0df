import type { Report } from "../../check/terms/report.ts";
import { formatCount } from "../../text/format.ts";
import { drawBars } from "./bar-list.ts";
import { renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { listFiles, type NamedFile, type PageDetail, pickHeaviest } from "./page-contents.ts";

/** Where the entries stand that have to go. */
export function renderFiles(report: Report, { rows }: PageDetail): Markup {
  const files = listFiles(report);
  const hasDatasets = report.datasets.length > 1;
  const shown = pickHeaviest(files, rows, weigh);
  const bars = files.map(({ dataset, name, violations }) => ({
    label: hasDatasets ? `${dataset}: ${name}` : name,
    count: violations,
  }));
  const chart = bars.some(({ count }) => count > 0)
    ? drawBars("Entries that have to go, or to lose their location, by file.", bars)
    : [];
  const numbers = ["Entries", "No longer compliant", "Location alone", "Unverified", "No ID"];
  return markup`<section>
<h2>Removals by file</h2>
<p>Files count entries: an ID that stands twice counts twice.</p>
${chart}${noteCut({ shown: shown.length, all: files.length, most: "violations" })}${renderTable({
  name: "Files",
  columns: [
    { title: "File", isLong: true },
    ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
    ...numbers.map((title) => ({ title, isNumber: true })),
  ],
  rows: shown.map(({ name, dataset, entries, violations, scrubs, unverified, badEntries }) => [
    name,
    ...(hasDatasets ? [dataset] : []),
    ...[entries, violations, scrubs, unverified, badEntries].map(formatCount),
  ]),
})}</section>
${hasDatasets ? renderDatasets(report, rows) : []}`;
}

/** What is to be done something about comes first. */
function weigh({ entries, violations, unverified, badEntries }: NamedFile): number {
  return violations + (unverified + badEntries) / (1 + unverified + badEntries) + entries / 1e15;
}

function renderDatasets({ datasets }: Report, rows: number): Markup {
  const shown = pickHeaviest(datasets, rows, ({ violations }) => violations);
  return markup`<section>
<h2>Datasets</h2>
${noteCut({ shown: shown.length, all: datasets.length, most: "violations" })}${renderTable({
  name: "Datasets",
  columns: [
    { title: "Dataset", isLong: true },
    ...["Files", "Entries", "Distinct IDs", "No longer compliant", "Unverified"].map((title) => ({
      title,
      isNumber: true,
    })),
  ],
  rows: shown.map(({ name, files, entries, ids, violations, unverified }) => [
    name,
    ...[files.length, entries, ids, violations, unverified].map(formatCount),
  ]),
})}</section>
`;
}
