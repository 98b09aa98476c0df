import { type CheckResult, type Clock, type Dataset, rewriteFile } from "@x-batch-compliance/core";
import { ActionError } from "../action-error.ts";
import { openGitHub } from "../github.ts";
import { exceedsMaxRemoval, formatMaxRemoval } from "../input/max-removal.ts";
import type { Inputs } from "../inputs.ts";
import { locateRepository } from "../locate-repository.ts";
import type { Log } from "../log.ts";
import { nameBranch } from "../pull-request/name-branch.ts";
import { type ProposeResult, proposeRemoval } from "../pull-request/propose.ts";
import {
  type Proposal,
  type ProposedFile,
  writeCommitMessage,
  writePullRequest,
} from "../pull-request/text.ts";
import { nameRunUrl, type RunContext } from "../run-context.ts";
import { formatDuration, formatQuantity } from "../text/format.ts";

/** What the pull request is made of. */
export interface PullRequestStepOptions {
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly dataset: Dataset;
  readonly check: CheckResult;
  readonly introduction: string | undefined;
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
  readonly folder: string;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** The pull request's step as outputs and summary tell it. */
export interface PullRequestResult extends ProposeResult {
  readonly branch: string;
}

/** Proposes the removal. Throws MAX_REMOVAL_EXCEEDED before anything is read or written. */
export async function proposeFiles(options: PullRequestStepOptions): Promise<PullRequestResult> {
  const { inputs, context, dataset, check, folder, log, clock, signal } = options;
  guardRemoval(check, inputs);
  const files = await locateRepository(dataset.files, context.workspace);
  const branch = inputs.pullRequest.branch ?? nameBranch(inputs.type, inputs.files);
  const base = inputs.pullRequest.base ?? context.branch ?? "";
  const github = await openGitHub({
    token: inputs.githubToken,
    apiUrl: context.apiUrl,
    owner: context.owner,
    repository: context.repository,
    clock,
    signal,
    onRetry: (operation, code, delayMs) =>
      log.info(`GitHub: ${operation} failed (${code}); trying again in ${formatDuration(delayMs)}.`),
  });
  const result = await proposeRemoval({
    github,
    files,
    folder,
    place: { owner: context.owner, branch, base },
    rewrite: (name, paths) => rewriteFile({ dataset, name, ...paths }, check.verdicts, { signal }),
    writeText: (proposed) => writeTexts(proposed, options),
    decorations: inputs.pullRequest,
    draft: inputs.pullRequest.draft,
    dryRun: inputs.dryRun,
    onAgain: (code) => log.info(`The repository changed meanwhile (${code}); reading it again.`),
    compareUrl: nameCompareUrl(context, { base, branch }),
  });
  for (const path of result.missing) log.info(`${path}: not on the branch ${base}, left alone.`);
  for (const warning of result.warnings) log.warning(warning);
  log.info(describePullRequest(result, inputs.dryRun));
  return { ...result, branch };
}

/** What was done, in a sentence. */
export function describePullRequest(
  { operation, plan, pull, files }: ProposeResult,
  isDryRun: boolean,
): string {
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  const entries = formatQuantity(removed, "entry", "entries");
  if (isDryRun) return `Dry run: nothing was written. The pull request would remove ${entries} (${plan}).`;
  const name = pull === undefined ? "Pull request" : `Pull request #${pull.number}`;
  switch (operation) {
    case "created":
      return `${name} opened: it removes ${entries}.`;
    case "updated":
      return `${name} updated: it removes ${entries}.`;
    case "unchanged":
      return `${name} is up to date: it removes ${entries}.`;
    case "closed":
      return `${name} closed: nothing is left to remove from the base branch.`;
    case "none":
      return "No pull request: nothing is to be removed from the base branch.";
  }
}

/** The page where a person can open the pull request. */
function nameCompareUrl(
  { serverUrl, owner, repository }: RunContext,
  { base, branch }: { readonly base: string; readonly branch: string },
): string {
  const [from, to] = [base, branch].map((name) => encodeURIComponent(name).replaceAll("%2F", "/"));
  return `${serverUrl}/${owner}/${repository}/compare/${from}...${to}?expand=1`;
}

function guardRemoval({ report }: CheckResult, { maxRemoval }: Inputs): void {
  for (const dataset of report.datasets) {
    if (!exceedsMaxRemoval(maxRemoval, dataset)) continue;
    const share = `${formatQuantity(dataset.violations, "ID")} of ${dataset.ids}`;
    throw new ActionError(
      "MAX_REMOVAL_EXCEEDED",
      `${share} would go, and \`max-removal\` is ${formatMaxRemoval(maxRemoval)}.`,
    );
  }
}

function writeTexts(
  files: readonly ProposedFile[],
  options: PullRequestStepOptions,
): ReturnType<typeof writePullRequest> & { readonly commitMessage: string } {
  const { inputs, context, check, introduction, ids } = options;
  const proposal: Proposal = {
    report: check.report,
    files,
    runUrl: nameRunUrl(context),
    ids,
    title: inputs.pullRequest.title,
    introduction,
    commitMessage: inputs.pullRequest.commitMessage,
  };
  return { ...writePullRequest(proposal), commitMessage: writeCommitMessage(proposal) };
}
