import type { Moment } from "@x-batch-compliance/sandbox";
import type { RunOptions, Scenario } from "./scenario.ts";

/** Cancels at an exact moment of the next request of this kind. */
export function cancelAtRequest(
  { sandbox }: Scenario,
  operation: string,
  at: Moment,
): RunOptions["cancelWhen"] {
  return (cancel) => sandbox.faults.script(operation, { kind: "moment", at, tell: cancel });
}

/** The name of each job that X has accepted: two of one name would be one part paid for twice. */
export function jobNames({ sandbox }: Scenario): readonly (string | undefined)[] {
  return sandbox.x.jobs().map(({ name }) => name);
}
