import { Worker } from "node:worker_threads";
import { runSeeds, type SeedsOutcome } from "./run-seeds.ts";

/** Which seeds a thread plays. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

/** Plays seeds in some threads at once, each a stretch of its own. What comes out is the same, however many there are. */
export async function playSeeds({
  from,
  count,
  threads,
}: Stretch & { readonly threads: number }): Promise<SeedsOutcome> {
  const stretches = divide({ from, count }, threads);
  if (stretches.length < 2) return runSeeds({ from, count });
  const startedAt = process.cpuUsage();
  const outcomes = await Promise.all(stretches.map(startThread));
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
  });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`The thread from seed ${stretch.from} ended with ${code}.`)),
    );
  });
}
