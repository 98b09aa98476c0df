import type { JobType, Report } from "@x-batch-compliance/core";
import type { PullRequestText } from "../git-data/pulls.ts";
import { codeSpan } from "../text/code-span.ts";
import { formatCount, formatQuantity, nameOfIds } from "../text/format.ts";
import { tabulateReasons } from "../text/result-tables.ts";
import { describeChange, isChanged, sumUpFiles } from "./describe-change.ts";

/** A file as the proposal changes it. */
export interface ProposedFile {
  readonly path: string;
  readonly entries: number;
  readonly removed: number;
  /** Entries that stay, with their location blanked. */
  readonly scrubbed: number;
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
  const { removed, scrubbed } = sumUpFiles(files);
  const type = findOnlyType(report);
  const noun = type === undefined ? "" : type === "tweets" ? "post ID " : "user ID ";
  const removal = `Remove ${formatQuantity(removed, `${noun}entry`, `${noun}entries`)}`;
  const blanking = `lank ${formatQuantity(scrubbed, "location")}`;
  if (scrubbed === 0) return `${removal} no longer compliant with X`;
  return `${removed === 0 ? `B${blanking}` : `${removal} and b${blanking}`} no longer compliant with X`;
}

function describe({ report, files }: Proposal): string {
  const { scrubbed, unverified } = sumUpFiles(files);
  const type = findOnlyType(report);
  const ids =
    type === undefined ? formatQuantity(report.violations, "ID") : nameOfIds(type, report.violations);
  const found = `X reports ${ids} of ${formatCount(report.checked)} as no longer compliant (proof: ${report.proof}).`;
  const where = `${scrubbed === 0 ? " from" : ", in"} ${formatQuantity(files.filter(isChanged).length, "file")}`;
  const change = `This ${describeChange(files)}${where}; everything else keeps its bytes.`;
  const rest =
    unverified === 0
      ? ""
      : ` ${formatQuantity(unverified, "entry", "entries")} could not be verified, or came after the check, and ${unverified === 1 ? "stays" : "stay"}.`;
  return `${found} ${change}${rest} X asks for removal within 24 hours.`;
}

function tabulateFiles(files: readonly ProposedFile[]): readonly string[] {
  const changed = files.filter(isChanged);
  const hasBlanks = changed.some(({ scrubbed }) => scrubbed > 0);
  const rows = changed.slice(0, shownFiles).map(({ path, entries, removed, scrubbed }) => {
    const counts = [entries, removed, ...(hasBlanks ? [scrubbed] : [])].map(formatCount);
    return `| ${codeSpan(path)} | ${counts.join(" | ")} |`;
  });
  const hidden = changed.length - rows.length;
  return [
    `| File | Entries before | Removed |${hasBlanks ? " Location blanked |" : ""}`,
    `| --- | ---: | ---: |${hasBlanks ? " ---: |" : ""}`,
    ...rows,
    ...(hidden > 0 ? [`| and ${formatQuantity(hidden, "more file")} | | |${hasBlanks ? " |" : ""}`] : []),
  ];
}

/** What all IDs name, if they name the same. */
function findOnlyType({ datasets }: Report): JobType | undefined {
  const [type, ...others] = new Set(datasets.flatMap(({ types }) => types));
  return others.length === 0 ? (type ?? "tweets") : undefined;
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
