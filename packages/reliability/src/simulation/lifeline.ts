/** Thrown to nobody: the reason why a killed run is over. */
export const killed: unique symbol = Symbol("killed");

/** The life of one run. As with `kill -9`, nothing of it goes on after its end: no catch, no finally. */
export interface Lifeline {
  /** Awaited before everything that a run does to the world. Never fulfilled again once the run is killed. */
  pass(): Promise<void>;
  /** Fulfilled when the run is killed. */
  readonly end: Promise<typeof killed>;
}

/** One for all: each run passes some fifty times. */
export const alive: Promise<void> = Promise.resolve();

/** @param killAtStep Counted from 1; undefined for a run that lives on. */
export function createLifeline(killAtStep: number | undefined): Lifeline {
  let steps = 0;
  let die: (reason: typeof killed) => void = () => {};
  const end = new Promise<typeof killed>((resolve) => {
    die = resolve;
  });
  const never = new Promise<void>(() => {});
  return {
    pass() {
      steps++;
      if (killAtStep === undefined || steps < killAtStep) return alive;
      die(killed);
      return never;
    },
    end,
  };
}
