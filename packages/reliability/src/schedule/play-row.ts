import type { JobType } from "@x-batch-compliance/core";
import type { Random } from "../simulation/random.ts";
import type { Replacement } from "../simulation/replace-globals.ts";
import { folderOfRun, type World } from "../simulation/world.ts";
import { markLost } from "./answers.ts";
import { type CheckLists, checkByCore } from "./check-lists.ts";
import { findPasses } from "./find-passes.ts";
import { createRunJudge } from "./judge-run.ts";
import { listIds } from "./lists.ts";
import { createDays } from "./live-days.ts";
import { openWorld, type ScheduleWorld } from "./open-world.ts";
import type { PlayedRow, PlayedRun } from "./played-row.ts";
import type { RowSeed, ScheduleRow } from "./row.ts";
import { runCheck } from "./start-check.ts";

/** Far more than any row has needed. */
const maxEvents = 20_000_000;
const minuteMs = 60_000;
const resultsLastMs = 7 * 24 * 3_600_000;

export interface PlayOptions {
  readonly globals: Replacement;
  /** Default: core. */
  readonly check?: CheckLists | undefined;
  readonly trace?: ((line: string) => void) | undefined;
}

/** Plays a row with a seed from start to end. */
export async function playRow(
  rowSeed: RowSeed,
  { globals, check = checkByCore, trace = () => {} }: PlayOptions,
): Promise<PlayedRow> {
  const opened = await openWorld(rowSeed, { globals, trace });
  let played: PlayedRow | undefined;
  let failure: unknown;
  const work = playSchedule(opened, check).then(
    (row) => {
      played = row;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  const isOver = (): boolean => played !== undefined || failure !== undefined;
  const end = await opened.world.timeline.run(isOver, maxEvents);
  if (end === "done") await work;
  if (played === undefined) throw failure ?? new Error(`The simulation is ${end}.`);
  return played;
}

/** A run that the schedule begins, or another attempt of one. */
interface NextRun {
  readonly slot: number;
  readonly attempt: number;
  readonly startMs: number;
}

async function playSchedule(opened: ScheduleWorld, check: CheckLists): Promise<PlayedRow> {
  const { row, seed, world, answers, random, isCalm } = opened;
  const { timeline } = world;
  const firstMs = timeline.now();
  const liveDays = createDays(opened);
  const judge = createRunJudge(opened);
  const runs: PlayedRun[] = [];
  const breaches: string[] = [];
  const idsOfRun: ReadonlyMap<JobType, ReadonlySet<string>>[] = [];
  let next: NextRun | undefined = { slot: 0, attempt: 1, startMs: firstMs };
  let usualSteps = 0;
  while (next !== undefined) {
    const { slot, attempt, startMs: dueMs }: NextRun = next;
    // A group of workflow runs: one begins when the one before is over.
    await timeline.wait(dueMs - timeline.now());
    liveDays();
    forgetJobs(world, seed);
    const run = runs.length;
    const startMs = timeline.now();
    const listed = new Map(row.types.map((type) => [type, listIds(opened.lists, type)]));
    idsOfRun.push(listed);
    const complete = answers.listComplete();
    const [jobsBefore, wireBefore] = [answers.jobs.length, world.facts.wire.length];
    const isKilled = !isCalm && usualSteps > 0 && random.chance(0.15);
    world.trace(`run ${run}: begins, attempt ${attempt} of ${slot}`);
    const ended = await runCheck(opened, {
      run,
      runKey: `run-${slot}`,
      check,
      killAtStep: isKilled ? random.between(1, usualSteps) : undefined,
    });
    if (ended.end !== "killed") usualSteps = ended.steps;
    answers.update();
    const played: PlayedRun = {
      run,
      slot,
      startMs,
      endMs: timeline.now(),
      end: ended.end,
      error: ended.error,
      report: ended.outcome?.report,
      parts: ended.parts,
      made: answers.jobs.slice(jobsBefore),
      requests: world.facts.wire.length - wireBefore,
    };
    runs.push(played);
    world.trace(`run ${run}: ${played.end} ${played.error}, made ${played.made.length} jobs`);
    const broken = judge.judge({ run, ended, listed, complete, startMs });
    const failed = ended.end === "failed" ? [`failed: ${ended.error}`] : [];
    for (const what of [...failed, ...broken]) {
      breaches.push(`run ${run} (of ${slot}): ${what}`);
      world.trace(`BROKEN: run ${run}: ${what}`);
    }
    await clearFolder(world, run);
    next = planNext(row, { played, attempt, firstMs, random, isCalm, nowMs: timeline.now() });
  }
  markLost(runs, answers.jobs);
  const passes = row.types.flatMap((type) =>
    findPasses({
      type,
      jobs: answers.jobs.filter((job) => job.type === type),
      idsOfRun: (run) => idsOfRun[run]?.get(type) as ReadonlySet<string>,
      slotOfRun: (run) => runs[run]?.slot as number,
    }),
  );
  const removals = { known: judge.countKnown(), merged: opened.merged };
  return { row, seed, isCalm, runs, passes, jobs: answers.jobs, removals, breaches };
}

interface LastRun {
  readonly played: PlayedRun;
  readonly attempt: number;
  readonly firstMs: number;
  readonly nowMs: number;
  readonly random: Random;
  readonly isCalm: boolean;
}

/** Another attempt at times, the next run of the schedule otherwise: a little late, as GitHub's are. */
function planNext(
  row: ScheduleRow,
  { played, attempt, firstMs, nowMs, random, isCalm }: LastRun,
): NextRun | undefined {
  const { slot, end } = played;
  if (!isCalm && attempt === 1 && random.chance(end === "killed" ? 0.5 : 0.04))
    return { slot, attempt: 2, startMs: nowMs + random.between(2, 30) * minuteMs };
  if (row.everyMs === "back to back") {
    return slot + 1 >= row.runs ? undefined : { slot: slot + 1, attempt: 1, startMs: nowMs + 2 * minuteMs };
  }
  // Runs that would have begun in the meantime are left out.
  const sinceMs = nowMs - firstMs;
  const nextSlot = Math.max(slot + 1, Math.ceil((sinceMs - 4 * minuteMs) / row.everyMs));
  if (nextSlot >= row.runs) return undefined;
  const dueMs = firstMs + nextSlot * row.everyMs + random.between(0, 4) * minuteMs;
  return { slot: nextSlot, attempt: 1, startMs: Math.max(dueMs, nowMs) };
}

/** With every other seed X's list ends after seven days, and with the others it goes on for ever. */
function forgetJobs({ x, timeline, vanished }: World, seed: number): void {
  if (Math.floor(seed / 2) % 2 !== 0) return;
  for (const { id, createdAtMs } of x.jobs())
    if (createdAtMs + resultsLastMs < timeline.now()) vanished.add(id);
}

/** The machine of a run is gone with it. */
async function clearFolder({ files }: World, run: number): Promise<void> {
  const remove = files.promises.rm as unknown as (path: string) => Promise<void>;
  for (const path of files.list(folderOfRun(run))) await remove(path);
}
