import type { Report } from "@x-batch-compliance/core";
import type { PullRequestText } from "../git-data/pulls.ts";
import { codeSpan } from "../text/code-span.ts";
import { formatCount, formatQuantity, nameOfIds } from "../text/format.ts";
import { tabulateReasons } from "../text/result-tables.ts";

/** A file as the proposal changes it. */
export interface ProposedFile {
  readonly path: string;
  readonly entries: number;
  readonly removed: number;
  /** Entries about whose IDs nothing is known, such as those added since the check. They stay. */
  readonly unverified: number;
}

/** What the texts speak of. */
export interface Proposal {
  readonly report: Report;
  readonly files: readonly ProposedFile[];
  readonly runUrl: string;
  /** IDs to be named, where the user asked for it; at most as many as a page can bear. */
  readonly ids: readonly string[];
  readonly title: string | undefined;
  readonly introduction: string | undefined;
  readonly commitMessage: string | undefined;
}

/** GitHub's limit for a body, in characters. */
const longestBody = 65_536;
const shownFiles = 100;

/** The commit's message, to which the trailer is added. */
export function writeCommitMessage(proposal: Proposal): string {
  return proposal.commitMessage ?? writeTitle(proposal);
}

/** Title and body of the pull request. */
export function writePullRequest(proposal: Proposal): PullRequestText {
  const { introduction, runUrl } = proposal;
  const sections = [
    introduction === undefined ? [] : [introduction],
    [describe(proposal)],
    tabulateReasons(proposal.report),
    tabulateFiles(proposal.files),
    listIds(proposal),
    [
      `Found by [this run](${runUrl}). Further runs update this pull request, and close it when nothing is left to remove.`,
    ],
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return { title: proposal.title ?? writeTitle(proposal), body: shorten(paragraphs).join("\n\n") };
}

function writeTitle({ report, files }: Proposal): string {
  const type = report.datasets[0]?.type ?? "tweets";
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const noun = type === "tweets" ? "post ID" : "user ID";
  return `Remove ${formatQuantity(removed, `${noun} entry`, `${noun} entries`)} no longer compliant with X`;
}

function describe({ report, files }: Proposal): string {
  const type = report.datasets[0]?.type ?? "tweets";
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const unverified = files.reduce((sum, file) => sum + file.unverified, 0);
  const found = `X reports ${nameOfIds(type, report.violations)} of ${formatCount(report.checked)} as no longer compliant (proof: ${report.proof}).`;
  const change = `This removes ${formatQuantity(removed, "entry", "entries")} from ${formatQuantity(files.filter((file) => file.removed > 0).length, "file")}; everything else keeps its bytes.`;
  const rest =
    unverified === 0
      ? ""
      : ` ${formatQuantity(unverified, "entry", "entries")} could not be verified, or came after the check, and ${unverified === 1 ? "stays" : "stay"}.`;
  return `${found} ${change}${rest} X asks for removal within 24 hours.`;
}

function tabulateFiles(files: readonly ProposedFile[]): readonly string[] {
  const changed = files.filter((file) => file.removed > 0);
  const rows = changed
    .slice(0, shownFiles)
    .map(
      (file) => `| ${codeSpan(file.path)} | ${formatCount(file.entries)} | ${formatCount(file.removed)} |`,
    );
  const hidden = changed.length - rows.length;
  return [
    "| File | Entries before | Removed |",
    "| --- | ---: | ---: |",
    ...rows,
    ...(hidden > 0 ? [`| and ${formatQuantity(hidden, "more file")} | | |`] : []),
  ];
}

function listIds({ ids, report }: Proposal): readonly string[] {
  if (ids.length === 0) return [];
  const hidden = report.violations - ids.length;
  const more = hidden > 0 ? [`and ${formatCount(hidden)} more`] : [];
  return ["<details><summary>IDs</summary>", "", "```", ...ids, ...more, "```", "", "</details>"];
}

/** Leaves whole paragraphs out, the longest first: cut markup would spoil the rest. */
function shorten(paragraphs: readonly string[]): readonly string[] {
  const length = paragraphs.join("\n\n").length;
  if (length <= longestBody) return paragraphs;
  const longest = Math.max(...paragraphs.map((paragraph) => paragraph.length));
  return shorten(paragraphs.filter((paragraph) => paragraph.length !== longest));
}
