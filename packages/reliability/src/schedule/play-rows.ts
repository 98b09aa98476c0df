import { replaceGlobals } from "../simulation/replace-globals.ts";
import type { CheckLists } from "./check-lists.ts";
import { playRow } from "./play-row.ts";
import type { PlayedRow } from "./played-row.ts";
import { findBroken, type PromisedRow } from "./row-promises.ts";

/** A row with a seed, and what it broke. */
export interface RowOutcome {
  readonly played: PlayedRow;
  readonly broken: readonly string[];
}

export interface RowSeeds {
  readonly from: number;
  readonly count: number;
  /** Default: core. */
  readonly check?: (() => CheckLists) | undefined;
}

/** Plays a row with seeds, one after the other. */
export async function playSeeds(
  row: PromisedRow,
  { from, count, check }: RowSeeds,
): Promise<readonly RowOutcome[]> {
  using globals = replaceGlobals();
  const outcomes: RowOutcome[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const played = await playRow({ row, seed }, { globals, check: check?.() });
    outcomes.push({ played, broken: findBroken(played, row) });
  }
  return outcomes;
}

/** Plays a row with one seed again, and prints it line by line. */
export async function traceRow(
  row: PromisedRow,
  seed: number,
): Promise<RowOutcome & { readonly trace: readonly string[] }> {
  using globals = replaceGlobals();
  const trace: string[] = [];
  const played = await playRow({ row, seed }, { globals, trace: (line) => void trace.push(line) });
  return { played, broken: findBroken(played, row), trace };
}
