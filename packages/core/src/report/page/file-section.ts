import type { Report } from "../../check/terms/report.ts";
import { formatCount } from "../../text/format.ts";
import { chooseFileColumns, sortFiles } from "../words/file-columns.ts";
import { drawBars } from "./bar-list.ts";
import { clip, renderTable } from "./data-table.ts";
import { type Markup, markup } from "./markup.ts";
import { noteCut } from "./note-cut.ts";
import { renderLink } from "./page-about.ts";
import {
  listFiles,
  type NamedFile,
  type PageContents,
  type PageDetail,
  pickHeaviest,
} from "./page-contents.ts";

/** What is asked of each file. */
export function renderFiles(
  { report, fileUrl }: Pick<PageContents, "report" | "fileUrl">,
  { rows }: PageDetail,
): readonly Markup[] {
  const files = listFiles(report);
  if (files.length === 0) return [];
  const hasDatasets = report.datasets.length > 1;
  const shown = sortFiles(pickHeaviest(files, rows, weigh));
  const columns = chooseFileColumns(files);
  const cells = columns.map(({ count, isAsked, isGone }) =>
    isAsked
      ? drawBars(shown.map((file) => ({ count: count(file), isGone })))
      : shown.map((file) => formatCount(count(file))),
  );
  return [
    markup`<section>
<h2>By file</h2>
<p>Entries are counted, the lines or records of a file: an ID that occurs twice counts twice.</p>
${noteCut({ shown: shown.length, all: files.length, most: "violations" })}${renderTable({
  name: "Files",
  columns: [
    { title: "File", isLong: true },
    ...(hasDatasets ? [{ title: "Dataset", isLong: true }] : []),
    ...columns.map(({ title }) => ({ title, isNumber: true })),
  ],
  rows: shown.map(({ name, dataset }, index) => [
    renderLink({ name: clip(name), url: fileUrl?.(name) }),
    ...(hasDatasets ? [dataset] : []),
    ...cells.map((column) => column[index] as string | Markup),
  ]),
})}</section>
`,
    ...(hasDatasets ? [renderDatasets(report, rows)] : []),
  ];
}

/** What is to be done something about comes first. */
function weigh({ entries, violations, unverified, badEntries }: NamedFile): number {
  return violations + (unverified + badEntries) / (1 + unverified + badEntries) + entries / 1e15;
}

function renderDatasets({ datasets }: Report, rows: number): Markup {
  const shown = pickHeaviest(datasets, rows, ({ violations }) => violations).toSorted(
    (one, other) => other.violations - one.violations,
  );
  const columns = [
    { title: "Files", counts: shown.map(({ files }) => files.length) },
    { title: "Entries", counts: shown.map(({ entries }) => entries) },
    { title: "Distinct IDs", counts: shown.map(({ ids }) => ids) },
    { title: "No longer compliant", counts: shown.map(({ violations }) => violations) },
    { title: "Unverified", counts: shown.map(({ unverified }) => unverified) },
  ].filter(({ counts }) => counts.some((count) => count > 0));
  return markup`<section>
<h2>By dataset</h2>
${noteCut({ shown: shown.length, all: datasets.length, most: "violations" })}${renderTable({
  name: "Datasets",
  columns: [{ title: "Dataset", isLong: true }, ...columns.map(({ title }) => ({ title, isNumber: true }))],
  rows: shown.map(({ name }, index) => [
    name,
    ...columns.map(({ counts }) => formatCount(counts[index] as number)),
  ]),
})}</section>
`;
}
