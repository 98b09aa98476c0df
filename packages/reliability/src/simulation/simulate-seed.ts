import type { KnownBug } from "./known-bug.ts";
import { alive } from "./lifeline.ts";
import type { ByteChange } from "./network-fault.ts";
import { bodyCanary } from "./network-fault.ts";
import { type Breach, findBreaches } from "./oracle/oracle.ts";
import { planSeed, startOfSeedMs } from "./plan-seed.ts";
import { createRandom } from "./random.ts";
import type { Replacement } from "./replace-globals.ts";
import { type RunningRun, startRun } from "./simulate-run.ts";
import { createWorld, runOfPath } from "./world.ts";
import type { RunFact } from "./world-facts.ts";

/** What became of a seed. */
export interface SeedOutcome {
  readonly seed: number;
  readonly breaches: readonly Breach[];
  /** How often runs ended in which way: a result, or the code of a failure. */
  readonly ends: ReadonlyMap<string, number>;
  readonly requests: number;
}

export interface SeedOptions {
  readonly globals: Replacement;
  readonly bug?: KnownBug | undefined;
  /** Given each line of the trace. */
  readonly onTrace?: ((line: string) => void) | undefined;
}

/** Far more than any seed has needed. */
const maxEvents = 20_000;
const reuseWithinMs = 6 * 3_600_000;

/** Plays one seed from start to end and checks it. */
export async function simulateSeed(
  seed: number,
  { globals, bug, onTrace }: SeedOptions,
): Promise<SeedOutcome> {
  const plan = planSeed(seed);
  const running = new Map<number, RunningRun>();
  const facts: RunFact[] = [];
  const world = createWorld(plan, {
    // A run can be killed at any of its operations on files, too.
    passFile: (path) => running.get(runOfPath(path))?.life.pass() ?? alive,
    trace: (line) => onTrace?.(`${formatTime(world.timeline.now())} ${line}`),
  });
  const jitter = createRandom(seed ^ 0x27d4eb2f);
  globals.use(world.files, () => jitter.next());
  const stickyChanges = new Map<string, ByteChange>();
  for (const [run, runPlan] of plan.runs.entries()) {
    world.timeline.at(startOfSeedMs + runPlan.startMs, () => {
      const started = startRun(world, { run, plan: runPlan, bug, stickyChanges });
      running.set(run, started);
      void started.over.then((fact) => facts.push(fact));
    });
  }
  const end = await world.timeline.run(() => facts.length === plan.runs.length, maxEvents);
  const { secrets, ...known } = world.facts;
  const breaches = findBreaches({
    ...known,
    isCalm: plan.isCalm,
    end,
    runs: facts,
    secrets: [...secrets, bodyCanary],
    reuseWithinMs,
    keepsParts: plan.odd !== undefined,
  });
  for (const { promise, what } of breaches) world.trace(`BROKEN: ${promise}: ${what}`);
  return { seed, breaches, ends: countEnds(facts), requests: known.wire.length };
}

function countEnds(facts: readonly RunFact[]): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const { end, error, claim } of facts) {
    const word = end === "done" ? describeClaim(claim) : end === "killed" ? "killed" : error;
    ends.set(word, (ends.get(word) ?? 0) + 1);
  }
  return ends;
}

function describeClaim(claim: RunFact["claim"]): string {
  if (claim === undefined || claim.isPending) return "pending";
  if (claim.counts.violations > 0) return "violations";
  return claim.counts.unverified > 0 ? "unverified" : "compliant";
}

function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(5, 19).replace("T", " ");
}
