// A process that checks and rewrites lists until it is ended. Each answer is a whole check; it dies in some of them.
import { flushCompileCache } from "node:module";
import {
  type CheckEvent,
  type Clock,
  checkDatasets,
  createClient,
  rewriteDataset,
} from "@x-batch-compliance/core";
import { describeLists, maxIdsPerJob } from "./lists.ts";
import type { Answer, Order } from "./order.ts";
import { createSpotter, type Spotter } from "./spotter.ts";
import { watchFiles } from "./watch-files.ts";
import { watchTransport } from "./watch-transport.ts";

/** Time that only sleeping moves: nobody waits. */
function createQuickClock(): Clock {
  let sleptMs = 0;
  return {
    now: () => Date.now() + sleptMs,
    monotonic: () => performance.now() + sleptMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      sleptMs += ms;
      await new Promise(setImmediate);
    },
  };
}

function nameEvent(event: CheckEvent): string {
  return event.type === "job" ? `at the event "job ${event.how}"` : `at the event "${event.type}"`;
}

async function carryOut(order: Order, spotter: Spotter): Promise<Answer> {
  const client = createClient({
    bearerToken: order.bearerToken,
    apiUrl: order.apiUrl,
    clock: createQuickClock(),
    transport: watchTransport(() => spotter),
  });
  const datasets = describeLists(order.listFolder);
  spotter.reach("before the check");
  const { report, verdicts } = await checkDatasets(client, datasets, {
    folder: order.checkFolder,
    jobNamePrefix: order.jobNamePrefix,
    runKey: order.runKey,
    maxIdsPerJob,
    onEvent: (event) => spotter.reach(nameEvent(event)),
  });
  await client.close();
  for (const dataset of datasets) {
    spotter.reach("before a dataset is rewritten");
    await rewriteDataset(dataset, verdicts);
  }
  spotter.reach("after the last rewrite");
  return { report, reached: spotter.counts() };
}

let spotter = createSpotter(undefined);
watchFiles(() => spotter);
process.on("message", (order: Order) => {
  spotter = createSpotter(order.killAt);
  carryOut(order, spotter).then(
    (answer) => {
      process.send?.(answer);
      // What ends by a kill writes nothing at its end.
      flushCompileCache();
    },
    (error: unknown) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
  );
});
