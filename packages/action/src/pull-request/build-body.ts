import type { JobType, Report } from "@x-batch-compliance/core";
import { tabulateReasons } from "@x-batch-compliance/core/report";
import {
  codeSpan,
  fitDetail,
  formatCount,
  formatIds,
  formatQuantity,
  formatTime,
} from "@x-batch-compliance/core/text";
import { fillPlaceholders, findBeforeReport } from "../inputs/placeholders.ts";
import { removalPolicy } from "../text/removal-policy.ts";
import { showsWhatFollows } from "../text/shows-what-follows.ts";
import { describeChange, isChanged, type ProposedFile, sumUpFiles } from "./describe-change.ts";
import type { AsOf } from "./retention/as-of.ts";

export interface Proposal {
  readonly report: Report;
  readonly files: readonly ProposedFile[];
  /** The newest jobs behind what was proposed earlier, if anything was. */
  readonly formerAsOf?: AsOf | undefined;
  readonly runUrl: string;
  /** IDs to be named, where the user asked for it; at most as many as a page can bear. */
  readonly ids: readonly string[];
  readonly title: string | undefined;
  /** The user's text, with placeholders. */
  readonly introduction: string | undefined;
  readonly commitMessage: string | undefined;
}

/** GitHub's limit for a body, in characters, less what the marker below it takes. */
const longestBody = 65_536 - 100;

/** A longer table of files is folded: the reader came for the change. */
const shownFiles = 10;

/** How much of its longer parts a body shows. */
interface Detail {
  readonly files: number;
  readonly reasons: number;
  readonly showsIds: boolean;
  readonly showsIntroduction: boolean;
}

/** From all to little. Rows go whole: cut markup would spoil the rest. */
const details: readonly Detail[] = [
  ...[100, 50, 20, 5].map((files) => ({ files, reasons: 100, showsIds: true, showsIntroduction: true })),
  { files: 0, reasons: 100, showsIds: true, showsIntroduction: true },
  { files: 0, reasons: 20, showsIds: false, showsIntroduction: true },
  { files: 0, reasons: 0, showsIds: false, showsIntroduction: true },
  // Nothing of it grows with the data, so it always fits.
  { files: 0, reasons: 0, showsIds: false, showsIntroduction: false },
];

/** The body of the pull request, with as many details as it can hold. */
export function buildBody(proposal: Proposal): string {
  return fitDetail({
    details,
    write: (detail) => join(proposal, detail),
    measure: (body) => body.length,
    limit: longestBody,
  });
}

function join(proposal: Proposal, detail: Detail): string {
  const { introduction } = proposal;
  const report = buildReport(proposal, detail);
  if (introduction === undefined) return report;
  if (!detail.showsIntroduction) {
    return `${report}\n\nThe text of \`pr-body\` is left out: with it, this would be longer than GitHub takes.`;
  }
  const fill = (placed: string): string =>
    fillPlaceholders(introduction, { ...listValues(proposal), report: placed });
  const before = findBeforeReport(introduction);
  // A text that would hide the report, for example in a comment that is not closed, comes behind it.
  if (!showsWhatFollows(before ?? introduction, { inDetails: before !== undefined }))
    return `${report}\n\n${fill("")}`;
  return before === undefined ? `${fill("")}\n\n${report}` : fill(report);
}

function listValues({
  report,
  files,
  runUrl,
}: Proposal): Omit<Parameters<typeof fillPlaceholders>[1], "report"> {
  const { removed, scrubbed, unverified } = sumUpFiles(files);
  return {
    checked: formatCount(report.checked),
    violations: formatCount(report.violations),
    unverified: formatCount(unverified),
    removed: formatCount(removed),
    blanked: formatCount(scrubbed),
    files: formatCount(files.filter(isChanged).length),
    proof: report.proof,
    "run-url": runUrl,
  };
}

function buildReport(proposal: Proposal, detail: Detail): string {
  const sections = [
    [describe(proposal)],
    listReasons(proposal.report, detail.reasons),
    tabulateFiles(proposal.files, detail.files),
    detail.showsIds ? listIds(proposal) : [],
    ["Later runs update this pull request, and close it when nothing is left to remove."],
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return paragraphs.join("\n\n");
}

function describe({ report, files, formerAsOf, runUrl }: Proposal): string {
  const { scrubbed, unverified, retained } = sumUpFiles(files);
  const type = findOnlyType(report);
  const ids =
    type === undefined ? formatQuantity(report.violations, "ID") : formatIds(type, report.violations);
  const are = report.violations === 1 ? "is" : "are";
  const found = `[This run](${runUrl}) found that ${ids} of ${formatCount(report.checked)} ${are} no longer compliant (proof: ${report.proof}).`;
  const where = `${scrubbed === 0 ? " from" : ", in"} ${formatQuantity(files.filter(isChanged).length, "file")}`;
  const change = `This pull request ${describeChange(files)}${where}. Nothing else changes.`;
  const rest =
    unverified === 0
      ? ""
      : ` ${formatQuantity(unverified, "entry", "entries")} could not be verified, or ${unverified === 1 ? "was" : "were"} added after the check, and ${unverified === 1 ? "is" : "are"} kept.`;
  const earlier = retained === 0 ? "" : ` ${describeEarlier(retained, formerAsOf)}`;
  return `${found} ${change}${earlier}${rest} ${removalPolicy}`;
}

/** Their reasons are no longer at hand: what an answer said is kept nowhere. */
function describeEarlier(retained: number, formerAsOf: AsOf | undefined): string {
  const newest = Math.max(0, ...(formerAsOf?.values() ?? []));
  // One that could not be is not believed, and counts as 0.
  const time = newest > 0 ? `, as of ${formatTime(new Date(newest).toISOString())}` : "";
  const [were, are] = retained === 1 ? ["was", "is"] : ["were", "are"];
  return `${formatQuantity(retained, "entry", "entries")} of these ${were} proposed earlier${time}, and ${are} kept here because this run has no newer result for ${retained === 1 ? "it" : "them"}.`;
}

function listReasons(report: Report, most: number): readonly string[] {
  const [head, ruler, ...rows] = tabulateReasons(report);
  if (head === undefined || ruler === undefined || most === 0) return [];
  const hidden = rows.length - most;
  const more = hidden > 0 ? ["", `And ${formatQuantity(hidden, "more row")}.`] : [];
  return [head, ruler, ...rows.slice(0, most), ...more];
}

function tabulateFiles(files: readonly ProposedFile[], most: number): readonly string[] {
  if (most === 0) return [];
  const changed = files.filter(isChanged);
  const hasBlanks = changed.some(({ scrubbed }) => scrubbed > 0);
  const hasEarlier = changed.some(({ retained }) => retained > 0);
  const others = [...(hasBlanks ? ["Location scrubbed"] : []), ...(hasEarlier ? ["Proposed earlier"] : [])];
  const sorted = changed.toSorted(
    (one, other) => other.removed + other.scrubbed - (one.removed + one.scrubbed),
  );
  const rows = sorted.slice(0, most).map(({ path, entries, removed, scrubbed, retained }) => {
    const counts = [
      ...[entries, removed],
      ...(hasBlanks ? [scrubbed] : []),
      ...(hasEarlier ? [retained] : []),
    ].map(formatCount);
    return `| ${codeSpan(path)} | ${counts.join(" | ")} |`;
  });
  const hidden = changed.length - rows.length;
  const table = [
    `| ${["File", "Entries before", "Removed", ...others].join(" | ")} |`,
    `| --- | ---: | ---: |${" ---: |".repeat(others.length)}`,
    ...rows,
    ...(hidden > 0
      ? [`| and ${formatQuantity(hidden, "more file")} | | |${" |".repeat(others.length)}`]
      : []),
  ];
  if (changed.length <= shownFiles) return table;
  return [
    `<details><summary>${formatQuantity(changed.length, "file")}</summary>`,
    "",
    ...table,
    "",
    "</details>",
  ];
}

function listIds({ ids, report }: Proposal): readonly string[] {
  if (ids.length === 0) return [];
  const hidden = report.violations - ids.length;
  const more = hidden > 0 ? [`and ${formatCount(hidden)} more`] : [];
  return ["<details><summary>IDs</summary>", "", "```", ...ids, ...more, "```", "", "</details>"];
}

/** What all IDs name, if they name the same. */
export function findOnlyType({ datasets }: Report): JobType | undefined {
  const [type, ...others] = new Set(datasets.flatMap(({ types }) => types));
  return others.length === 0 ? (type ?? "tweets") : undefined;
}
