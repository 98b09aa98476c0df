// A thread that sweeps one flow.
import { parentPort, workerData } from "node:worker_threads";
import { runSweep, type SweepOptions } from "./run-sweep.ts";
import type { SweepMessage } from "./run-sweeps.ts";

const tell = (message: SweepMessage): void => parentPort?.postMessage(message);
const result = await runSweep({ ...(workerData as SweepOptions), onProgress: (runs) => tell({ runs }) });
tell({ runs: result.runs, result });
