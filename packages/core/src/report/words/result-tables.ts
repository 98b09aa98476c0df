import type { DatasetReport, Report } from "../../check/terms/report.ts";
import { codeSpan } from "../../text/code-span.ts";
import { formatCount, formatQuantity, formatType, joinWords } from "../../text/format.ts";
import { describeAction, describeReason, sortReasons } from "./describe-reason.ts";
import { chooseFileColumns, sortFiles } from "./file-columns.ts";

/** Markdown: X's events by reason. Empty if there are none. */
export function tabulateReasons(report: Report): readonly string[] {
  const hasDatasets = report.datasets.length > 1;
  const hasTypes = new Set(report.datasets.flatMap(({ types }) => types)).size > 1;
  const rows = report.datasets.flatMap((dataset) =>
    sortReasons(dataset.counts).map((count) => [
      ...(hasDatasets ? [codeSpan(dataset.name)] : []),
      ...(hasTypes ? [formatType(count.type)] : []),
      describeReason(count.reason, count.type) ?? codeSpan(count.reason),
      describeAction(count, dataset),
      formatCount(count.ids),
      codeSpan(count.reason),
      codeSpan(count.action),
    ]),
  );
  if (rows.length === 0) return [];
  const columns = [...(hasDatasets ? ["Dataset"] : []), ...(hasTypes ? ["Type"] : [])];
  return [
    line([...columns, "Reason", "Action", "IDs", "X's reason", "X's action"]),
    line([...columns.map(() => "---"), "---", "---", "---:", "---", "---"]),
    ...rows.map(line),
  ];
}

/** More files of a report than this are only counted: a summary has a limit of size. */
const shownFiles = 500;

export function tabulateDatasets({ datasets }: Report, most: number = shownFiles): readonly string[] {
  const shown = Math.ceil(most / Math.max(1, datasets.length));
  const tables = datasets.map((dataset) => ({ dataset, lines: tabulateFiles(dataset, shown) }));
  if (datasets.length < 2) return tables.flatMap(({ lines }) => lines);
  return tables.flatMap(({ dataset, lines }, index) => [
    ...(index === 0 ? [] : [""]),
    `#### ${codeSpan(dataset.name)}`,
    "",
    ...lines,
  ]);
}

function tabulateFiles({ files }: DatasetReport, most: number): readonly string[] {
  const columns = chooseFileColumns(files);
  const rows = sortFiles(files)
    .slice(0, most)
    .map((file) => [codeSpan(file.name), ...columns.map(({ count }) => formatCount(count(file)))]);
  const hidden = files.length - rows.length;
  const totals = columns.map(({ count }) => files.reduce((sum, file) => sum + count(file), 0));
  return [
    line(["File", ...columns.map(({ title }) => title)]),
    line(["---", ...columns.map(() => "---:")]),
    ...rows.map(line),
    ...(hidden > 0 ? [line([`and ${formatQuantity(hidden, "more file")}`, ...columns.map(() => "")])] : []),
    ...(files.length > 1
      ? [line(["**All files**", ...totals.map((count) => `**${formatCount(count)}**`)])]
      : []),
  ];
}

/** What the lists lack, a paragraph each: entries without an ID, and files without any ID beside others that have some. */
export function describeGaps(report: Report): readonly string[] {
  return [...describeBadEntries(report), ...describeEmptyFiles(report)];
}

/** The first of them have to do. */
const namedFiles = 3;

/** A dataset without any ID is what the result is about. */
function describeEmptyFiles({ datasets }: Report): readonly string[] {
  const empty = datasets
    .filter(({ ids }) => ids > 0)
    .flatMap(({ files }) => files.filter(({ entries, badEntries }) => entries + badEntries === 0));
  if (empty.length === 0) return [];
  const names = empty.slice(0, namedFiles).map(({ name }) => codeSpan(name));
  const more = empty.length - names.length;
  const all = joinWords(more === 0 ? names : [...names, `${formatCount(more)} more`]);
  return [`${formatQuantity(empty.length, "file has", "files have")} no entries: ${all}.`];
}

function describeBadEntries({ datasets }: Report): readonly string[] {
  const count = datasets.reduce((sum, { badEntries }) => sum + badEntries, 0);
  if (count === 0) return [];
  const [have, were] = count === 1 ? ["has", "It was"] : ["have", "They were"];
  return [
    `${formatQuantity(count, "entry", "entries")} ${have} no ID. ${were} not checked and will be kept.`,
  ];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
