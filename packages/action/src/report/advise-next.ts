import type { Report } from "@x-batch-compliance/core";
import type { Inputs } from "../inputs/input-table.ts";
import { codeSpan } from "../text/code-span.ts";

export interface PullRequestSummary {
  readonly sentence: string;
  readonly url: string | undefined;
  /** The page that shows what its branch changes; undefined without a branch. */
  readonly compareUrl: string | undefined;
  /** A person closed one with the same removals, so none is proposed. */
  readonly isDeclined?: boolean;
}

export interface Situation {
  readonly report: Report;
  readonly policy: Pick<Inputs, "onViolation" | "dryRun" | "artifactContents">;
  readonly pullRequest: PullRequestSummary | undefined;
  /** The one that was uploaded. */
  readonly artifact?: { readonly name: string; readonly url: string } | undefined;
  /** The report as a page of its own, where it was uploaded. */
  readonly openReport?: { readonly url: string } | undefined;
}

/** Markdown: one paragraph for each end that a check can come to, and the pages it speaks of. */
export function adviseNext(situation: Situation): readonly string[] {
  const links = listLinks(situation);
  return [advise(situation), ...(links.length === 0 ? [] : ["", ...links.map((link) => `- ${link}`)])];
}

function listLinks({ pullRequest, artifact, openReport }: Situation): readonly string[] {
  return [
    ...(pullRequest?.url === undefined ? [] : [`[Open the pull request](${pullRequest.url})`]),
    ...(pullRequest?.compareUrl === undefined
      ? []
      : [`[Compare what it changes](${pullRequest.compareUrl})`]),
    ...(openReport === undefined ? [] : [`[Open the report](${openReport.url}) in the browser`]),
    ...(artifact === undefined
      ? []
      : [`[Download the artifact](${artifact.url}): ${formatArtifactName(artifact.name)}`]),
  ];
}

/** Workflows may make up the name of what others write, such as the name of a branch. */
function formatArtifactName(name: string): string {
  return /^[A-Za-z0-9.-]+$/.test(name) ? name : codeSpan(name);
}

function advise({ report, policy, pullRequest }: Situation): string {
  if (report.failure !== null) return adviseAfterFailure({ report, policy, pullRequest });
  const again = "Run the workflow again: what is unverified was kept, and is never called compliant.";
  switch (report.result) {
    case "pending": {
      const later =
        "Run the workflow again later. It finds X's job by its name and collects the result, at no new cost.";
      return report.violations === 0 ? later : `${adviseRemoval(policy, pullRequest)} ${later}`;
    }
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

/** What is known is no reason to wait, and what failed is to be done again. */
function adviseAfterFailure({ report, policy, pullRequest }: Situation): string {
  const again = `Fix what \`${report.failure}\` says below, and run the workflow again. It reuses the finished jobs, at no new cost.`;
  return report.violations === 0 ? again : `${again} ${adviseRemoval(policy, pullRequest)}`;
}

function adviseRemoval(policy: Situation["policy"], pullRequest: Situation["pullRequest"]): string {
  const list =
    policy.artifactContents === "results" ? " `violations.ndjson` in the artifact names each entry." : "";
  if (policy.onViolation !== "pull-request") {
    return `Remove the entries within 24 hours, as X asks.${list} With \`on-violation: pull-request\` the next run proposes it for you.`;
  }
  if (policy.dryRun) return `Turn \`dry-run\` off to have the pull request opened.${list}`;
  if (pullRequest === undefined)
    return `The pull request failed: correct what the error says, and run again.${list}`;
  if (pullRequest.url === undefined) return "Nothing: the base branch has none of these entries any more.";
  if (pullRequest.isDeclined) return `Reopen the pull request, or remove the entries by hand.${list}`;
  return "Review and merge the pull request. X asks for removal within 24 hours.";
}
