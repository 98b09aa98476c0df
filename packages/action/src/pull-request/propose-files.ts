import type { CheckResult } from "@x-batch-compliance/core";
import { createCommitWriter } from "../github/commit/create-commit-writer.ts";
import type { AcceptedInput } from "../inputs/accept-input.ts";
import { buildRunUrl, type RunContext } from "../runner/run-context.ts";
import type { RunTools } from "../runner/run-tools.ts";
import { bindCheck } from "./bind-check.ts";
import { buildText } from "./build-text.ts";
import type { DatedDifference } from "./checkout/compare-checkout.ts";
import { openCheckout } from "./checkout/open-checkout.ts";
import { tellLeft } from "./checkout/tell-left.ts";
import { describePullRequest } from "./describe-pull-request.ts";
import { locateRepository } from "./locate-repository.ts";
import { createSeal } from "./origin/seal.ts";
import type { KnownPull, ProposalContext } from "./proposal-context.ts";
import { type ProposeResult, proposeRemoval } from "./propose-removal.ts";
import { recogniseExpiry } from "./recognise-expiry.ts";
import { readRefs } from "./refs/read-refs.ts";
import { toProposalInputs } from "./to-proposal-inputs.ts";

export interface ProposeFilesOptions extends RunTools {
  /** When the step began, by the monotonic clock. */
  readonly startedMs: number;
  readonly accepted: AcceptedInput;
  readonly check: CheckResult;
  /** Between the checkout and the base at the start of the run; undefined where that is not known. */
  readonly difference?: DatedDifference | undefined;
  /** IDs to be named, where the user asked for it. */
  readonly ids: readonly string[];
  readonly folder: string;
  /** Told of the open pull request as soon as it is known, however the proposal ends. */
  readonly onPull: (known: OpenPull) => void;
}

export interface OpenPull extends KnownPull {
  readonly branch: string;
}

/** The pull request's step as outputs and summary show it. */
export interface PullRequestResult extends Omit<ProposeResult, "baseSha" | "changed"> {
  readonly branch: string;
  /** The page that shows what the branch changes. */
  readonly compareUrl: string;
  /** Why it does not remove all that was found, an error. */
  readonly left?: unknown;
}

/** Proposes the removal. Throws MAX_REMOVAL_EXCEEDED before anything is written. */
export async function proposeFiles(options: ProposeFilesOptions): Promise<PullRequestResult> {
  const { accepted, context, check, difference, log, signal } = options;
  await using stack = new AsyncDisposableStack();
  const proposal = await openProposal(options, stack);
  const { base, branch } = proposal.refs;
  const result = await proposeRemoval(proposal).catch((error: unknown) => {
    throw recogniseExpiry(error);
  });
  for (const path of result.missing) log.info(`${path}: not on the branch ${base}, left alone.`);
  for (const warning of result.warnings) log.warning(warning);
  const left = await tellLeft(proposal, { report: check.report, difference, proposed: result, log, signal });
  // A warning has said of a declined one what there is to say.
  if (result.plan !== "declined" || accepted.inputs.dryRun)
    log.info(describePullRequest({ ...result, left }, accepted.inputs.dryRun));
  if (result.pull !== undefined) log.info(result.pull.url);
  const { baseSha: _, changed: __, ...done } = result;
  return { ...done, branch, compareUrl: buildCompareUrl(context, { base, branch }), left };
}

/** Binds what the user, the runner and the check say to this proposal. Nothing is written yet. */
async function openProposal(
  options: ProposeFilesOptions,
  stack: AsyncDisposableStack,
): Promise<ProposalContext> {
  const { accepted, context, check, ids, folder, clock, log, signal } = options;
  const { datasets, introduction } = accepted;
  const { token, approved, title, commitMessage, via, metadata, draft, onHumanCommits, dryRun } =
    toProposalInputs(accepted.inputs, context);
  const { files } = await locateRepository(
    datasets.flatMap((dataset) => dataset.files),
    context,
  );
  const runUrl = buildRunUrl(context);
  // The user said that the job lasts longer than that.
  const deadlineMs = options.startedMs + accepted.inputs.timeoutMinutes * 60_000;
  const { github, git } = stack.use(await openCheckout({ ...options, deadlineMs }, { token, files }));
  const { refs } = await readRefs(github, options);
  return {
    ...bindCheck({ check, datasets, approved, log, signal }),
    github,
    refs,
    seal: createSeal({ ...context, ...refs, bearerToken: accepted.inputs.bearerToken }),
    now: () => clock.now(),
    files,
    folder,
    runUrl,
    compareUrl: `${buildCompareUrl(context, refs)}?expand=1`,
    buildText: (proposed, formerAsOf) =>
      buildText({
        report: check.report,
        files: proposed,
        formerAsOf,
        runUrl,
        ids,
        title,
        introduction,
        commitMessage,
      }),
    writeCommit: createCommitWriter({ via, github, git, log }),
    metadata,
    draft,
    onHumanCommits,
    dryRun,
    onPull: (known) => options.onPull({ ...known, branch: refs.branch }),
    onReread: (code) => log.info(describeReread(code)),
  };
}

/** The repository is said to have changed only where it did. */
function describeReread(code: string): string {
  return code === "BRANCH_RACE"
    ? "The repository changed in the meantime. Reading it again."
    : `GitHub did not store what was sent (${code}). Starting over.`;
}

function buildCompareUrl(
  { serverUrl, owner, repository }: RunContext,
  { base, branch }: { readonly base: string; readonly branch: string },
): string {
  const [from, to] = [base, branch].map((name) => encodeURIComponent(name).replaceAll("%2F", "/"));
  return `${serverUrl}/${owner}/${repository}/compare/${from}...${to}`;
}
