// A thread that plays a stretch of seeds.
import { parentPort, workerData } from "node:worker_threads";
import type { Stretch } from "./play-seeds.ts";
import { runSeeds } from "./run-seeds.ts";

parentPort?.postMessage(await runSeeds(workerData as Stretch));
