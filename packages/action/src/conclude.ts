import type { CheckResult } from "@x-batch-compliance/core";
import {
  describeGaps,
  describeKnown,
  fitPage,
  listLacking,
  listShownIds,
  readListed,
} from "@x-batch-compliance/core/report";
import type { JobTrail } from "./check/job-trail.ts";
import { type Failure, failureText, toFailure } from "./errors/describe-error.ts";
import type { AcceptedInput } from "./inputs/accept-input.ts";
import type { Inputs } from "./inputs/input-table.ts";
import type { DatedDifference } from "./pull-request/checkout/compare-checkout.ts";
import { findParquet } from "./pull-request/checkout/refuse-parquet.ts";
import { describePullRequest } from "./pull-request/describe-pull-request.ts";
import { type OpenPull, type PullRequestResult, proposeFiles } from "./pull-request/propose-files.ts";
import type { PullRequestSummary } from "./report/advise-next.ts";
import { describeRun } from "./report/describe-run.ts";
import { writeFailure } from "./report/failure-summary.ts";
import { linkFiles } from "./report/link-files.ts";
import { listOutputs, listReportOutputs } from "./report/list-outputs.ts";
import { decideOutcome, type Outcome } from "./report/outcome.ts";
import { toArtifactInputs } from "./report/to-artifact-inputs.ts";
import { uploadArtifacts } from "./report/upload-artifacts.ts";
import { writeReportFiles } from "./report/write-report-files.ts";
import { writeRunSummary } from "./report/write-run-summary.ts";
import type { StepSummary } from "./report/write-step-summary.ts";
import { abortable } from "./runner/abortable.ts";
import { buildPageUrl } from "./runner/error-page.ts";
import { addNotes, type NetworkNote } from "./runner/network-notes.ts";
import type { Phases } from "./runner/phases.ts";
import type { RunTools } from "./runner/run-tools.ts";
import { writeOutputs } from "./runner/write-outputs.ts";

/** What is known once the check has come to a report. */
export interface ConcludeOptions extends RunTools {
  readonly accepted: AcceptedInput;
  readonly difference?: DatedDifference | undefined;
  /** Where the results are and stay. */
  readonly folder: string;
  readonly phases: Phases;
  readonly requests: number;
  readonly trail: JobTrail;
  readonly summary: StepSummary;
  readonly notes: readonly NetworkNote[];
  /** Called as soon as the report's outputs are written. */
  readonly onReported: () => void;
  /** Called where something goes on that does not obey a signal: the process must not wait for it. */
  readonly leaveBehind: () => void;
  /** When the step began, by the monotonic clock. */
  readonly startedMs: number;
}

/**
 * From the report to the end: summary and outputs, pull request, artifact, and then how the step ends. What is known is
 * written before anything of GitHub's is asked, which may hang or take the step with it, and again with what came of that.
 */
export async function conclude(check: CheckResult, options: ConcludeOptions): Promise<Outcome> {
  const { accepted, context, folder, log, signal, phases, requests, trail, summary } = options;
  const { inputs } = accepted;
  const { report } = check;
  const files = accepted.datasets.flatMap((dataset) => dataset.files);
  const ids = inputs.showIds ? await listShownIds(check.violationsPath) : [];
  for (const id of ids) log.info(id);
  for (const line of describeGaps(report)) log.info(line);
  const isProposed = isToBeProposed(check, inputs);
  const known = {
    report,
    policy: inputs,
    isOnProposal: accepted.isOnProposal,
    ids,
    obstacle: trail.obstacle(),
    cost: { requests, newJobs: trail.made() },
    largeListsPage: buildPageUrl(context, "docs/large-lists.md"),
    hasParquet: report.violations > 0 && (await findParquet(files)) !== undefined,
  };
  const fileUrl = await linkFiles(files, context);
  const shown = { report, obstacle: known.obstacle, fileUrl, ...(await listViolations(check, inputs)) };
  let page = fitPage({ ...shown, about: describeRun(context) });
  const start = writeRunSummary({ ...known, pullRequest: isProposed ? unfinished : undefined });
  const reportPath = await writeReportFiles(folder, { report, markdown: start, page });
  await summary.write(start);
  const outputs = { report, reportPath, jobIds: trail.ids() };
  if (tryWriting(listReportOutputs(outputs), context)) options.onReported();

  if (isProposed) phases.enter("Pull request");
  let openPull: OpenPull | undefined;
  const onPull = (known: OpenPull): void => {
    openPull = known;
  };
  const { pullRequest, failure: refusal } = isProposed
    ? await keepFailure(abortable(proposeFiles({ ...options, check, ids, onPull }), signal))
    : {};
  // What comes takes memory of its own, and needs no IDs.
  for (const { submitted } of check.checkedIds.values()) submitted.clear();
  const contents = {
    ...known,
    pullRequest: toSummary(pullRequest, inputs.dryRun),
    hasPullRequestFailed: refusal !== undefined && pullRequest === undefined,
  };
  if (pullRequest?.pull !== undefined)
    page = fitPage({ ...shown, about: describeRun(context, pullRequest.pull) });
  if (isProposed) await writeReportFiles(folder, { report, markdown: writeRunSummary(contents), page });
  const wanted = toArtifactInputs(inputs);
  const uploads = wanted.contents !== "none" || wanted.hasPage;
  if (uploads && context.isWorkflow) phases.enter("Artifact");
  const { artifact, openReport } = await uploadArtifacts({ ...options, artifact: wanted });
  phases.leave();
  const chosen = chooseFailure({ check, refusal }, options);
  const failure = chosen && addNotes(chosen, options.notes);
  const error = failure && writeFailure(failure, context);
  const isLacking = wanted.contents !== "none" && context.isWorkflow && artifact === undefined;
  const lacksArtifact = signal.aborted ? ("cancelled" as const) : ("failed" as const);
  const ends = { artifact, ...(isLacking && { lacksArtifact }), openReport, openPull: openPull?.pull, error };
  await summary.write(writeRunSummary({ ...contents, ...ends }));
  writeOutputs(listOutputs({ ...outputs, artifact, pullRequest, openPull }), context);
  return decideOutcome(report, inputs, { failure, obstacle: known.obstacle });
}

/** Outputs that can't be written fail the step at its end: they are not a reason to leave the pull request out. */
function tryWriting(outputs: Parameters<typeof writeOutputs>[0], context: RunTools["context"]): boolean {
  try {
    writeOutputs(outputs, context);
    return true;
  } catch {
    return false;
  }
}

/** What stands in the summary until the pull request is done, and stays there if the step is killed before. */
const unfinished: PullRequestSummary = {
  sentence: "The step ended before the pull request was finished.",
  url: undefined,
  compareUrl: undefined,
  isUnfinished: true,
};

function toSummary(
  pullRequest: PullRequestResult | undefined,
  isDryRun: boolean,
): PullRequestSummary | undefined {
  if (pullRequest === undefined) return undefined;
  const { pull, operation, plan, compareUrl, left } = pullRequest;
  const hasBranch = operation === "created" || operation === "updated" || operation === "unchanged";
  return {
    sentence: describePullRequest(pullRequest, isDryRun),
    url: pull?.url,
    compareUrl: hasBranch ? compareUrl : undefined,
    isDeclined: plan === "declined" && !isDryRun,
    isIncomplete: left !== undefined,
  };
}

async function listViolations(
  { violationsPath }: CheckResult,
  { showIds }: Pick<Inputs, "showIds">,
): ReturnType<typeof readListed> {
  return showIds ? await readListed(violationsPath) : { violations: [], hasMoreViolations: false };
}

/**
 * Once anything is known, also where the rest is pending or failed: an open pull request keeps what this run cannot decide. A
 * violation may be known without a whole result, as where older posts were added to the list since.
 */
function isToBeProposed(
  { report, checkedIds }: CheckResult,
  { onViolation }: Pick<Inputs, "onViolation">,
): boolean {
  if (onViolation !== "pull-request") return false;
  if (report.violations > 0 || report.result === "compliant") return true;
  // A list that lost its IDs would close what was proposed for it.
  if (listLacking(report).length > 0) return false;
  return [...checkedIds.values()].some(({ resultTimes }) => resultTimes.size > 0);
}

/** How the step ends is said once: by what went wrong first. What came on top is a warning. */
function chooseFailure(
  { check, refusal }: { readonly check: CheckResult; readonly refusal: Failure | undefined },
  { log, signal }: Pick<RunTools, "log" | "signal">,
): Failure | undefined {
  if (check.failure === undefined) return refusal ?? (signal.aborted ? toFailure(signal.reason) : undefined);
  if (refusal !== undefined) log.warning(`The pull request failed, too. ${failureText(refusal)}`);
  const failure = toFailure(check.failure);
  return { ...failure, what: `${failure.what} ${describeKnown(check.report)}`.trimEnd() };
}

/** What went wrong with the pull request must not hide what the check found: it is kept for the end. */
async function keepFailure(
  proposal: Promise<PullRequestResult>,
): Promise<{ readonly pullRequest?: PullRequestResult; readonly failure?: Failure }> {
  try {
    const pullRequest = await proposal;
    const { left } = pullRequest;
    return left === undefined ? { pullRequest } : { pullRequest, failure: toFailure(left) };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}
