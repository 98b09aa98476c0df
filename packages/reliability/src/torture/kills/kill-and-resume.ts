import type { Flow } from "@x-batch-compliance/sandbox";
import { type Expected, judgeDead, judgeResumed, judgeUndisturbed, normaliseReport } from "./judge-run.ts";
import type { Lane, Site, Trace } from "./lane.ts";
import type { Run } from "./list-runs.ts";
import { digestLists, type Lists, makeLists } from "./lists.ts";
import type { Answer } from "./order.ts";

/** What became of a run, and what was wrong with it. */
export interface RunOutcome {
  readonly outcome: string;
  readonly faults: readonly string[];
}

/** The outcome of a run that came to its end without being killed. */
export const notReached = "ended before the point";

/** A lane that knows what is right. */
export interface VerifiedLane {
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

/** Makes the oracle of a lane: what a check comes to is learned once from one that nobody kills, which is held against a naive reading. */
export function createVerifiedLane(lane: Lane): VerifiedLane {
  const known = new Map<string, Expected>();
  const lists = makeLists();

  /** Learns what the checks of these lists come to. */
  async function learn(starts: readonly Start[]): Promise<void> {
    const byKey = new Map(starts.map((start) => [nameStart(start), start]));
    const unknown = [...byKey].filter(([key]) => !known.has(key));
    const checks = await checkUndisturbed(
      lane,
      unknown.map(([, start]) => start),
    );
    for (const [at, [key]] of unknown.entries()) known.set(key, (checks[at] as Undisturbed).expected);
  }
  const recall = (start: Start): Expected => known.get(nameStart(start)) as Expected;

  return {
    async count(flow) {
      const [check] = await checkUndisturbed(lane, [{ flow, lists }]);
      return (check as Undisturbed).reached;
    },
    async run(runs) {
      const stories = await killAndResume(lane, runs, lists);
      await learn(
        stories.flatMap(({ run, found }) => [lists, ...found].map((now) => ({ flow: run.flow, lists: now }))),
      );
      return stories.map((story) => judgeStory(story, lists, recall));
    },
  };
}

function nameStart({ flow, lists }: Start): string {
  return `${flow} ${digestLists(lists)}`;
}

/** What happened in a run. Without a trace it failed, or came to its end before the spot. */
interface Story {
  readonly run: Run;
  /** The lists after each kill. */
  readonly found: Lists[];
  trace?: Trace;
  failure?: string;
}

/** Kills each check once or twice and lets it go on, all at the same time. */
async function killAndResume(lane: Lane, runs: readonly Run[], lists: Lists): Promise<readonly Story[]> {
  await using stack = new AsyncDisposableStack();
  let going: readonly { readonly story: Story; readonly site: Site }[] = await Promise.all(
    runs.map(async (run, seat) => ({
      story: { run, found: [] },
      site: stack.use(await lane.openSite(seat, run.flow, lists)),
    })),
  );
  const stories = going.map(({ story }) => story);
  for (const spot of ["killAt", "killAgainAt", undefined] as const) {
    const endings = await lane.carryOut(
      going.map(({ story, site }) => ({ site, holdAt: spot && story.run[spot] })),
    );
    const dead: (typeof going)[0][] = [];
    for (const [at, { story, site }] of going.entries()) {
      const ending = endings[at];
      if (ending?.kind === "done") {
        if (story.found.length > 0) story.trace = await site.trace(ending.answer.report);
      } else if (ending?.kind === "killed") {
        story.found.push(await site.lists());
        if (story.run.turn === "upload window over") site.world.passUploadWindow();
        dead.push({ story, site });
      } else {
        story.failure = ending?.what ?? "nothing came of it";
      }
    }
    going = dead;
  }
  for (const { story } of going) story.failure = "the process died, and nobody killed it";
  return stories;
}

function judgeStory(
  { run: { flow, turn }, found, trace, failure }: Story,
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
      ...found.flatMap((now) => judgeDead(lists, now, first.lists)),
      ...judgeResumed(trace, { attempts: [first, ...others], mayExpire: isOver }),
    ],
  };
}

/** A check that nobody killed. */
interface Undisturbed {
  readonly expected: Expected;
  readonly reached: Answer["reached"];
}

async function checkUndisturbed(lane: Lane, starts: readonly Start[]): Promise<readonly Undisturbed[]> {
  await using stack = new AsyncDisposableStack();
  const sites = await Promise.all(
    starts.map(async ({ flow, lists }, seat) => stack.use(await lane.openSite(seat, flow, lists))),
  );
  for (const { world } of sites) world.countMoments();
  const endings = await lane.carryOut(sites.map((site) => ({ site, holdAt: undefined })));
  return Promise.all(
    sites.map(async ({ world, trace }, at) => {
      const ending = endings[at];
      if (ending?.kind !== "done")
        throw new Error(`A check that nobody killed ended: ${JSON.stringify(ending)}`);
      const { report, reached } = ending.answer;
      const { findings, lists: after } = await trace(report);
      const faults = judgeUndisturbed((starts[at] as Start).lists, report, after);
      if (faults.length > 0) throw new Error(`A check that nobody killed is wrong: ${faults.join("; ")}.`);
      const uploads = report.jobs.map(({ name }) => name.split("-")[1] ?? "");
      return {
        expected: { report: normaliseReport(report), findings, lists: after, uploads },
        reached: { ...reached, ...world.countMoments() },
      };
    }),
  );
}
