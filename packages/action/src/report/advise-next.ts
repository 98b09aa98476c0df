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
import { removalPolicy } from "../text/removal-policy.ts";

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
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
  /** There are Parquet files among the lists, in which no removal can be proposed. */
  readonly hasParquet?: boolean | undefined;
  /** The run was on the branch of a pull request of ours, and only checked it. */
  readonly isOnProposal?: boolean | undefined;
  /** An error kept it from being proposed. */
  readonly hasPullRequestFailed?: boolean | undefined;
  /** The one that is open, where that error left it as it was or came in the middle. */
  readonly openPull?: { readonly number: number; readonly url: string } | undefined;
  /** The one that was uploaded. */
  readonly artifact?: { readonly name: string; readonly url: string } | undefined;
  /** One was to be uploaded and was not: a warning says why it failed, or the run was cancelled before. */
  readonly lacksArtifact?: "failed" | "cancelled" | undefined;
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
  const { pullRequest, openPull, artifact, openReport, largeListsPage = "" } = situation;
  return [
    ...(largeListsPage.startsWith("https://") && countOutdated(situation) > 0
      ? [`[How large lists are checked](${largeListsPage})`]
      : []),
    ...(pullRequest?.url === undefined ? [] : [`[Open the pull request](${pullRequest.url})`]),
    ...(pullRequest === undefined && openPull !== undefined
      ? [`[Open pull request #${openPull.number}](${openPull.url}), which is still open`]
      : []),
    ...(pullRequest?.compareUrl === undefined
      ? []
      : [`[Compare what it changes](${pullRequest.compareUrl})`]),
    ...(openReport === undefined ? [] : [`[Open the report](${openReport.url}) in the browser`]),
    ...(artifact === undefined
      ? []
      : [`[Download the artifact](${artifact.url}): ${formatArtifactName(artifact.name)}`]),
    ...(situation.lacksArtifact === "failed"
      ? ["The artifact was not uploaded: a warning of the run says why."]
      : []),
  ];
}

/** Workflows may make up the name of what others write, for example the name of a branch. */
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
  return `Fix what writes the list without IDs, or set \`allow-empty: true\` if that is intended.${open}`;
}

function adviseLater({ report, obstacle }: Situation): string {
  const next = hasJobAtX(report)
    ? "the next run collects what X has finished by then and submits what is still missing."
    : "the next run submits what has no job at X yet.";
  return `Run the workflow again later, or wait for its next scheduled run: ${next} ${adviseOn(obstacle)}`.trimEnd();
}

/** More of the same helps against a bad result, and nothing but another setting against one that is always too old. */
function adviseAgain(situation: Situation): string {
  const outdated = countOutdated(situation);
  if (outdated === 0)
    return "Run the workflow again. Unverified IDs are kept, and are never called compliant.";
  const results = outdated === 1 ? "One result is" : `${formatCount(outdated)} results are`;
  const limit = formatDuration(situation.policy.maxAgeMinutes * 60_000);
  return `${results} older than \`max-age-minutes\` allows (${limit}), so the IDs that X does not name there are unverified and kept. Run the workflow more often, give it more time (\`timeout-minutes\`), or raise \`max-age-minutes\`.`;
}

/** Results that stand in and are too old for what they do not name. Of an edited list they say nothing about that at any age. */
function countOutdated({ report, policy }: Pick<Situation, "report" | "policy">): number {
  const mostMs = policy.maxAgeMinutes * 60_000;
  return report.jobs.filter((job) => job.standsIn && job.uploadDigest !== "" && job.ageMs > mostMs).length;
}

/** What is known does not have to wait, and what failed is to be done again. */
function adviseAfterFailure(situation: Situation): string {
  const { report } = situation;
  const again = `Fix what \`${report.failure}\` says above, and run the workflow again. The next run first collects what X has finished.`;
  return report.violations === 0 ? again : `${again} ${adviseRemoval(situation)}`;
}

function adviseRemoval(situation: Situation): string {
  const { policy, pullRequest, openPull, isOnProposal, hasPullRequestFailed = false } = situation;
  const list = tellList(situation, "the entries");
  if (isOnProposal)
    return `Run the workflow on the base branch: it updates the pull request of this branch.${list}`;
  if (policy.onViolation !== "pull-request") return adviseByHand(situation);
  if (policy.dryRun) return `Set \`dry-run: false\` to open the pull request.${list}`;
  if (hasPullRequestFailed)
    return `The pull request ${openPull === undefined ? "was not opened" : "is not up to date"}: do what the error above says, and run the workflow again.${list}`;
  if (pullRequest === undefined || pullRequest.isUnfinished)
    return `Run the workflow again to finish the pull request.${list}`;
  if (pullRequest.isIncomplete) {
    const merge = pullRequest.url === undefined ? "" : "Review and merge the pull request. ";
    return `${merge}For the entries that are not on the base branch, follow the error above.${list}`;
  }
  if (pullRequest.url === undefined) return "Nothing: these entries are no longer on the base branch.";
  if (pullRequest.isDeclined)
    return `Reopen the pull request, or remove the entries by hand.${tellList(situation, "them")}`;
  return `Review and merge the pull request. ${removalPolicy}`;
}

/** Without a pull request somebody has to find the entries: where nothing names them, the run is red and of no use. */
function adviseByHand(situation: Situation): string {
  const { hasParquet = false } = situation;
  const list = tellList(situation, "them");
  if (list !== "") {
    const offer = hasParquet
      ? " Parquet files are changed by the program that writes them; a pull request cannot do it."
      : " With `on-violation: pull-request`, the next run proposes the removal for you.";
    return `Remove the entries.${list} ${removalPolicy}${offer}`;
  }
  const ways = [
    ...(hasParquet ? [] : ["`on-violation: pull-request` (the next run proposes the removal)"]),
    "`artifact-contents: results` (lists the entries in the artifact, which everyone who can read the repository can download)",
    "`show-ids: true` (names IDs here and in the log)",
  ];
  const all = `${ways.slice(0, -1).join(", ")} or ${ways.at(-1)}`;
  return `Remove the entries. ${removalPolicy} This run does not say which they are: set ${all}, and run the workflow again.`;
}

/** Where the entries are named. */
function tellList(
  { policy, ids, report, lacksArtifact }: Situation,
  entries: "the entries" | "them",
): string {
  const isListed = policy.artifactContents === "results";
  if (isListed && lacksArtifact === undefined)
    return ` \`violations.ndjson\` in the artifact lists ${entries}.`;
  const lacking = isListed ? ` The artifact, which lists ${entries}, was not uploaded.` : "";
  if (ids.length === 0) return lacking;
  if (ids.length >= report.violations) return " The IDs are listed below.";
  return ` The first IDs are listed below${lacking === "" ? "; with `artifact-contents: results`, the artifact lists all of them." : `.${lacking}`}`;
}
