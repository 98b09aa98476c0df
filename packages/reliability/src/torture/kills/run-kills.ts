import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleChild } from "./bundle-child.ts";
import { type Child, createChild } from "./child-process.ts";
import { createVerifiedWorker, notReached } from "./kill-and-resume.ts";
import { type Census, listRuns, type Run } from "./list-runs.ts";
import { openWorker } from "./worker.ts";

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

/** More than one: a worker waits while its process starts and dies. */
const workerCount = 2;

/** Checks that one process carries out at the same time, and that die with it. */
const runsAtATime = 16;

/**
 * Kills checks, with real files and real connections, at points that they themselves or X's side decide on, and lets another
 * process go on. One process carries out many of them: each is held at its point, and once all are, SIGKILL ends them
 * together. Afterwards lists, report, results and jobs have to be those of a check that nobody killed.
 */
export async function runKills({ share, onProgress }: KillOptions): Promise<KillResult> {
  const cacheFolder = await mkdtemp(join(tmpdir(), "kills-"));
  await using stack = new AsyncDisposableStack();
  stack.defer(() => rm(cacheFolder, { recursive: true, force: true }));
  const program = await bundleChild(cacheFolder);
  const workers = Array.from({ length: workerCount }, () => {
    const create = (isShortLived: boolean): Child => createChild({ program, cacheFolder, isShortLived });
    const worker = stack.use(openWorker({ victim: create(true), successor: create(false) }));
    return createVerifiedWorker(worker);
  });
  const [first] = workers as [(typeof workers)[0]];
  const census: Census = { api: await first.count("api"), gcs: await first.count("gcs") };
  const all = listRuns(census);
  const waiting = group(all.slice(0, Math.ceil(all.length * share))).values();
  const outcomes: Record<string, number> = {};
  const points = new Set<string>();
  const failures: string[] = [];
  let runs = 0;
  await Promise.all(
    workers.map(async (worker) => {
      for (const batch of waiting) {
        for (const [at, { outcome, faults }] of (await worker.run(batch)).entries()) {
          const run = batch[at] as Run;
          outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
          failures.push(...faults.map((fault) => `${describeRun(run)}: ${fault}.`));
          if (outcome === notReached) continue;
          points.add(run.killAt.point);
          runs++;
          onProgress?.(runs);
        }
      }
    }),
  );
  return { name: "kill and resume", runs, points: points.size, outcomes, failures };
}

/** Runs that are killed twice are kept together: a second process for one of them alone would cost as much as for all. */
function group(runs: readonly Run[]): readonly (readonly Run[])[] {
  const kinds = [
    runs.filter(({ killAgainAt }) => killAgainAt === undefined),
    runs.filter(({ killAgainAt }) => killAgainAt !== undefined),
  ];
  return kinds.flatMap((all) =>
    Array.from({ length: Math.ceil(all.length / runsAtATime) }, (_, at) =>
      all.slice(at * runsAtATime, (at + 1) * runsAtATime),
    ),
  );
}

function describeRun({ flow, killAt, turn, killAgainAt }: Run): string {
  const again = killAgainAt === undefined ? "" : `, time ${killAgainAt.nth} ${killAgainAt.point}`;
  return `${flow}, time ${killAt.nth} ${killAt.point}, then ${turn}${again}`;
}
