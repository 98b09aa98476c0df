import type { JobReport, Report } from "../../check/terms/report.ts";
import { codeSpan } from "../../text/code-span.ts";
import { fitDetail } from "../../text/fit-detail.ts";
import { formatAge, formatCount, formatQuantity, formatTime } from "../../text/format.ts";
import { chooseState, type ReportState } from "../words/choose-state.ts";
import type { Obstacle } from "../words/describe-obstacle.ts";
import { describeOddLines } from "../words/describe-odd-lines.ts";
import { describeProof } from "../words/describe-proof.ts";
import { describeFailure, describeResult } from "../words/describe-result.ts";
import { describeStanding } from "../words/describe-standing.ts";
import { explainLevel } from "../words/explain-level.ts";
import { listTotals } from "../words/list-totals.ts";
import { describeGaps, tabulateDatasets, tabulateReasons } from "../words/result-tables.ts";
import { drawMonths } from "./month-chart.ts";

/** What the summary of a check says. */
export interface SummaryContents {
  readonly report: Report;
  /** A sentence after the result, for example about the pull request. */
  readonly note?: string | undefined;
  /** Markdown: what went wrong, where something did. */
  readonly error?: string | undefined;
  /** Markdown lines: what to do next. */
  readonly advice: readonly string[];
  /** What kept the run from a result. */
  readonly obstacle?: Obstacle | undefined;
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
  /** What X may charge for; undefined where nobody counted. */
  readonly cost?: { readonly requests: number; readonly newJobs: number } | undefined;
}

/** GitHub drops a step's summary that exceeds this, as a whole. */
export const largestSummaryBytes: number = 1024 * 1024;

/** How much of what has no bound of its own is shown. */
interface Detail {
  readonly files: number;
  readonly jobs: number;
  readonly reasons: boolean;
  readonly ids: boolean;
}

/** From the whole to the least: what a reader misses least goes first. */
const details: readonly Detail[] = [
  { files: 500, jobs: 100, reasons: true, ids: true },
  { files: 100, jobs: 100, reasons: true, ids: true },
  { files: 100, jobs: 20, reasons: true, ids: false },
  { files: 0, jobs: 20, reasons: true, ids: false },
  { files: 0, jobs: 0, reasons: false, ids: false },
];

/** Signs that GitHub shows in colour. */
const signs: Readonly<Record<ReportState["kind"], string>> = {
  good: "🟢",
  bad: "🔴",
  doubtful: "🟡",
  waiting: "🔵",
  empty: "⚪",
};

/**
 * The check as Markdown, for the run's page and for `report.md`: the result, then what to do, then the details. What does not
 * fit into the limit is left out in steps, and the page says so.
 */
export function writeSummary(contents: SummaryContents, limitBytes: number = largestSummaryBytes): string {
  return fitDetail({
    details: [...details, "the result alone" as const],
    write: (detail) =>
      detail === "the result alone"
        ? join([writeHead({ ...contents, note: undefined })])
        : writeDetail(contents, detail),
    measure: Buffer.byteLength,
    limit: limitBytes,
  });
}

function writeHead({ report, obstacle, note, error }: SummaryContents): readonly string[] {
  return [
    "## X Batch Compliance",
    "",
    `${signs[chooseState(report).kind]} **${describeResult(report, obstacle)}**${note === undefined ? "" : ` ${note}`}`,
    ...(error === undefined ? [] : ["", error]),
  ];
}

function writeDetail(contents: SummaryContents, detail: Detail): string {
  const { report, advice, cost } = contents;
  const known = [...describeStanding(report), explainLevel(report)];
  return join([
    writeHead(contents),
    describeFailure(report),
    describeGaps(report),
    ["### What to do next", "", ...advice],
    tabulateTotals(report),
    detail === details[0] ? [] : ["This page is shortened to fit; `report.json` has everything."],
    section("By reason", detail.reasons ? tabulateReasons(report) : []),
    report.result === "pending" ? [] : drawMonths(report.months),
    fold(describeFiles(report), detail.files > 0 ? tabulateDatasets(report, detail.files) : []),
    fold("IDs no longer compliant", detail.ids ? listIds(contents) : []),
    [known.join(" ")],
    describeCost(cost),
    fold(formatQuantity(report.jobs.length, "job at X", "jobs at X"), listJobs(report, detail.jobs)),
  ]);
}

function join(sections: readonly (readonly string[])[]): string {
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}

/** What is below the fold takes no room until somebody wants it. */
function fold(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>"];
}

function tabulateTotals(report: Report): readonly string[] {
  const totals = listTotals(report);
  return [
    `| ${totals.map(({ name }) => name).join(" | ")} |`,
    `|${" ---: |".repeat(totals.length)}`,
    `| ${totals.map(({ count }) => formatCount(count)).join(" | ")} |`,
  ];
}

function describeFiles({ datasets }: Report): string {
  const files = datasets.flatMap((dataset) => dataset.files);
  const violations = files.reduce((sum, file) => sum + file.violations, 0);
  const count = formatQuantity(files.length, "file");
  return violations === 0
    ? count
    : `${count}: ${formatQuantity(violations, "entry", "entries")} no longer compliant`;
}

function listIds({ ids, report }: SummaryContents): readonly string[] {
  if (ids.length === 0) return [];
  const hidden = report.violations - ids.length;
  return ["```", ...ids, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : []), "```"];
}

function listJobs({ jobs }: Report, most: number): readonly string[] {
  const lines = jobs.slice(0, most).map((job) => `- ${describeJob(job)}`);
  const hidden = jobs.length - lines.length;
  return hidden > 0 ? [...lines, `- and ${formatQuantity(hidden, "more job")}`] : lines;
}

function describeJob(job: JobReport): string {
  const { id, state, adopted, createdAt, ageMs, oddLines } = job;
  const when = `${formatTime(createdAt)}${adopted ? `, ${formatAge(ageMs)}` : ""}`;
  const origin = `created by ${adopted ? "an earlier run" : "this run"} (${when})`;
  const result = state === "complete" ? `, its result ${describeProof(job)}` : "";
  const others = describeOddLines(oddLines);
  const more = others === "" ? "" : ` Other lines in its result, by form: ${codeSpan(others)}.`;
  return `Job ${codeSpan(id)}: ${state}, ${origin}${result}${describeUse(job)}.${more}`;
}

function describeUse({ standsIn, uploadDigest }: JobReport): string {
  if (!standsIn) return "";
  return uploadDigest === ""
    ? "; the list was edited since, so only what it names counts"
    : "; it is used until a newer one is ready";
}

/** What X may charge for. Prices are X's, and change. */
function describeCost(cost: SummaryContents["cost"]): readonly string[] {
  if (cost === undefined) return [];
  const { requests, newJobs } = cost;
  return [`Cost: ${formatQuantity(requests, "request")} to X's API, ${formatQuantity(newJobs, "new job")}.`];
}
