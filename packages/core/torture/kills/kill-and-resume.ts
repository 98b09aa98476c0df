import type { Flow } from "@x-batch-compliance/sandbox";
import { type Expected, judgeDead, judgeResumed, judgeUndisturbed, normaliseReport } from "./judge-run.ts";
import type { Lane, Site } from "./lane.ts";
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
  run(run: Run): Promise<RunOutcome>;
}

/** Makes the oracle of a lane: what a check comes to is learned once from one that nobody kills, which is held against a naive reading. */
export function createVerifiedLane(lane: Lane): VerifiedLane {
  const known = new Map<string, Expected>();
  const lists = makeLists();

  /** What the check of these lists comes to. */
  async function expect(flow: Flow, before: Lists): Promise<Expected> {
    const key = `${flow} ${digestLists(before)}`;
    const expected = known.get(key) ?? (await checkUndisturbed(lane, flow, before)).expected;
    known.set(key, expected);
    return expected;
  }

  return {
    count: async (flow) => (await checkUndisturbed(lane, flow, lists)).reached,
    async run(run) {
      const { flow, turn } = run;
      const first = await expect(flow, lists);
      await using site = await lane.openSite(flow, lists);
      const killed = await killAndResume(site, run);
      if (killed === undefined) return { outcome: notReached, faults: [] };
      if (typeof killed === "string") return { outcome: "failed", faults: [killed] };
      const { answer, found } = killed;
      const trace = await site.trace(answer.report);
      const others: Expected[] = [];
      for (const now of found) others.push(await expect(flow, now));
      return {
        outcome:
          turn === "upload window over"
            ? `killed, ${turn}`
            : `killed ${found.length === 1 ? "once" : "twice"}`,
        faults: [
          ...found.flatMap((now) => judgeDead(lists, now, first.lists)),
          ...judgeResumed(trace, { attempts: [first, ...others], mayExpire: turn === "upload window over" }),
        ],
      };
    },
  };
}

interface Resumed {
  readonly answer: Answer;
  /** The lists after each kill. */
  readonly found: readonly Lists[];
}

/** `undefined`: the check came to its end before it came to the spot. A text: what failed. */
async function killAndResume(site: Site, run: Run): Promise<Resumed | string | undefined> {
  const found: Lists[] = [];
  for (const killAt of [run.killAt, run.killAgainAt, undefined]) {
    const ending = await site.attempt(killAt);
    if (ending.kind === "failed") return ending.what;
    if (ending.kind === "done") {
      return found.length === 0 ? undefined : { answer: ending.answer, found };
    }
    found.push(await site.lists());
    if (run.turn === "upload window over") site.world.passUploadWindow();
  }
  return "the process died, and nobody killed it";
}

async function checkUndisturbed(
  lane: Lane,
  flow: Flow,
  before: Lists,
): Promise<{ readonly expected: Expected; readonly reached: Answer["reached"] }> {
  await using site = await lane.openSite(flow, before);
  site.world.countMoments();
  const { report, reached } = await site.finish();
  const { findings, lists } = await site.trace(report);
  const faults = judgeUndisturbed(before, report, lists);
  if (faults.length > 0) throw new Error(`A check that nobody killed is wrong: ${faults.join("; ")}.`);
  const uploads = report.jobs.map(({ name }) => name.split("-")[1] ?? "");
  return {
    expected: { report: normaliseReport(report), findings, lists, uploads },
    reached: { ...reached, ...site.world.countMoments() },
  };
}
