import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cut, type Flow, formatCut, listCuts, parseCut } from "./cut.ts";
import { writeExample } from "./example.ts";
import { openWorker, type Worker } from "./open-worker.ts";
import { countOutcomes, type PartOptions, type PartResult } from "./part-result.ts";
import { recordLifecycle } from "./recording.ts";
import { runCut } from "./run-cut.ts";

export interface SweepOptions extends PartOptions {
  readonly flow: Flow;
  /** Runs one cut alone, as a failure names it. */
  readonly at?: string | undefined;
  /** How long a silent server is waited for, real ms. Default 500. */
  readonly idleTimeoutMs?: number | undefined;
}

/** Cases at once: most wait for a server that is silent. */
const workers = 48;

/**
 * Cuts each exchange of a check at each byte, in each way and framing. Each ends in the right result or in an error
 * with a code, or is a failure.
 */
export async function runSweep(options: SweepOptions): Promise<PartResult> {
  const { flow, share, at, onProgress, idleTimeoutMs = 500 } = options;
  await using folder = await mkdtempDisposable(join(tmpdir(), "x-batch-compliance-"));
  const example = writeExample(folder.path, { count: 6 });
  const recording = await recordLifecycle(example.dataset, { flow, gone: example.gone });
  const outcomes = countOutcomes(`sweep ${flow}`, onProgress);
  const open = (number: number): Promise<Worker> =>
    openWorker({ recording, example, folder: join(folder.path, `worker-${number}`), idleTimeoutMs });

  await using first = await open(0);
  const cuts =
    at === undefined ? pick(listCuts(flow, first.server.exchanges()), share) : [parseCut(at)].values();
  const work = async (worker: Worker): Promise<void> => {
    for (const cut of cuts) outcomes.add(formatCut(cut), await runCut(cut, worker));
  };
  await Promise.all([
    work(first),
    ...Array.from({ length: at === undefined ? workers - 1 : 0 }, async (_, index) => {
      await using worker = await open(index + 1);
      await work(worker);
    }),
  ]);
  return outcomes.finish();
}

/** One of every so many, each time another one, or a share of 3 would never stall. All workers take from the same. */
function* pick(cuts: Iterable<Cut>, share: number): Generator<Cut> {
  let number = 0;
  for (const cut of cuts) {
    if (number % share === Math.floor(number / share) % share) yield cut;
    number++;
  }
}
