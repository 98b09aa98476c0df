import type { Report } from "@x-batch-compliance/core";
import {
  adviseOn,
  countUnverified,
  hasJobAtX,
  isPending,
  listLacking,
  type Obstacle,
} from "@x-batch-compliance/core/report";
import { codeSpan, formatCount, formatDuration } from "@x-batch-compliance/core/text";
import type { Inputs } from "../inputs/input-table.ts";

export interface PullRequestSummary {
  readonly sentence: string;
  readonly url: string | undefined;
  /** The page that shows what its branch changes; undefined without a branch. */
  readonly compareUrl: string | undefined;
  /** A person closed one with the same removals, so none is proposed. */
  readonly isDeclined?: boolean;
  /** It was not finished when this was written. */
  readonly isUnfinished?: boolean;
  /** Some violations are not on the base branch, so it does not remove them. */
  readonly isIncomplete?: boolean;
}

export interface Situation {
  readonly report: Report;
  readonly policy: Pick<Inputs, "onViolation" | "dryRun" | "artifactContents" | "maxAgeMinutes">;
  readonly pullRequest: PullRequestSummary | undefined;
  /** The run was on the branch of a pull request of ours, and only checked it. */
  readonly isOnProposal?: boolean | undefined;
  /** An error kept it from being proposed. */
  readonly hasPullRequestFailed?: boolean | undefined;
  /** The one that was uploaded. */
  readonly artifact?: { readonly name: string; readonly url: string } | undefined;
  /** The report as a page of its own, where it was uploaded. */
  readonly openReport?: { readonly url: string } | undefined;
  /** The page about lists that take more than one run, or its path. */
  readonly largeListsPage?: string | undefined;
  /** What kept the run from a result. */
  readonly obstacle?: Obstacle | undefined;
}

/** Markdown: one paragraph for each end that a check can come to, and the pages it speaks of. */
export function adviseNext(situation: Situation): readonly string[] {
  const links = listLinks(situation);
  return [advise(situation), ...(links.length === 0 ? [] : ["", ...links.map((link) => `- ${link}`)])];
}

function listLinks(situation: Situation): readonly string[] {
  const { pullRequest, artifact, openReport, largeListsPage = "" } = situation;
  return [
    ...(largeListsPage.startsWith("https://") && countOutdated(situation) > 0
      ? [`[How large lists are checked](${largeListsPage})`]
      : []),
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

function advise(situation: Situation): string {
  const { report, obstacle } = situation;
  if (report.failure !== null) return adviseAfterFailure(situation);
  const slot = isPending(report) || obstacle?.kind !== "slot" ? "" : adviseOn(obstacle);
  const advice = [
    ...(report.violations > 0 ? [adviseRemoval(situation)] : []),
    ...(isPending(report) ? [adviseLater(situation)] : []),
    ...(countUnverified(report) > 0 ? [adviseAgain(situation)] : []),
    ...(listLacking(report).length > 0 ? [adviseFilling(situation)] : []),
    ...(slot === "" ? [] : [slot]),
  ];
  return advice.length > 0 ? advice.join(" ") : "Nothing. Keep the workflow on its schedule.";
}

function adviseFilling({ report, policy }: Situation): string {
  const open =
    policy.onViolation === "pull-request" && report.violations === 0
      ? " An open pull request was left as it is."
      : "";
  return `Repair what writes the list without IDs, or set \`allow-empty: true\` if it may be so.${open}`;
}

function adviseLater({ report, obstacle }: Situation): string {
  const next = hasJobAtX(report)
    ? "the next run collects what X has finished by then and submits what is still missing."
    : "the next run submits what has no job at X yet.";
  return `Run the workflow again later, or leave it to its schedule: ${next} ${adviseOn(obstacle)}`.trimEnd();
}

/** More of the same helps against a bad result, and nothing but another setting against one that is always too old. */
function adviseAgain(situation: Situation): string {
  const outdated = countOutdated(situation);
  if (outdated === 0)
    return "Run the workflow again: what is unverified was kept, and is never called compliant.";
  const results = outdated === 1 ? "One result is" : `${formatCount(outdated)} results are`;
  const limit = formatDuration(situation.policy.maxAgeMinutes * 60_000);
  return `${results} older than \`max-age-minutes\` allows (${limit}), so the IDs that X does not name there are unverified and kept. Run the workflow more often, give it more time (\`timeout-minutes\`), or raise \`max-age-minutes\`.`;
}

/** Results that stand in and are too old for what they do not name. Of an edited list they say nothing about that at any age. */
function countOutdated({ report, policy }: Pick<Situation, "report" | "policy">): number {
  const mostMs = policy.maxAgeMinutes * 60_000;
  return report.jobs.filter((job) => job.standsIn && job.uploadDigest !== "" && job.ageMs > mostMs).length;
}

/** What is known is no reason to wait, and what failed is to be done again. */
function adviseAfterFailure(situation: Situation): string {
  const { report } = situation;
  const again = `Fix what \`${report.failure}\` says below, and run the workflow again. The next run first collects what X has finished.`;
  return report.violations === 0 ? again : `${again} ${adviseRemoval(situation)}`;
}

function adviseRemoval(situation: Situation): string {
  const { policy, pullRequest, isOnProposal, hasPullRequestFailed = false } = situation;
  const list =
    policy.artifactContents === "results" ? " `violations.ndjson` in the artifact names each entry." : "";
  if (isOnProposal)
    return `Run the workflow on the base branch: it updates the pull request of this branch.${list}`;
  if (policy.onViolation !== "pull-request") {
    return `Remove the entries within 24 hours, as X asks.${list} With \`on-violation: pull-request\` the next run proposes it for you.`;
  }
  if (policy.dryRun) return `Turn \`dry-run\` off to have the pull request opened.${list}`;
  if (hasPullRequestFailed)
    return `The pull request failed: correct what the error says, and run again.${list}`;
  if (pullRequest === undefined || pullRequest.isUnfinished)
    return `Run the workflow again: it goes on with the pull request.${list}`;
  if (pullRequest.isIncomplete) {
    const merge = pullRequest.url === undefined ? "" : "Review and merge the pull request. ";
    return `${merge}For the entries that are not on the base branch, do what the error says.${list}`;
  }
  if (pullRequest.url === undefined) return "Nothing: the base branch has none of these entries any more.";
  if (pullRequest.isDeclined) return `Reopen the pull request, or remove the entries by hand.${list}`;
  return "Review and merge the pull request. X asks for removal within 24 hours.";
}
