import type { Report } from "@x-batch-compliance/core";
import {
  formatCount,
  formatDuration,
  formatQuantity,
  formatTime,
  showUnprintable,
} from "@x-batch-compliance/core/text";
import type { Palette } from "../terminal/palette.ts";
import { renderColumns } from "../text/render-columns.ts";
import { adviseWaiting } from "./advise-waiting.ts";

/** More files than these are summed up. */
const mostFiles = 20;

/** A report for people: the result in a sentence, then why, where, and how sure it is. */
export function renderSummary(report: Report, palette: Palette): string {
  const blocks = [
    [renderHeadline(report, palette)],
    renderReasons(report, palette),
    renderFiles(report, palette),
    renderStanding(report),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function renderHeadline(report: Report, palette: Palette): string {
  const { result, violations, checked, unverified, standing, proof } = report;
  const ids = `${formatCount(checked)} distinct ${checked === 1 ? "ID" : "IDs"}`;
  const asOf = standing.asOf === null ? "" : `, as of ${formatTime(standing.asOf)}`;
  switch (result) {
    case "violations":
      return palette.red(
        `${formatCount(violations)} of ${ids} ${violations === 1 ? "is" : "are"} no longer compliant${asOf}.`,
      );
    case "pending":
      return palette.yellow(
        `X has no result yet for ${formatCount(standing.none.ids)} of ${ids}. ${adviseWaiting(report)}`,
      );
    case "unverified":
      return palette.yellow(
        `${formatCount(unverified)} of ${ids} could not be verified${unverified < checked ? "; none of the others must be removed" : ""}${asOf}.`,
      );
    case "empty":
      return palette.yellow(
        checked === 0
          ? "The lists contain no IDs, so nothing was checked."
          : `The ${ids} that were found ${checked === 1 ? "is" : "are"} compliant${asOf}.`,
      );
    case "compliant":
      return palette.green(
        `${checked === 1 ? "The ID is" : `All ${ids} are`} compliant${asOf}, and the result is known to be ${proof === "proven" ? "complete" : "the same in two downloads"}.`,
      );
  }
}

function renderReasons({ datasets, refetch }: Report, palette: Palette): readonly string[] {
  const counts = datasets.flatMap((dataset) => dataset.counts);
  const rows = counts.map(({ action, reason, decision, ids }) => [decision, action, reason, ids] as const);
  const [head = "", ...body] = renderColumns([["decision", "action", "reason", "IDs"], ...rows]);
  return [
    ...(rows.length === 0 ? [] : [palette.dim(head), ...body]),
    ...(refetch === 0
      ? []
      : [`${formatQuantity(refetch, "post was", "posts were")} edited: refetch the content.`]),
  ];
}

function renderFiles({ datasets }: Report, palette: Palette): readonly string[] {
  const files = datasets.flatMap((dataset) => dataset.files);
  const affected = files
    .filter(({ violations }) => violations > 0)
    .toSorted((one, other) => other.violations - one.violations);
  if (affected.length === 0) return [];
  const rows = affected
    .slice(0, mostFiles)
    .map(({ name, violations, entries }) => [showUnprintable(name), violations, entries] as const);
  const [head = "", ...body] = renderColumns([["file", "violations", "entries"], ...rows]);
  const more = affected.length - rows.length;
  return [palette.dim(head), ...body, ...(more > 0 ? [`… and ${formatQuantity(more, "more file")}.`] : [])];
}

function renderStanding(report: Report): readonly string[] {
  const { result, unverified, standing, datasets } = report;
  const badEntries = datasets.reduce((sum, dataset) => sum + dataset.badEntries, 0);
  return [
    ...(result === "violations" && unverified > 0
      ? [`${formatQuantity(unverified, "other ID")} could not be verified.`]
      : []),
    ...(result === "violations" && standing.none.parts > 0
      ? [`X has no result yet for ${formatQuantity(standing.none.ids, "ID")}. ${adviseWaiting(report)}`]
      : []),
    ...(standing.older.parts > 0 && standing.oldestAgeMs !== null
      ? [`The oldest result is ${formatDuration(standing.oldestAgeMs)} old.`]
      : []),
    ...(badEntries > 0
      ? [
          `${formatQuantity(badEntries, "entry", "entries")} without a valid ID ${badEntries === 1 ? "was" : "were"} kept.`,
        ]
      : []),
  ];
}
