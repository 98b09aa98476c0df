import type { CheckEvent, CheckResult, Clock } from "@x-batch-compliance/core";
import { systemClock } from "@x-batch-compliance/core/advanced";
import { checkFiles, createProgress, openClient } from "./check/check-files.ts";
import { countRequests } from "./check/count-requests.ts";
import { createJobTrail, type JobTrail } from "./check/job-trail.ts";
import { conclude } from "./conclude.ts";
import { ActionError } from "./errors/action-error.ts";
import { failureText, toFailure } from "./errors/describe-error.ts";
import { encodeCredential } from "./github/credential.ts";
import { type AcceptedInput, acceptInput } from "./inputs/accept-input.ts";
import { type InputsReading, readInputs } from "./inputs/read-inputs.ts";
import { checkOnly } from "./pull-request/checkout/check-only.ts";
import type { DatedDifference } from "./pull-request/checkout/compare-checkout.ts";
import { preflight } from "./pull-request/preflight.ts";
import { chooseArtifactContents } from "./report/choose-artifact-contents.ts";
import { buildCancelledSummary, buildUnreportedSummary } from "./report/failure-summary.ts";
import { listUnreportedOutputs } from "./report/list-outputs.ts";
import type { Outcome } from "./report/outcome.ts";
import { openStepSummary, type StepSummary } from "./report/write-step-summary.ts";
import { abortable } from "./runner/abortable.ts";
import { annotateFaults } from "./runner/annotate-faults.ts";
import { buildErrorPageUrl } from "./runner/error-page.ts";
import { createLog } from "./runner/log.ts";
import { createMask } from "./runner/mask.ts";
import { addNotes, type NetworkNote, readNetworkNotes } from "./runner/network-notes.ts";
import { createPhases, type Phases } from "./runner/phases.ts";
import { readWorkflow } from "./runner/read-workflow.ts";
import { refuseEvent } from "./runner/refuse-event.ts";
import { createMemory } from "./runner/remember.ts";
import type { RunContext } from "./runner/run-context.ts";
import type { RunTools } from "./runner/run-tools.ts";
import { createRunFolder, requireOutputFile } from "./runner/runner-files.ts";
import { watchSilence } from "./runner/watch-silence.ts";
import { adviseWorkflow } from "./runner/workflow-advice.ts";
import { writeOutputs } from "./runner/write-outputs.ts";

export interface RunOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly context: RunContext;
  readonly write: (text: string) => void;
  /** Aborted with an ActionError CANCELLED when the run is cancelled. */
  readonly signal: AbortSignal;
  readonly clock?: Clock;
  /** Called where something goes on that does not obey a signal: the process must not wait for it. */
  readonly leaveBehind: () => void;
}

interface Run extends RunTools {
  readonly reading: InputsReading;
  readonly mask: (value: string) => void;
  readonly phases: Phases;
  readonly trail: JobTrail;
  readonly summary: StepSummary;
  readonly notes: readonly NetworkNote[];
  readonly leaveBehind: () => void;
  /** By the monotonic clock. */
  readonly startedMs: number;
}

export async function run(options: RunOptions): Promise<Outcome> {
  const { environment, context, write, signal, clock = systemClock, leaveBehind } = options;
  const log = createLog({ write, isWorkflow: context.isWorkflow });
  const mask = createMask(context.isWorkflow);
  const reading = readInputs(environment);
  for (const secret of reading.secrets) mask(secret);
  if (reading.githubToken !== "") mask(encodeCredential(reading.githubToken));
  const phases = createPhases(log, () => clock.monotonic());
  const trail = createJobTrail();
  const summary = openStepSummary({ context, log });
  const startedMs = clock.monotonic();
  const memory = createMemory();
  const tools = { context, log, mask, clock, signal, memory, phases, trail, summary, startedMs, leaveBehind };
  const running: Run = { ...tools, reading, notes: await readNetworkNotes(environment) };
  let isReported = false;
  const onReported = (): void => {
    isReported = true;
  };
  let outcome: Outcome;
  try {
    await refuseEvent(context);
    for (const line of reading.warnings) log.warning(line);
    for (const line of reading.notices) log.notice(line);
    await requireOutputFile(context);
    await summary.probe();
    const folder = await createRunFolder(context);
    // Also where it hangs in something that does not obey a signal, for example a file system.
    const { result, ...checked } = await abortable(checkLists(folder, running), signal);
    outcome = await conclude(result, { ...running, ...checked, folder, onReported });
  } catch (error) {
    outcome = await fail(error, running, isReported);
  }
  phases.leave();
  printOutcome(outcome, running);
  return outcome;
}

/** Long enough for whatever ends by itself at the deadline, and for a slow disk. */
const longestSilenceMs = 25_000;

/** GitHub shows ten warnings of a step and drops the rest: this leaves room for those about something else. */
const warnedLosses = 3;

interface Checked {
  readonly accepted: AcceptedInput;
  readonly result: CheckResult;
  /** How the checkout differs from the base branch of a pull request, as far as that is known. */
  readonly difference: DatedDifference | undefined;
  readonly requests: number;
}

/** All that comes before the report, and how often X's API was asked for it. */
async function checkLists(
  folder: string,
  { reading, context, log, mask, clock, signal, memory, phases, trail }: Run,
): Promise<Checked> {
  const progress = createProgress(log, { clock, phases, waits: reading.readable.wait !== false });
  const onEvent = (event: CheckEvent): void => {
    trail.note(event);
    progress(event);
  };
  const seams = { clock, onSecret: mask, onEvent };
  const probe: Parameters<typeof acceptInput>[0]["probe"] = (inputs) => void openClient(inputs, seams);
  const tools = { context, log, clock, signal, memory };
  const given = await acceptInput({ reading, context, folder, probe, signal });
  const accepted = await decideContents(await checkOnly(given, tools), tools);
  for (const line of accepted.skipped) log.info(line);
  for (const line of accepted.lost.slice(0, warnedLosses)) log.warning(line);
  for (const line of accepted.lost.slice(warnedLosses)) log.info(line);
  const { inputs, datasets } = accepted;
  const opensPullRequest = inputs.onViolation === "pull-request";
  const stepMinutes = inputs.wait ? inputs.timeoutMinutes : undefined;
  const advising = { job: context.job, opensPullRequest, stepMinutes };
  for (const line of adviseWorkflow((await readWorkflow(context)) ?? "", advising)) log.notice(line);
  const difference = await preflight({ ...tools, accepted, folder });
  const transport = countRequests(inputs.xApiUrl);
  const client = openClient(inputs, { ...seams, transport });
  signal.throwIfAborted();
  phases.enter("Reading the lists");
  using watch = watchSilence(signal, {
    clock,
    longestMs: longestSilenceMs,
    deadlineMs: inputs.timeoutMinutes * 60_000,
    buildError: () => new ActionError("CHECK_STUCK", "The check did not end when its time ran out."),
  });
  const watched = (event: CheckEvent): void => {
    watch.note();
    onEvent(event);
  };
  const checking = { inputs, context, datasets, folder, onEvent: watched, signal: watch.signal };
  const result = await abortable(checkFiles(client, checking), watch.signal);
  await client.close();
  return { accepted, result, difference, requests: transport.requests() };
}

async function decideContents(accepted: AcceptedInput, tools: RunTools): Promise<AcceptedInput> {
  const artifactContents = await chooseArtifactContents(accepted.inputs, tools);
  return { ...accepted, inputs: { ...accepted.inputs, artifactContents } };
}

/** The end of a run that came to no report. A cancelled one is pending: its job goes on at X. */
async function fail(
  error: unknown,
  { context, log, signal, trail, summary, notes, leaveBehind }: Run,
  isReported: boolean,
): Promise<Outcome> {
  // Whatever broke because of the cancellation, the cancellation is what happened.
  const failure = addNotes(toFailure(signal.aborted ? signal.reason : error), notes);
  const page = signal.aborted
    ? buildCancelledSummary(failure, { context, jobIds: trail.ids() })
    : buildUnreportedSummary(failure, { context, newJobs: isReported ? 0 : trail.made() });
  const isStuck = failure.code === "CHECK_STUCK";
  if (isStuck) leaveBehind();
  await summary.add(page);
  // What the check found stays as it was written.
  if (isReported) return { kind: "failure", failure };
  const isPending = signal.aborted || isStuck;
  try {
    writeOutputs(listUnreportedOutputs(isPending ? "pending" : "unverified", trail.ids()), context);
  } catch (error) {
    const { code, what } = toFailure(error);
    if (code !== failure.code) log.warning(what);
  }
  return { kind: "failure", failure };
}

/** A finding and a failure of the tool never look alike: only the latter has a code. */
function printOutcome(outcome: Outcome, { log, context }: RunTools): void {
  if (outcome.kind === "pass") log.info(outcome.sentence);
  else if (outcome.kind === "finding") log.error("X Batch Compliance", outcome.sentence);
  else {
    const { failure } = outcome;
    annotateFaults(failure, log);
    log.error(failure.code, `${failureText(failure)}\nMore: ${buildErrorPageUrl(context, failure.code)}`);
  }
}
