import { parentPort, workerData } from "node:worker_threads";
import { runSweep } from "../run-sweep.ts";

const result = await runSweep({ ...workerData, onProgress: () => parentPort.postMessage({}) });
parentPort.postMessage({ result });
