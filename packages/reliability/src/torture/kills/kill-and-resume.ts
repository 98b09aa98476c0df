import type { Flow } from "@x-batch-compliance/sandbox";
import {
  describeUndisturbed,
  type Expected,
  findFaultsAtDeath,
  findFaultsAtEnd,
  findUndisturbedFaults,
} from "./find-faults.ts";
import type { Run } from "./list-runs.ts";
import { digestLists, type Lists, makeLists } from "./lists.ts";
import type { Answer } from "./order.ts";
import type { Site, Trace, Worker } from "./worker.ts";

/** What became of a run, and what was wrong with it. */
export interface RunOutcome {
  readonly outcome: string;
  readonly faults: readonly string[];
}

/** The outcome of a run that came to its end without being killed. */
export const notReached = "ended before the point";

/** A worker that knows what is right. */
export interface VerifiedWorker {
  /** How often each point is reached where nobody is killed. */
  count(flow: Flow): Promise<Readonly<Record<string, number>>>;
  /** The outcomes of these runs, which are made at the same time, in their order. */
  run(runs: readonly Run[]): Promise<readonly RunOutcome[]>;
}

/** Lists as they are before a check. */
interface Start {
  readonly flow: Flow;
  readonly lists: Lists;
}

/** Makes the oracle of a worker: what a check comes to is learned once from one that nobody kills, which is held against a naive reading. */
export function createVerifiedWorker(worker: Worker): VerifiedWorker {
  const known = new Map<string, Expected>();
  const lists = makeLists();

  /** Learns what the checks of these lists come to. */
  async function learn(starts: readonly Start[]): Promise<void> {
    const byKey = new Map(starts.map((start) => [nameStart(start), start]));
    const unknown = [...byKey].filter(([key]) => !known.has(key));
    const checks = await checkUndisturbed(
      worker,
      unknown.map(([, start]) => start),
    );
    for (const [at, [key]] of unknown.entries()) known.set(key, (checks[at] as Undisturbed).expected);
  }
  const recall = (start: Start): Expected => known.get(nameStart(start)) as Expected;

  return {
    async count(flow) {
      const [check] = await checkUndisturbed(worker, [{ flow, lists }]);
      return (check as Undisturbed).reached;
    },
    async run(runs) {
      const played = await killAndResume(worker, runs, lists);
      await learn(
        played.flatMap(({ run, found }) => [lists, ...found].map((now) => ({ flow: run.flow, lists: now }))),
      );
      return played.map((progress) => concludeRun(progress, lists, recall));
    },
  };
}

function nameStart({ flow, lists }: Start): string {
  return `${flow} ${digestLists(lists)}`;
}

/** What happened in a run. Without a trace it failed, or came to its end before the failpoint. */
interface RunProgress {
  readonly run: Run;
  /** The lists after each kill. */
  readonly found: Lists[];
  trace?: Trace;
  failure?: string;
}

/** Kills each check once or twice and lets it go on, all at the same time. */
async function killAndResume(
  worker: Worker,
  runs: readonly Run[],
  lists: Lists,
): Promise<readonly RunProgress[]> {
  await using stack = new AsyncDisposableStack();
  let going: readonly { readonly progress: RunProgress; readonly site: Site }[] = await Promise.all(
    runs.map(async (run, slot) => ({
      progress: { run, found: [] },
      site: stack.use(await worker.openSite(slot, run.flow, lists)),
    })),
  );
  const all = going.map(({ progress }) => progress);
  for (const failpoint of ["killAt", "killAgainAt", undefined] as const) {
    const endings = await worker.carryOut(
      going.map(({ progress, site }) => ({ site, holdAt: failpoint && progress.run[failpoint] })),
    );
    const dead: (typeof going)[0][] = [];
    for (const [at, { progress, site }] of going.entries()) {
      const ending = endings[at];
      if (ending?.kind === "done") {
        if (progress.found.length > 0) progress.trace = await site.trace(ending.answer.report);
      } else if (ending?.kind === "killed") {
        progress.found.push(await site.lists());
        if (progress.run.turn === "upload window over") site.world.passUploadWindow();
        dead.push({ progress, site });
      } else {
        progress.failure = ending?.what ?? "nothing came of it";
      }
    }
    going = dead;
  }
  for (const { progress } of going) progress.failure = "the process died, and nobody killed it";
  return all;
}

function concludeRun(
  { run: { flow, turn }, found, trace, failure }: RunProgress,
  lists: Lists,
  recall: (start: Start) => Expected,
): RunOutcome {
  if (failure !== undefined) return { outcome: "failed", faults: [failure] };
  if (trace === undefined) return { outcome: notReached, faults: [] };
  const isOver = turn === "upload window over";
  const first = recall({ flow, lists });
  const others = found.map((now) => recall({ flow, lists: now }));
  return {
    outcome: isOver ? `killed, ${turn}` : `killed ${found.length === 1 ? "once" : "twice"}`,
    faults: [
      ...found.flatMap((now) => findFaultsAtDeath(lists, now, first.lists)),
      ...findFaultsAtEnd(trace, { attempts: [first, ...others], mayExpire: isOver }),
    ],
  };
}

/** A check that nobody killed. */
interface Undisturbed {
  readonly expected: Expected;
  readonly reached: Answer["reached"];
}

async function checkUndisturbed(worker: Worker, starts: readonly Start[]): Promise<readonly Undisturbed[]> {
  await using stack = new AsyncDisposableStack();
  const sites = await Promise.all(
    starts.map(async ({ flow, lists }, slot) => stack.use(await worker.openSite(slot, flow, lists))),
  );
  for (const { world } of sites) world.countMoments();
  const endings = await worker.carryOut(sites.map((site) => ({ site, holdAt: undefined })));
  // Awaited here: the folders of the sites are removed on the way out.
  return await Promise.all(
    sites.map(async ({ world, trace }, at) => {
      const ending = endings[at];
      if (ending?.kind !== "done")
        throw new Error(`A check that nobody killed ended: ${JSON.stringify(ending)}`);
      const { report, reached } = ending.answer;
      const { lists: before } = starts[at] as Start;
      const seen = await trace(report);
      const faults = findUndisturbedFaults(before, seen);
      if (faults.length > 0) throw new Error(`A check that nobody killed is wrong: ${faults.join("; ")}.`);
      return {
        expected: describeUndisturbed(before, seen),
        reached: { ...reached, ...world.countMoments() },
      };
    }),
  );
}
