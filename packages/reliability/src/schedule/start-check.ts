import { createClient, type JobType } from "@x-batch-compliance/core";
import { killed } from "../simulation/lifeline.ts";
import { createNetwork } from "../simulation/network.ts";
import { createRunClock } from "../simulation/simulate-run.ts";
import { folderOfRun } from "../simulation/world.ts";
import type { CheckLists, CheckOutcome } from "./check-lists.ts";
import { drawFailure } from "./draw-failure.ts";
import { writeList } from "./lists.ts";
import { createMortalLife, type MortalLife } from "./mortal-life.ts";
import type { ScheduleWorld } from "./open-world.ts";

const hourMs = 3_600_000;

/** How one run of the workflow begins. */
export interface CheckStart {
  readonly run: number;
  readonly runKey: string;
  readonly killAtStep: number | undefined;
  readonly check: CheckLists;
}

/** What is left of a run when it is over. */
export interface EndedCheck {
  readonly end: "done" | "failed" | "killed";
  readonly error: string;
  readonly outcome: CheckOutcome | undefined;
  readonly parts: ReadonlyMap<JobType, number>;
  readonly steps: number;
}

/** One run: checks the lists as they are out, and asks X through the simulated network. */
export async function runCheck(opened: ScheduleWorld, start: CheckStart): Promise<EndedCheck> {
  const life = createMortalLife(start.killAtStep);
  opened.current = { run: start.run, life };
  const parts = new Map<JobType, number>();
  const work = carryOut(opened, { ...start, life, parts }).then(
    (outcome) => ({ outcome, error: outcome.failure?.code ?? "" }),
    (error: unknown) => ({ outcome: undefined, error: describe(error) }),
  );
  const ended = await Promise.race([work, life.end]);
  opened.current = undefined;
  const steps = life.countSteps();
  if (ended === killed) return { end: "killed", error: "", outcome: undefined, parts, steps };
  return { ...ended, end: ended.error === "" ? "done" : "failed", parts, steps };
}

async function carryOut(
  { row, lists, world, isCalm }: ScheduleWorld,
  {
    run,
    runKey,
    check,
    life,
    parts,
  }: CheckStart & { readonly life: MortalLife; readonly parts: Map<JobType, number> },
): Promise<CheckOutcome> {
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
  // The machine's wall clock is wrong by an hour in some runs.
  const clock = { offsetMs: isCalm ? 0 : hourMs * ((run % 3) - 1), jumpAfterMs: 0, jumpMs: 0 };
  const client = createClient({
    bearerToken: world.x.bearerToken,
    transport: network,
    clock: createRunClock(world, { clock }, life),
  });
  return check({
    row,
    lists,
    client,
    runKey,
    folder,
    files: world.files,
    onParts: (type, count) => void parts.set(type, count),
  });
}

function describe(error: unknown): string {
  const { code, stack } = error as { readonly code?: string; readonly stack?: string };
  return code ?? String(stack);
}
