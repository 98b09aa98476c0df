import { Worker } from "node:worker_threads";
import type { Flow } from "./cut.ts";
import type { PartOptions, PartResult } from "./part-result.ts";
import type { SweepOptions } from "./run-sweep.ts";

type SweepsOptions = Pick<SweepOptions, "share" | "at" | "onProgress">;

/** Sweeps both flows at once, each in a thread of its own. */
export function runSweeps({ share, at, onProgress }: SweepsOptions): Promise<readonly PartResult[]> {
  const flows = (["api", "gcs"] as const).filter((flow) => at === undefined || at.startsWith(`${flow}/`));
  return Promise.all(flows.map((flow) => startThread({ flow, share, at }, onProgress)));
}

function startThread(
  workerData: { readonly flow: Flow; readonly share: number; readonly at: string | undefined },
  onProgress: PartOptions["onProgress"],
): Promise<PartResult> {
  const worker = new Worker(new URL("./sweep-thread.ts", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on("message", ({ runs, result }: SweepMessage) =>
      result === undefined ? onProgress?.(runs) : resolve(result),
    );
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The sweep of ${workerData.flow} ended with ${code}.`)));
  });
}

/** What a thread reports: after each case how many there were, and at its end what came of them. */
export interface SweepMessage {
  readonly runs: number;
  readonly result?: PartResult;
}
