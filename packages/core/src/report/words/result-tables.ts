import type { DatasetReport, Report } from "../../check/terms/report.ts";
import { codeSpan } from "../../text/code-span.ts";
import { formatCount, formatQuantity, formatType } from "../../text/format.ts";
import { describeConsequence, describeReason } from "./describe-reason.ts";

/** Markdown: X's events by reason. Empty if there are none. */
export function tabulateReasons(report: Report): readonly string[] {
  const hasDatasets = report.datasets.length > 1;
  const hasTypes = new Set(report.datasets.flatMap(({ types }) => types)).size > 1;
  const rows = report.datasets.flatMap((dataset) =>
    dataset.counts.map((count) => [
      ...(hasDatasets ? [codeSpan(dataset.name)] : []),
      ...(hasTypes ? [formatType(count.type)] : []),
      codeSpan(count.action),
      codeSpan(count.reason),
      describeReason(count.reason) ?? "",
      describeConsequence(count, dataset),
      formatCount(count.ids),
    ]),
  );
  if (rows.length === 0) return [];
  const columns = [...(hasDatasets ? ["Dataset"] : []), ...(hasTypes ? ["IDs of"] : [])];
  return [
    line([...columns, "Action", "Reason", "Meaning", "The ID", "IDs"]),
    line([...columns.map(() => "---"), "---", "---", "---", "---", "---:"]),
    ...rows.map(line),
  ];
}

/** Files of a report beyond this are only counted: a summary has a limit of size. */
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

function tabulateFiles({ files, ...dataset }: DatasetReport, most: number): readonly string[] {
  const hasScrubs = files.some(({ scrubs }) => scrubs > 0);
  const hasBadEntries = dataset.badEntries > 0;
  // Columns that would hold nothing but zeros in most reports.
  const others = [...(hasScrubs ? ["Location alone"] : []), ...(hasBadEntries ? ["No ID"] : [])];
  const rows = files
    .slice(0, most)
    .map((file) => [
      codeSpan(file.name),
      ...[file.entries, file.violations, file.unverified].map(formatCount),
      ...(hasScrubs ? [formatCount(file.scrubs)] : []),
      ...(hasBadEntries ? [formatCount(file.badEntries)] : []),
    ]);
  const hidden = files.length - rows.length;
  const total = [dataset.ids, dataset.violations, dataset.unverified].map(
    (count) => `**${formatCount(count)}**`,
  );
  return [
    line(["File", "Entries", "No longer compliant", "Unverified", ...others]),
    line(["---", "---:", "---:", "---:", ...others.map(() => "---:")]),
    ...rows.map(line),
    ...(hidden > 0
      ? [`${line([`and ${formatQuantity(hidden, "more file")}`])}${" |".repeat(3 + others.length)}`]
      : []),
    `${line(["**Distinct IDs in all**", ...total])}${" |".repeat(others.length)}`,
  ];
}

export function describeBadEntries({ datasets }: Report): readonly string[] {
  const count = datasets.reduce((sum, { badEntries }) => sum + badEntries, 0);
  if (count === 0) return [];
  const [holds, stays] = count === 1 ? ["holds", "It stays, and was"] : ["hold", "They stay, and were"];
  return [`${formatQuantity(count, "entry", "entries")} ${holds} no ID. ${stays} not checked.`];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
