import {
  type CheckResult,
  type Clock,
  checkDatasets,
  createClient,
  type Dataset,
  isComplianceError,
  rewriteDataset,
} from "@x-batch-compliance/core";
import type { KnownBug } from "./known-bug.ts";
import { createLifeline, killed, type Lifeline } from "./lifeline.ts";
import { createNetwork, type NetworkOptions } from "./network.ts";
import type { RunPlan } from "./plan-seed.ts";
import { readDecisions } from "./read-decisions.ts";
import { folderOfRun, type World } from "./world.ts";
import type { ClaimFact, RewriteFact, RunFact } from "./world-facts.ts";

/** A run that is under way. */
export interface RunningRun {
  readonly life: Lifeline;
  readonly over: Promise<RunFact>;
}

export interface RunOptions extends Pick<NetworkOptions, "run" | "stickyChanges"> {
  readonly plan: RunPlan;
  readonly bug: KnownBug | undefined;
}

/** What a run leaves behind, step by step, so that it is there also after a kill. */
interface Log {
  claim: ClaimFact | undefined;
  rewrite: { readonly before: Buffer; whole: boolean } | undefined;
  readonly texts: string[];
  readonly events: unknown[];
}

/** One run of the workflow: check out, check, fetch the list as it is now, rewrite it, and merge if nobody was quicker. */
export function startRun(world: World, options: RunOptions): RunningRun {
  const { run, plan } = options;
  const life = createLifeline(plan.killAtStep);
  const startedAtMs = world.timeline.now();
  const log: Log = { claim: undefined, rewrite: undefined, texts: [], events: [] };
  world.trace(`run ${run}: begins, as ${plan.runKey}`);
  const work = carryOut(world, { ...options, life, log }).then(
    () => ({ end: "done" as const, error: "", isPlannedError: true }),
    (error: unknown) => {
      log.texts.push(String((error as Error).stack), JSON.stringify(error));
      const isPlannedError = isComplianceError(error);
      return {
        end: "failed" as const,
        error: isPlannedError ? error.code : String((error as Error).stack),
        isPlannedError,
      };
    },
  );
  const over = Promise.race([work, life.end]).then((end): RunFact => {
    const outcome = end === killed ? { end: "killed" as const, error: "", isPlannedError: true } : end;
    world.trace(`run ${run}: ${outcome.end} ${outcome.error}`);
    const { before, whole = false } = log.rewrite ?? {};
    const after = world.files.read(listPath(run));
    const rewrite: RewriteFact | undefined =
      before === undefined || after === undefined ? undefined : { before, after, whole };
    for (const path of world.files.list(`${folderOfRun(run)}/check`)) {
      // After a kill the result of a part is there as it came, whatever came.
      if (!path.includes("/check/result-")) log.texts.push(String(world.files.read(path)));
    }
    log.texts.push(JSON.stringify(log.events));
    return {
      run,
      ...outcome,
      elapsedMs: world.timeline.now() - startedAtMs,
      timeoutMs: plan.timeoutMs,
      wait: plan.wait,
      claim: log.claim,
      rewrite,
      texts: log.texts,
    };
  });
  return { life, over };
}

function listPath(run: number): string {
  return `${folderOfRun(run)}/list.txt`;
}

async function carryOut(
  world: World,
  { run, plan, bug, stickyChanges, life, log }: RunOptions & { readonly life: Lifeline; readonly log: Log },
): Promise<void> {
  const { files } = world;
  const path = listPath(run);
  const onEvent = (event: unknown): void => void log.events.push(event);
  const network = createNetwork(world, { run, life, stickyChanges });
  const clock = createRunClock(world, plan, life);
  const client = createClient({
    bearerToken: world.x.bearerToken,
    transport: bug?.wrapTransport?.(network) ?? network,
    clock: bug?.wrapClock?.(clock) ?? clock,
    onEvent,
  });
  const checked = Buffer.from(world.base);
  files.write(path, checked);
  const dataset: Dataset = { name: "ids", ids: [{ type: "tweets" }], files: [{ name: "list.txt", path }] };
  const check = bug?.wrapCheck?.(checkDatasets) ?? checkDatasets;
  const result = await check(bug?.wrapClient?.(client, plan.runKey) ?? client, [dataset], {
    folder: `${folderOfRun(run)}/check`,
    jobNamePrefix: "lists",
    runKey: plan.runKey,
    timeoutMs: plan.timeoutMs,
    wait: plan.wait,
    pollIntervalMs: 15 * 60_000,
    maxIdsPerJob: plan.maxIdsPerJob,
    onEvent,
  });
  const { report } = result;
  log.texts.push(JSON.stringify(report));
  log.claim = readClaim(world, result, checked);
  world.trace(
    `run ${run}: ${report.result}, ${report.proof}: ${report.violations} of ${report.checked} violate, ${report.unverified} unverified`,
  );
  if (log.claim.violations.length > 0 && result.checkedIds.has("tweets"))
    await rewriteList(world, { run, bug, life, log, dataset, result, checked });
  // As the action does: all that is known is acted upon, and then the failure told.
  const { failure } = result as { readonly failure?: unknown };
  if (failure !== undefined) throw failure;
}

interface RewriteOptions extends Pick<RunOptions, "run" | "bug"> {
  readonly life: Lifeline;
  readonly log: Log;
  readonly dataset: Dataset;
  readonly result: CheckResult;
  /** The list as it was checked. */
  readonly checked: Buffer;
}

async function rewriteList(
  world: World,
  { run, bug, life, log, dataset, result, checked }: RewriteOptions,
): Promise<void> {
  const { files } = world;
  const path = listPath(run);
  const violations = log.claim?.violations ?? [];
  await life.pass();
  await world.timeline.wait(20 * 60_000);
  const before = Buffer.from(world.base);
  files.write(path, before);
  log.rewrite = { before, whole: false };
  if (bug?.rewrite === undefined) await rewriteDataset(dataset, result.checkedIds);
  else files.write(path, bug.rewrite({ checked, before, violations }));
  log.rewrite.whole = true;
  await life.pass();
  // As a push that is refused if the branch has moved.
  if (world.base.equals(before)) world.base = files.read(path) as Buffer;
}

function readClaim({ files }: World, result: CheckResult, content: Buffer): ClaimFact {
  const { report, violationsPath } = result;
  const lines = String(files.read(violationsPath)).split("\n");
  const named = lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { id: string }).id);
  return {
    content,
    proofs: new Map(
      report.jobs.filter(({ state }) => state === "complete").map(({ id, proof }) => [id, proof]),
    ),
    isPending: report.result === "pending",
    violations: [...new Set(named)],
    counts: report,
    decisions: readDecisions(result, content),
  };
}

/** The machine's: its wall clock may be wrong, and jumps. */
export function createRunClock(
  { timeline }: World,
  { clock }: Pick<RunPlan, "clock">,
  life: Lifeline,
): Clock {
  const startMs = timeline.now();
  const elapsed = (): number => timeline.now() - startMs;
  return {
    now: () => timeline.now() + clock.offsetMs + (elapsed() >= clock.jumpAfterMs ? clock.jumpMs : 0),
    monotonic: () => elapsed() + 5_000,
    schedule: (ms, act) =>
      ms === Number.POSITIVE_INFINITY ? () => {} : timeline.at(timeline.now() + Math.ceil(ms), act),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      await life.pass();
      await timeline.wait(ms);
      await life.pass();
    },
  };
}
