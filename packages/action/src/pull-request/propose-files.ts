import { type CheckResult, type Clock, rewriteFile } from "@x-batch-compliance/core";
import { createCommitWriter } from "../github/commit/create-commit-writer.ts";
import type { GitStoreOptions } from "../github/git/open-store.ts";
import { openRepository } from "../github/open-repository.ts";
import type { PlannedDataset } from "../inputs/dataset-plan.ts";
import type { Inputs } from "../inputs/input-table.ts";
import type { Log } from "../runner/log.ts";
import { buildRunUrl, type RunContext } from "../runner/run-context.ts";
import { describePullRequest } from "./describe-pull-request.ts";
import { guardRemoval } from "./guard-removal.ts";
import { locateRepository } from "./locate-repository.ts";
import { type ProposeResult, proposeRemoval } from "./propose.ts";
import { digestRemovals } from "./removal-digest.ts";
import { type Proposal, type ProposedFile, writeCommitMessage, writePullRequest } from "./text.ts";
import { type ProposalInputs, toProposalInputs } from "./to-proposal-inputs.ts";

/** What the pull request is made of. */
export interface PullRequestStepOptions {
  readonly inputs: Inputs;
  readonly context: RunContext;
  /** No two of them have a file in common. */
  readonly datasets: readonly PlannedDataset[];
  readonly branch: string;
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
  /** The page that shows what the branch changes. */
  readonly compareUrl: string;
}

/** Proposes the removal. Throws MAX_REMOVAL_EXCEEDED before anything is read or written. */
export async function proposeFiles(options: PullRequestStepOptions): Promise<PullRequestResult> {
  const { context, datasets, branch, check, folder, log, signal } = options;
  const inputs = toProposalInputs(options.inputs, context);
  const removals = await digestRemovals(check.violationsPath, signal);
  const { approved, base } = inputs;
  if (guardRemoval({ report: check.report, datasets, removals, approved })) {
    log.info("This removal is beyond `max-removal`, and let through by `approve-removal`.");
  }
  const owned = datasets.flatMap((dataset) => dataset.files.map((file) => ({ file, dataset })));
  const datasetOf = new Map(owned.map(({ file, dataset }) => [file.path, dataset]));
  const files = await locateRepository(
    owned.map(({ file }) => file),
    context.workspace,
  );
  const compareUrl = buildCompareUrl(context, { base, branch });
  const github = await openRepository({ ...options, token: inputs.token });
  const result = await proposeRemoval({
    github,
    files,
    folder,
    place: { owner: context.owner, branch, base },
    rewrite: ({ file, path: name }, paths) =>
      // Every located file is one of a dataset.
      rewriteFile({ dataset: datasetOf.get(file.path) as PlannedDataset, name, ...paths }, check.verdicts, {
        signal,
      }),
    writeText: (proposed) => writeTexts(proposed, { ...options, ...inputs }),
    decorations: inputs.decorations,
    draft: inputs.draft,
    onHumanCommits: inputs.onHumanCommits,
    removals,
    dryRun: inputs.dryRun,
    writeCommit: createCommitWriter({ via: inputs.via, github, git: gitOf(options), log }),
    onAgain: (code) => log.info(`The repository changed meanwhile (${code}); reading it again.`),
    compareUrl: `${compareUrl}?expand=1`,
    runUrl: buildRunUrl(context),
  });
  for (const path of result.missing) log.info(`${path}: not on the branch ${base}, left alone.`);
  for (const warning of result.warnings) log.warning(warning);
  log.info(describePullRequest(result, inputs.dryRun));
  if (result.pull !== undefined) log.info(result.pull.url);
  return { ...result, branch, compareUrl };
}

/** For a commit that is pushed. */
function gitOf({ inputs, context, folder, signal }: PullRequestStepOptions): GitStoreOptions {
  const { serverUrl, owner, repository, gitEnvironment: inherited } = context;
  return { remote: { serverUrl, owner, repository, token: inputs.githubToken }, inherited, folder, signal };
}

/** The page that compares the branches. */
function buildCompareUrl(
  { serverUrl, owner, repository }: RunContext,
  { base, branch }: { readonly base: string; readonly branch: string },
): string {
  const [from, to] = [base, branch].map((name) => encodeURIComponent(name).replaceAll("%2F", "/"));
  return `${serverUrl}/${owner}/${repository}/compare/${from}...${to}`;
}

function writeTexts(
  files: readonly ProposedFile[],
  options: PullRequestStepOptions & ProposalInputs,
): ReturnType<typeof writePullRequest> & { readonly commitMessage: string } {
  const { context, check, introduction, ids, title, commitMessage } = options;
  const proposal: Proposal = {
    report: check.report,
    files,
    runUrl: buildRunUrl(context),
    ids,
    title,
    introduction,
    commitMessage,
  };
  return { ...writePullRequest(proposal), commitMessage: writeCommitMessage(proposal) };
}
