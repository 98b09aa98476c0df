// A process that checks and rewrites lists until it is ended, as many at a time as it is told to. Some are held half-way.
import { AsyncLocalStorage } from "node:async_hooks";
import { flushCompileCache } from "node:module";
import {
  type CheckEvent,
  type Clock,
  checkDatasets,
  createClient,
  rewriteDataset,
} from "@x-batch-compliance/core";
import { createFailpointCounter, type FailpointCounter } from "./failpoint-counter.ts";
import { describeLists, maxIdsPerJob } from "./lists.ts";
import type { Answer, Command, News, Order, Outcome } from "./order.ts";
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

/** All checks of this process by name, and the one that is going on right now. */
const counters = new Map<string, FailpointCounter>();
const current = new AsyncLocalStorage<FailpointCounter>();

let isCacheWritten = false;

async function carryOut(order: Order, counter: FailpointCounter): Promise<Answer> {
  const client = createClient({
    bearerToken: order.bearerToken,
    apiUrl: order.apiUrl,
    clock: createQuickClock(),
    transport: watchTransport(counter),
  });
  const datasets = describeLists(order.listFolder);
  await counter.reach("before the check");
  const { report, checkedIds } = await checkDatasets(client, datasets, {
    folder: order.checkFolder,
    jobNamePrefix: order.jobNamePrefix,
    runKey: order.runKey,
    maxIdsPerJob,
    // Nobody waits for this one, but for the next operation or request.
    onEvent: (event) => void counter.reach(nameEvent(event)),
  });
  await client.close();
  for (const dataset of datasets) {
    await counter.reach("before a dataset is rewritten");
    await rewriteDataset(dataset, checkedIds);
  }
  await counter.reach("after the last rewrite");
  return { report, reached: counter.counts() };
}

function tell(check: string, outcome: Outcome): void {
  process.send?.({ check, outcome } satisfies News);
}

async function begin(order: Order): Promise<void> {
  const check = order.jobNamePrefix;
  const counter = createFailpointCounter(order.holdAt, () => tell(check, { kind: "held" }));
  counters.set(check, counter);
  try {
    tell(check, { kind: "done", answer: await current.run(counter, () => carryOut(order, counter)) });
  } catch (error) {
    tell(check, { kind: "failed", what: error instanceof Error ? String(error.stack) : String(error) });
  }
  counters.delete(check);
  // What ends by a kill writes nothing at its end.
  if (!isCacheWritten) flushCompileCache();
  isCacheWritten = true;
}

watchFiles(() => {
  const counter = current.getStore();
  if (counter === undefined) throw new Error("An operation on a file belongs to no check.");
  return counter;
});
process.on("message", (command: Command) => {
  if (command.kind === "hold") counters.get(command.check)?.hold();
  else void begin(command.order);
});
