import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { SeedsOutcome } from "./run-seeds.ts";

/** Which seeds a thread plays. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** Room for what is new, MiB: the engine has three of them. */
const youngMib = 64;

/** Plays seeds in some threads at once, each a stretch of its own. What comes out is the same, however many there are. */
export async function playSeeds({
  from,
  count,
  threads,
}: Stretch & { readonly threads: number }): Promise<SeedsOutcome> {
  const startedAt = process.cpuUsage();
  // For threads to come. Of what a seed makes nearly nothing outlives it. The engine gives new things little room at first, and
  // little again as soon as it can: a tenth of the time went into clearing that.
  setFlagsFromString(`--min-semi-space-size=${youngMib}`);
  const outcomes = await Promise.all(divide({ from, count }, threads).map(startThread));
  const { user, system } = process.cpuUsage(startedAt);
  const ends = new Map<string, number>();
  for (const outcome of outcomes)
    for (const [end, times] of outcome.ends) ends.set(end, (ends.get(end) ?? 0) + times);
  return {
    seeds: outcomes.reduce((sum, { seeds }) => sum + seeds, 0),
    requests: outcomes.reduce((sum, { requests }) => sum + requests, 0),
    ends,
    broken: outcomes.flatMap(({ broken }) => broken),
    processorMs: (user + system) / 1_000,
  };
}

function divide({ from, count }: Stretch, threads: number): readonly Stretch[] {
  const startOf = (thread: number): number => from + Math.floor((thread * count) / threads);
  return Array.from({ length: threads }, (_, thread) => ({
    from: startOf(thread),
    count: startOf(thread + 1) - startOf(thread),
  })).filter((stretch) => stretch.count > 0);
}

/** Files, chance and time are replaced in a thread of its own without the others noticing. */
function startThread(stretch: Stretch): Promise<SeedsOutcome> {
  const worker = new Worker(new URL("./seed-thread.ts", import.meta.url), {
    workerData: stretch,
    execArgv: ["--conditions=@x-batch-compliance/source"],
    resourceLimits: { maxYoungGenerationSizeMb: 3 * youngMib },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`The thread from seed ${stretch.from} ended with ${code}.`)),
    );
  });
}
