/** What one part of the torture run found. */
export interface PartResult {
  readonly name: string;
  /** Cases that were run. */
  readonly runs: number;
  /** How many cases ended so: in the right result, or in the error of this code. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** A line for each case that ended in anything else, with what replays it alone. */
  readonly failures: readonly string[];
}

/** How much of a part is to be run. */
export interface PartOptions {
  /** Every so many cases: 1 runs all. */
  readonly share: number;
  /** Told after each case. */
  readonly onProgress?: ((runs: number) => void) | undefined;
}

/** How one case ended; `failure` if that is not allowed. */
export interface CaseOutcome {
  readonly outcome: string;
  readonly failure?: string | undefined;
}

/** What the outcomes of cases are counted in. */
export interface OutcomeCount {
  add(at: string, outcome: CaseOutcome): void;
  finish(): PartResult;
}

/** Starts with no case. */
export function countOutcomes(name: string, onProgress: PartOptions["onProgress"]): OutcomeCount {
  const outcomes: Record<string, number> = {};
  const failures: string[] = [];
  let runs = 0;
  return {
    add(at, { outcome, failure }) {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (failure !== undefined) failures.push(`${at}: ${failure}`);
      runs++;
      onProgress?.(runs);
    },
    finish: () => ({ name, runs, outcomes, failures }),
  };
}
