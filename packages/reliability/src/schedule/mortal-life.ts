import { alive, killed, type Lifeline } from "../simulation/lifeline.ts";

/** A lifeline that counts, so that the next run can be killed anywhere along its way. */
export interface MortalLife extends Lifeline {
  countSteps(): number;
}

/** @param killAtStep Counted from 1; undefined for a run that lives on. */
export function createMortalLife(killAtStep: number | undefined): MortalLife {
  let steps = 0;
  let die: (reason: typeof killed) => void = () => {};
  const end = new Promise<typeof killed>((resolve) => {
    die = resolve;
  });
  const never = new Promise<void>(() => {});
  return {
    end,
    countSteps: () => steps,
    pass() {
      steps++;
      if (killAtStep === undefined || steps < killAtStep) return alive;
      die(killed);
      return never;
    },
  };
}
