import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleChild } from "./bundle-child.ts";
import { type Child, createChild } from "./child-process.ts";
import { createVerifiedLane, notReached } from "./kill-and-resume.ts";
import { openLane } from "./lane.ts";
import { type Census, listRuns, type Run } from "./list-runs.ts";

/** How much to run, and how. */
export interface KillOptions {
  /** Of all runs, 0 to 1. */
  readonly share: number;
  /** Told after each run how many there were. */
  readonly onProgress?: ((runs: number) => void) | undefined;
}

/** What came of it. */
export interface KillResult {
  readonly name: string;
  /** Checks that were killed and went on. */
  readonly runs: number;
  /** Named points at which they were killed. */
  readonly points: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** More than processors: a lane waits while its process starts and dies. */
const laneCount = 3;

/**
 * Kills checks, each a process of its own with real files and real connections, at points that the process itself or X's side
 * decides on, and lets the next process go on. Afterwards lists, report, results and jobs have to be those of a check that
 * nobody killed.
 */
export async function runKills({ share, onProgress }: KillOptions): Promise<KillResult> {
  const cacheFolder = await mkdtemp(join(tmpdir(), "kills-"));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(cacheFolder, { recursive: true, force: true }));
  const program = await bundleChild(cacheFolder);
  const lanes = Array.from({ length: laneCount }, () => {
    const create = (isShortLived: boolean): Child => createChild({ program, cacheFolder, isShortLived });
    const lane = stack.use(openLane({ mortal: create(true), survivor: create(false) }));
    return createVerifiedLane(lane);
  });
  const [first] = lanes as [(typeof lanes)[0]];
  const census: Census = { api: await first.count("api"), gcs: await first.count("gcs") };
  const all = listRuns(census);
  const waiting = all.slice(0, Math.ceil(all.length * share)).values();
  const outcomes: Record<string, number> = {};
  const points = new Set<string>();
  const failures: string[] = [];
  let runs = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      for (const run of waiting) {
        const { outcome, faults } = await lane.run(run);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        failures.push(...faults.map((fault) => `${describeRun(run)}: ${fault}.`));
        if (outcome === notReached) continue;
        points.add(run.killAt.point);
        runs++;
        onProgress?.(runs);
      }
    }),
  );
  return { name: "kill and resume", runs, points: points.size, outcomes, failures };
}

function describeRun({ flow, killAt, turn, killAgainAt }: Run): string {
  const again = killAgainAt === undefined ? "" : `, time ${killAgainAt.nth} ${killAgainAt.point}`;
  return `${flow}, time ${killAt.nth} ${killAt.point}, then ${turn}${again}`;
}
