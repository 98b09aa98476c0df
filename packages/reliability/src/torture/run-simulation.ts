import { runSeeds } from "../simulation/run-seeds.ts";
import type { PartOptions, PartResult } from "./part-result.ts";

const wholeSeeds = 10_000;

/** Plays 10,000 seeds, or the first of them. */
export async function runSimulation({ share, onProgress }: PartOptions): Promise<PartResult> {
  const count = Math.max(1, Math.round(wholeSeeds / share));
  const { seeds, ends, broken } = await runSeeds({ from: 0, count, onSeed: onProgress });
  const failures = broken.map(
    ({ seed, breaches }) =>
      `seed ${seed}: ${breaches.map(({ promise, what }) => `${promise}: ${what}`).join("; ")}`,
  );
  return { name: "simulation", runs: seeds, outcomes: Object.fromEntries(ends), failures };
}
