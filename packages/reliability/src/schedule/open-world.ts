import { alive, type Lifeline } from "../simulation/lifeline.ts";
import { type SeedPlan, startOfSeedMs } from "../simulation/plan-seed.ts";
import { createRandom, type Random } from "../simulation/random.ts";
import type { Replacement } from "../simulation/replace-globals.ts";
import { createWorld, runOfPath, type World } from "../simulation/world.ts";
import type { Event } from "../simulation/world-facts.ts";
import { type Answers, createAnswers } from "./answers.ts";
import { type PlannedLists, planLists } from "./plan-lists.ts";
import type { Proposal } from "./proposal.ts";
import type { RowSeed } from "./row.ts";

/** A row's world: the simulation's X, network and files, and what people do to the lists. */
export interface ScheduleWorld extends RowSeed, PlannedLists {
  readonly world: World;
  /** What X was asked and what it has answered. */
  readonly answers: Answers;
  readonly proposal: Proposal;
  /** For what people and schedules do. */
  readonly random: Random;
  /** Nothing is planned that could make a run fail. */
  readonly isCalm: boolean;
  /** The run that is under way: it alone can be killed. */
  current: { readonly run: number; readonly life: Lifeline } | undefined;
  /** Removals that people have merged. */
  merged: number;
}

const gone: Event = { action: "delete", reason: "deleted" };

/** Opens the world of a row. Every other pair of seeds is stormy; the flows alternate. */
export async function openWorld(
  rowSeed: RowSeed,
  { globals, trace }: { readonly globals: Replacement; readonly trace: (line: string) => void },
): Promise<ScheduleWorld> {
  const { row, seed } = rowSeed;
  const planned = await planLists(rowSeed, globals);
  const random = createRandom(seed ^ 0x1b873593);
  const isCalm = seed % 4 < 2;
  const events = new Map<string, Event>();
  for (const id of [...planned.lists.values()].flat(2)) if (random.chance(0.04)) events.set(id, gone);
  const plan: SeedPlan = {
    seed,
    isCalm,
    odd: undefined,
    x: {
      flow: seed % 2 === 0 ? "api" : "gcs",
      invalidLines: seed % 2 === 0 ? "echo" : "drop",
      processingMs: row.xTakesMs,
      looksInProgress: 0,
    },
    faultShare: isCalm ? 0 : 0.01,
    proxy: undefined,
    reorders: false,
    dropsChecksums: false,
    outcomes: [],
    list: "",
    events,
    changes: [],
    runs: [],
  };
  const world = createWorld(plan, {
    passFile: (path) => (opened.current?.run === runOfPath(path) ? opened.current.life.pass() : alive),
    trace: (line) => trace(`${new Date(world.timeline.now()).toISOString().slice(5, 19)} ${line}`),
  });
  const opened: ScheduleWorld = {
    ...rowSeed,
    ...planned,
    world,
    answers: createAnswers(world),
    proposal: new Map(),
    random,
    isCalm,
    current: undefined,
    merged: 0,
  };
  const jitter = createRandom(seed ^ 0x27d4eb2f);
  globals.use(world.files, () => jitter.next());
  if (row.sharesSlot) planForeignJobs(opened);
  return opened;
}

/** Another repository's job takes the slot for one to four hours, about once in ten. */
function planForeignJobs({ row, world, seed }: ScheduleWorld): void {
  const random = createRandom(seed ^ 0x3c6ef372);
  const { timeline, x, trace } = world;
  const come = (): void => {
    const type = random.pick(row.types);
    const isBusy = x.jobs().some((job) => job.type === type && /created|in_progress/.test(job.status));
    if (!isBusy) {
      const endsAfterMs = random.between(60, 240) * 60_000;
      x.addForeignJob({
        type,
        status: "in_progress",
        name: "other-repository",
        endsAfterMs,
        upload: Buffer.from("7\n"),
      });
      trace(`another repository: a job that takes ${Math.round(endsAfterMs / 60_000)} minutes`);
    }
    timeline.at(timeline.now() + random.between(120, 1_200) * 60_000, come);
  };
  timeline.at(startOfSeedMs + random.between(0, 600) * 60_000, come);
}

/**
 * X gives IDs up, and at times takes one back. Not where each day is to have a verdict: if people merge a removal that X has
 * taken back, the list is no longer what the newest job was asked about.
 */
export function changeTruth({ row, world, random, lists }: ScheduleWorld): void {
  const { x, trace } = world;
  const truth = new Map(world.truth);
  const ids = [...lists.values()].flat(2);
  // One in a thousand, and of a short list one in three days.
  const share = 0.001 + 0.3 / ids.length;
  for (const id of ids) if (!truth.has(id) && random.chance(share)) truth.set(id, gone);
  if (row.edits.moves && truth.size > 0 && random.chance(0.2)) truth.delete(random.pick([...truth.keys()]));
  world.truth = truth;
  x.setVerdicts({ kind: "table", byId: truth });
  trace(`X: ${truth.size} IDs are given up`);
}
