import type { JobReport, Report } from "../../check/terms/report.ts";
import { codeSpan } from "../../text/code-span.ts";
import { fitDetail } from "../../text/fit-detail.ts";
import { formatAge, formatCount, formatQuantity, formatTime } from "../../text/format.ts";
import type { Obstacle } from "../words/describe-obstacle.ts";
import { describeOddLines } from "../words/describe-odd-lines.ts";
import { describeProof } from "../words/describe-proof.ts";
import { describeFailure, describeResult } from "../words/describe-result.ts";
import { describeStanding } from "../words/describe-standing.ts";
import { describeBadEntries, tabulateDatasets, tabulateReasons } from "../words/result-tables.ts";
import { drawMonths } from "./month-chart.ts";
import { drawPie } from "./reason-pie.ts";

/** What the summary of a check tells. */
export interface SummaryContents {
  readonly report: Report;
  /** A sentence beside the result, for example about what became of it. */
  readonly note?: string | undefined;
  /** Markdown lines: what to do next. */
  readonly advice: readonly string[];
  /** What kept the run from a result. */
  readonly obstacle?: Obstacle | undefined;
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
  /** What X may charge for; undefined where nobody counted. */
  readonly cost?: { readonly requests: number; readonly newJobs: number } | undefined;
}

/** GitHub drops a step's summary beyond this, whole. */
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

const proofs: Readonly<Record<Report["proof"], string>> = {
  proven:
    "proven. X's result is well-formed and about exactly these IDs, and marks of our own or the storage's checksum show that nothing of it is missing",
  consistent: "consistent. X's result is well-formed and about exactly these IDs, and came the same twice",
  unverified:
    "unverified. Nothing shows that X's result is whole, so no ID is called compliant because it is not named there",
};

/**
 * The check as Markdown, for the run's page and for `report.md`: from the result down to the details, then what to do.
 * What does not fit into the limit is left out in steps, and the page says so.
 */
export function writeSummary(contents: SummaryContents, limitBytes: number = largestSummaryBytes): string {
  return fitDetail({
    details: [...details, "the result alone" as const],
    write: (detail) =>
      detail === "the result alone"
        ? `## X Batch Compliance\n\n**${describeResult(contents.report, contents.obstacle)}**\n`
        : writeDetail(contents, detail),
    measure: Buffer.byteLength,
    limit: limitBytes,
  });
}

function writeDetail(contents: SummaryContents, detail: Detail): string {
  const { report, note, advice, cost, obstacle } = contents;
  const totals = [
    ["Checked", report.checked],
    ["No longer compliant", report.violations],
    ["Unverified", report.unverified],
    ["To be fetched again", report.refetch],
  ] as const;
  const hasCharts = report.result !== "pending";
  const standing = describeStanding(report);
  const sections = [
    [
      "## X Batch Compliance",
      "",
      `**${describeResult(report, obstacle)}**${note === undefined ? "" : ` ${note}`}`,
    ],
    [
      "| Distinct IDs | |",
      "| --- | ---: |",
      ...totals.map(([name, count]) => `| ${name} | ${formatCount(count)} |`),
    ],
    hasCharts ? drawPie(report) : [],
    hasCharts ? drawMonths(report.months) : [],
    section("By reason", detail.reasons ? tabulateReasons(report) : []),
    section("By file", detail.files > 0 ? tabulateDatasets(report, detail.files) : []),
    detail === details[0] ? [] : ["This page is shortened to fit; `report.json` has everything."],
    describeFailure(report),
    describeBadEntries(report),
    section("IDs", detail.ids ? listIds(contents) : []),
    standing.length === 0 ? [] : [standing.join(" ")],
    [`Proof: ${describeLevel(report)}.`],
    listJobs(report, detail.jobs),
    cost === undefined ? [] : [describeCost(cost)],
    ["### What to do next", "", ...advice],
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

function describeLevel({ proof, standing, failure, checked }: Report): string {
  if (checked === 0 && failure === null) return "none. There was no ID to ask about";
  if (standing.none.parts === 0 && failure === null) return proofs[proof];
  return "unverified. Some IDs have no result yet, and none of them is called compliant";
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}

function listIds({ ids, report }: SummaryContents): readonly string[] {
  if (ids.length === 0) return [];
  const hidden = report.violations - ids.length;
  return ["```", ...ids, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : []), "```"];
}

function listJobs({ jobs }: Report, most: number): readonly string[] {
  const lines = jobs.slice(0, most).map(describeJob);
  const hidden = jobs.length - lines.length;
  return hidden > 0 ? [...lines, `${formatQuantity(hidden, "more job")} of X.`] : lines;
}

function describeJob(job: JobReport): string {
  const { id, state, adopted, createdAt, ageMs, oddLines } = job;
  const when = `${formatTime(createdAt)}${adopted ? `, ${formatAge(ageMs)}` : ""}`;
  const origin = `created by ${adopted ? "an earlier run" : "this run"} (${when})`;
  const result = state === "complete" ? `, its result ${describeProof(job)}` : "";
  const others = describeOddLines(oddLines);
  const more = others === "" ? "" : ` Other lines in its result, by form: ${codeSpan(others)}.`;
  return `X's job ${codeSpan(id)}: ${state}, ${origin}${result}${describeUse(job)}.${more}`;
}

function describeUse({ standsIn, uploadDigest }: JobReport): string {
  if (!standsIn) return "";
  return uploadDigest === ""
    ? "; the list was edited since, so only what it names counts"
    : "; it stands in until a newer one is ready";
}

/** What X may charge for. Prices are X's, and change. */
function describeCost({ requests, newJobs }: NonNullable<SummaryContents["cost"]>): string {
  return `Cost: ${formatQuantity(requests, "request")} to X's API, ${formatQuantity(newJobs, "new job")}.`;
}
