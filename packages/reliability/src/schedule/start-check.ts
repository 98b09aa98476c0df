import {
  type CheckResult,
  type Clock,
  checkDatasets,
  createClient,
  type JobType,
} from "@x-batch-compliance/core";
import { killed } from "../simulation/lifeline.ts";
import { createNetwork } from "../simulation/network.ts";
import { folderOfRun } from "../simulation/world.ts";
import { drawFailure } from "./draw-failure.ts";
import { describeLists, writeList } from "./lists.ts";
import { createMortalLife, type MortalLife } from "./mortal-life.ts";
import type { ScheduleWorld } from "./open-world.ts";
import { maxIdsPerJob } from "./plan-lists.ts";

/** How one run of the workflow begins. */
export interface CheckStart {
  readonly run: number;
  readonly runKey: string;
  readonly killAtStep: number | undefined;
}

/** What is left of a run when it is over. */
export interface EndedCheck {
  readonly end: "done" | "failed" | "killed";
  readonly error: string;
  readonly result: CheckResult | undefined;
  /** IDs that it names as violations. */
  readonly violations: ReadonlySet<string>;
  readonly parts: ReadonlyMap<JobType, number>;
  readonly steps: number;
}

/** One run: checks the lists as they are out, and asks X through the simulated network. */
export async function runCheck(opened: ScheduleWorld, start: CheckStart): Promise<EndedCheck> {
  const life = createMortalLife(start.killAtStep);
  opened.current = { run: start.run, life };
  const parts = new Map<JobType, number>();
  const work = carryOut(opened, { ...start, life, parts }).then(
    (result) => ({ result, error: result.failure === undefined ? "" : describe(result.failure) }),
    (error: unknown) => ({ result: undefined, error: describe(error) }),
  );
  const ended = await Promise.race([work, life.end]);
  opened.current = undefined;
  const steps = life.countSteps();
  if (ended === killed) {
    return { end: "killed", error: "", result: undefined, violations: new Set(), parts, steps };
  }
  const { result, error } = ended;
  const violations = result === undefined ? new Set<string>() : readViolated(opened, result);
  return { end: error === "" ? "done" : "failed", error, result, violations, parts, steps };
}

async function carryOut(
  { row, lists, world, isCalm }: ScheduleWorld,
  {
    run,
    runKey,
    life,
    parts,
  }: CheckStart & { readonly life: MortalLife; readonly parts: Map<JobType, number> },
): Promise<CheckResult> {
  const folder = folderOfRun(run);
  for (const [type, files] of lists)
    for (const [index, ids] of files.entries())
      world.files.write(`${folder}/${type}-${index}.txt`, writeList(ids));
  const network = createNetwork(world, {
    run,
    life,
    stickyChanges: new Map(),
    drawFault: drawFailure,
    latencyMs: 400,
  });
  const client = createClient({
    bearerToken: world.x.bearerToken,
    transport: network,
    clock: createRunClock(world.timeline, { life, offsetMs: isCalm ? 0 : 3_600_000 * ((run % 3) - 1) }),
  });
  return checkDatasets(client, describeLists(lists, folder), {
    folder: `${folder}/check`,
    jobNamePrefix: "lists",
    runKey,
    timeoutMs: row.timeoutMs,
    wait: row.wait,
    pollIntervalMs: 60_000,
    maxIdsPerJob,
    onEvent(event) {
      if (event.type === "scanned")
        for (const { jobType, parts: count } of event.uploads) parts.set(jobType, count);
    },
  });
}

function describe(error: unknown): string {
  const { code, stack } = error as { readonly code?: string; readonly stack?: string };
  return code ?? String(stack);
}

function readViolated({ world }: ScheduleWorld, { violationsPath }: CheckResult): ReadonlySet<string> {
  const lines = String(world.files.read(violationsPath)).split("\n");
  return new Set(lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { id: string }).id));
}

/** The machine's wall clock, which is wrong by an hour in some runs. */
function createRunClock(
  timeline: ScheduleWorld["world"]["timeline"],
  { life, offsetMs }: { readonly life: MortalLife; readonly offsetMs: number },
): Clock {
  const startMs = timeline.now();
  return {
    now: () => timeline.now() + offsetMs,
    monotonic: () => timeline.now() - startMs + 5_000,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      await life.pass();
      await timeline.wait(ms);
      await life.pass();
    },
  };
}
