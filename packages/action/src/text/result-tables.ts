import type { DatasetReport, Report } from "@x-batch-compliance/core";
import { codeSpan } from "./code-span.ts";
import { formatCount, formatQuantity } from "./format.ts";

/** What a reader is to understand by X's reasons. Source: X's "batch compliance" reference. */
const meanings: Readonly<Record<string, string>> = {
  deleted: "deleted by its author",
  bounced: "removed by X",
  protected: "made private",
  suspended: "account suspended",
  deactivated: "account deactivated",
  scrub_geo: "location withdrawn",
  geo_scrubbed: "location withdrawn",
  tweet_edited: "edited: fetch it again",
};

const consequences: Readonly<Record<DatasetReport["counts"][number]["verdict"], string>> = {
  remove: "has to go",
  scrub: "has to go",
  refetch: "stays",
  kept: "stays by `keep-reasons`",
  none: "reported only",
};

/** Markdown: X's events by reason. Empty if there are none. */
export function tabulateReasons(report: Report): readonly string[] {
  const rows = report.datasets.flatMap(({ counts }) =>
    counts.map(({ action, reason, verdict, ids }) => {
      const meaning = meanings[reason] ?? "";
      return `| ${codeSpan(action)} | ${codeSpan(reason)} | ${meaning} | ${consequences[verdict]} | ${formatCount(ids)} |`;
    }),
  );
  if (rows.length === 0) return [];
  return ["| Action | Reason | Meaning | The ID | IDs |", "| --- | --- | --- | --- | ---: |", ...rows];
}

/** Files beyond this are only counted: a summary has a limit of size. */
const shownFiles = 500;

/** Markdown: each dataset and its files. */
export function tabulateDatasets(report: Report): readonly string[] {
  return report.datasets.flatMap(({ files, ...dataset }) => {
    const shown = files.slice(0, shownFiles).map((file) => {
      const counts = [file.entries, file.violations, file.unverified].map(formatCount).join(" | ");
      return `| ${codeSpan(file.name)} | ${counts} |`;
    });
    const hidden = files.length - shown.length;
    const total = [dataset.ids, dataset.violations, dataset.unverified].map(
      (count) => `**${formatCount(count)}**`,
    );
    return [
      "| File | Entries | No longer compliant | Unverified |",
      "| --- | ---: | ---: | ---: |",
      ...shown,
      ...(hidden > 0 ? [`| and ${formatQuantity(hidden, "more file")} | | | |`] : []),
      `| **Distinct IDs in all** | ${total.join(" | ")} |`,
    ];
  });
}

/** Markdown: a pie of all IDs by what became of them. */
export function drawPie(report: Report): readonly string[] {
  const reasons = report.datasets.flatMap(({ counts }) =>
    counts.filter(({ verdict }) => verdict === "remove" || verdict === "scrub"),
  );
  const slices = [
    ["no violation", report.checked - report.violations - report.unverified] as const,
    ...reasons.map(({ reason, ids }) => [reason.replace(/[^a-z_]/g, ""), ids] as const),
    ["unverified", report.unverified] as const,
  ];
  const lines = slices.filter(([, ids]) => ids > 0).map(([label, ids]) => `  "${label}" : ${ids}`);
  return lines.length === 0 ? [] : ["```mermaid", "pie showData", ...lines, "```"];
}
