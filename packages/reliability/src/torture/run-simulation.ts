import { oddSeedsFrom } from "../simulation/odd/plan-oddities.ts";
import { runSeeds } from "../simulation/run-seeds.ts";
import type { PartOptions, PartResult } from "./part-result.ts";

const wholeSeeds = 10_000;

/** Plays 10,000 seeds, or the first of them; and as many in which X is otherwise than its documents. */
export async function runSimulation(options: PartOptions): Promise<readonly PartResult[]> {
  const usual = await playSeeds("simulation", { ...options, from: 0 });
  return [usual, await playSeeds("simulation, an odd X", { ...options, from: oddSeedsFrom })];
}

async function playSeeds(
  name: string,
  { share, onProgress, from }: PartOptions & { readonly from: number },
): Promise<PartResult> {
  const count = Math.max(1, Math.round(wholeSeeds / share));
  const { seeds, ends, broken } = await runSeeds({ from, count, onSeed: onProgress });
  const failures = broken.map(
    ({ seed, breaches }) =>
      `seed ${seed}: ${breaches.map(({ promise, what }) => `${promise}: ${what}`).join("; ")}`,
  );
  return { name, runs: seeds, outcomes: Object.fromEntries(ends), failures };
}
