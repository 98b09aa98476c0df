import { type OpenX, openX } from "@x-batch-compliance/sandbox";
import { createMemoryFiles, type MemoryFiles, memoryRoot } from "./memory-files.ts";
import { applyEdit } from "./plan-list.ts";
import { type SeedPlan, startOfSeedMs, type WorldChange } from "./plan-seed.ts";
import { createRandom, type Random } from "./random.ts";
import { createTimeline, type Timeline } from "./timeline.ts";
import type { CreateFact, Event, ShortFact, Truth, UploadFact, WireEntry } from "./world-facts.ts";

/** What all runs of a seed share. */
export interface World {
  readonly plan: SeedPlan;
  readonly timeline: Timeline;
  readonly x: OpenX;
  readonly files: MemoryFiles;
  /** For what the network does; in the order of the requests. */
  readonly random: Random;
  /** The list on the base branch. */
  base: Buffer;
  /** What X knows now. */
  truth: Truth;
  /** Jobs of which nothing could be had, through no fault of ours. */
  readonly spoiled: Set<string>;
  /** Jobs that X still shows as they were before their upload, until then. */
  readonly lagging: Map<string, number>;
  /** For what is odd, so that all else goes as without. */
  readonly oddRandom: Random;
  /** Jobs that X has forgotten. */
  readonly vanished: Set<string>;
  readonly facts: {
    readonly wire: WireEntry[];
    readonly creates: CreateFact[];
    readonly uploads: Map<string, UploadFact>;
    readonly shorts: ShortFact[];
    readonly strays: string[];
    readonly secrets: Set<string>;
  };
  readonly trace: (line: string) => void;
}

/** Asked before each operation on a file. */
export type PassFile = (path: string, operation: string) => Promise<void>;

const bearerToken = `SIMULATED-CANARY-${"A".repeat(40)}`;

/** Makes the world of a plan, in which everything is still to happen. */
export function createWorld(
  plan: SeedPlan,
  { passFile, trace }: { readonly passFile: PassFile; readonly trace: (line: string) => void },
): World {
  const timeline = createTimeline(startOfSeedMs);
  const x = openX({
    ...plan.x,
    clock: timeline,
    origin: "https://api.x.com",
    storageOrigin: "https://storage.googleapis.com",
    bearerToken,
    key: `seed ${plan.seed}`,
    repeatDownloadLinkMs: 20 * 60_000,
    verdicts: { kind: "table", byId: plan.events },
  });
  x.endNext(...plan.outcomes);
  const world: World = {
    plan,
    timeline,
    x,
    files: createMemoryFiles(passFile),
    random: createRandom(plan.seed ^ 0x5bd1e995),
    base: Buffer.from(plan.list),
    truth: plan.events,
    spoiled: new Set(),
    lagging: new Map(),
    oddRandom: createRandom(plan.seed ^ 0x68e31da4),
    vanished: new Set(),
    facts: {
      wire: [],
      creates: [],
      uploads: new Map(),
      shorts: [],
      strays: [],
      secrets: new Set([bearerToken]),
    },
    trace,
  };
  for (const change of plan.changes)
    timeline.at(startOfSeedMs + change.atMs, () => applyChange(world, change));
  return world;
}

/** The folder in which a run does its work. */
export function folderOfRun(run: number | ""): string {
  return `${memoryRoot}/run-${run}`;
}

/** The run whose folder a path is in. */
export function runOfPath(path: string): number {
  return Number.parseInt(path.slice(folderOfRun("").length), 10);
}

function applyChange(world: World, change: WorldChange): void {
  const { x, trace } = world;
  switch (change.kind) {
    case "event": {
      const events = new Map<string, Event>(world.truth);
      if (change.event === undefined) events.delete(change.id);
      else events.set(change.id, change.event);
      world.truth = events;
      x.setVerdicts({ kind: "table", byId: events });
      trace(
        `X: ${change.id} is ${change.event === undefined ? "compliant" : Object.values(change.event).join(" ")} now`,
      );
      break;
    }
    case "edit":
      world.base = Buffer.from(applyEdit(world.base.toString(), change.edit));
      trace(`a person: ${change.edit.kind} in the list`);
      break;
    case "foreign job": {
      const { name, status, ids, endsAfterMs } = change;
      const isBusy = x.jobs().some((job) => job.status === "created" || job.status === "in_progress");
      // X has one slot for all clients of the App.
      if (isBusy && status !== "complete") return;
      const upload = Buffer.from(ids.map((id) => `${id}\n`).join(""));
      const job = x.addForeignJob({
        type: "tweets",
        status,
        endsAfterMs,
        ...(name === undefined ? {} : { name }),
        ...(status === "created" ? {} : { upload }),
      });
      if (status !== "created") world.facts.uploads.set(job.id, { bytes: upload, truth: world.truth });
      trace(`another client: job ${job.id}, ${status}`);
    }
  }
}
