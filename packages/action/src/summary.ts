import type { Report } from "@x-batch-compliance/core";
import type { Inputs } from "./inputs.ts";
import { describeResult } from "./outcome.ts";
import { codeSpan } from "./text/code-span.ts";
import { describeProof } from "./text/describe-proof.ts";
import { formatCount } from "./text/format.ts";
import { describeBadEntries, drawPie, tabulateDatasets, tabulateReasons } from "./text/result-tables.ts";

/** What the page of a run tells about a check. */
export interface SummaryContents {
  readonly report: Report;
  readonly policy: Pick<Inputs, "onViolation" | "dryRun" | "artifact">;
  /** What became of the pull request, as a sentence and a link. */
  readonly pullRequest: { readonly sentence: string; readonly url: string | undefined } | undefined;
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
}

const proofs: Readonly<Record<Report["proof"], string>> = {
  proven: "proven: well-formed, made from exactly these IDs, shown to be whole by more than itself",
  consistent: "consistent: well-formed, made from exactly these IDs, downloaded twice with the same content",
  unverified: "unverified: not enough to call an ID compliant",
};

/** The check as Markdown, for the run's page and for `report.md`. */
export function writeSummary(contents: SummaryContents): string {
  const { report, pullRequest } = contents;
  const totals = [
    ["Checked", report.checked],
    ["No longer compliant", report.violations],
    ["Unverified", report.unverified],
    ["To be fetched again", report.refetch],
  ] as const;
  const sections = [
    ["## X Batch Compliance", "", `**${describeResult(report)}**`],
    [
      "| Distinct IDs | |",
      "| --- | ---: |",
      ...totals.map(([name, count]) => `| ${name} | ${formatCount(count)} |`),
    ],
    report.result === "pending" ? [] : drawPie(report),
    section("By reason", tabulateReasons(report)),
    section("By file", tabulateDatasets(report)),
    describeBadEntries(report),
    section("IDs", listIds(contents)),
    [`Proof: ${proofs[report.proof]}.`],
    listJobs(report),
    pullRequest === undefined ? [] : [linkPullRequest(pullRequest)],
    ["### What to do next", "", adviseNext(contents)],
  ];
  const paragraphs = sections.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, "", ...lines];
}

function listIds({ ids, report }: SummaryContents): readonly string[] {
  if (ids.length === 0) return [];
  const hidden = report.violations - ids.length;
  return ["```", ...ids, ...(hidden > 0 ? [`and ${formatCount(hidden)} more`] : []), "```"];
}

function listJobs({ jobs }: Report): readonly string[] {
  return jobs.map(({ id, state, adopted, proof, proofBy }) => {
    const origin = adopted ? "taken over from an earlier run" : "created by this run";
    const result = state === "complete" ? `, its result ${describeProof(proof, proofBy)}` : "";
    return `X's job ${codeSpan(id)}: ${state}, ${origin}${result}.`;
  });
}

function linkPullRequest({ sentence, url }: NonNullable<SummaryContents["pullRequest"]>): string {
  return url === undefined ? sentence : `${sentence} [Open it](${url}).`;
}

/** One paragraph for each end that a check can come to. */
function adviseNext({ report, policy, pullRequest }: SummaryContents): string {
  const again = "Run the workflow again: what is unverified was kept, and is never called compliant.";
  switch (report.result) {
    case "pending":
      return "Run the workflow again later. It finds X's job by its name and collects the result, at no new cost.";
    case "unverified":
      return again;
    case "compliant":
      return "Nothing. Keep the workflow on its schedule.";
    case "violations": {
      const rest = report.unverified > 0 ? ` ${again}` : "";
      return `${adviseRemoval(policy, pullRequest)}${rest}`;
    }
  }
}

function adviseRemoval(
  policy: SummaryContents["policy"],
  pullRequest: SummaryContents["pullRequest"],
): string {
  const list =
    policy.artifact.contents === "results" ? " `violations.ndjson` in the artifact names each entry." : "";
  if (policy.onViolation !== "pull-request") {
    return `Remove the entries within 24 hours, as X asks.${list} With \`on-violation: pull-request\` the next run proposes it for you.`;
  }
  if (policy.dryRun) return `Turn \`dry-run\` off to have the pull request opened.${list}`;
  if (pullRequest === undefined)
    return `The pull request failed: correct what the error says, and run again.${list}`;
  if (pullRequest.url === undefined) return "Nothing: the base branch has none of these entries any more.";
  return "Review and merge the pull request. X asks for removal within 24 hours.";
}
