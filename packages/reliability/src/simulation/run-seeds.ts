import type { KnownBug } from "./known-bug.ts";
import { replaceGlobals } from "./replace-globals.ts";
import { type SeedOutcome, simulateSeed } from "./simulate-seed.ts";

/** What became of many seeds. */
export interface SeedsOutcome {
  readonly seeds: number;
  readonly requests: number;
  /** How often runs ended in which way. */
  readonly ends: ReadonlyMap<string, number>;
  /** Those that broke a promise, in their order. */
  readonly broken: readonly SeedOutcome[];
  /** Time of the processor, all of the process. */
  readonly processorMs: number;
}

export interface SeedsOptions {
  readonly from: number;
  readonly count: number;
  readonly bug?: KnownBug | undefined;
  /** Ends with the first seed that breaks a promise. */
  readonly stopsAtFirst?: boolean | undefined;
  readonly onSeed?: ((done: number) => void) | undefined;
}

/** Plays seeds one after the other. */
export async function runSeeds({
  from,
  count,
  bug,
  stopsAtFirst = false,
  onSeed,
}: SeedsOptions): Promise<SeedsOutcome> {
  using globals = replaceGlobals();
  // Of thousands of errors nobody reads where they were made: a seed that is played alone shows it.
  Error.stackTraceLimit = 0;
  // Most of what a seed takes is short: fewer and larger allocations for all of it.
  Buffer.poolSize = 64 * 1024;
  const startedAt = process.cpuUsage();
  const ends = new Map<string, number>();
  const broken: SeedOutcome[] = [];
  let seeds = 0;
  let requests = 0;
  while (seeds < count && !(stopsAtFirst && broken.length > 0)) {
    const outcome = await simulateSeed(from + seeds, { globals, bug });
    seeds++;
    requests += outcome.requests;
    for (const [end, times] of outcome.ends) ends.set(end, (ends.get(end) ?? 0) + times);
    if (outcome.breaches.length > 0) broken.push(outcome);
    onSeed?.(seeds);
  }
  const { user, system } = process.cpuUsage(startedAt);
  return { seeds, requests, ends, broken, processorMs: (user + system) / 1_000 };
}

/** Plays one seed again, and returns its trace line by line. */
export async function traceSeed(
  seed: number,
  bug?: KnownBug,
): Promise<{ readonly outcome: SeedOutcome; readonly trace: readonly string[] }> {
  using globals = replaceGlobals();
  const trace: string[] = [];
  const outcome = await simulateSeed(seed, { globals, bug, onTrace: (line) => void trace.push(line) });
  return { outcome, trace };
}
