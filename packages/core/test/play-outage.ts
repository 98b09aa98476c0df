import type { Fault } from "@x-batch-compliance/sandbox";
import type { DrivenCore } from "./drive-core.ts";

export interface Outage {
  readonly operations: readonly string[];
  /** Default: 503. */
  readonly fault?: Fault | undefined;
  /** On the shared clock, from now. Default: for good. */
  readonly lastsMs?: number;
  /** From now. Default: at once. */
  readonly startsAfterMs?: number;
}

/** More than is asked between two pauses. */
const inARow = 9;

/** Plays one fault at every request to these operations for as long as the outage lasts; then, or if told so, no more. */
export function playOutage(
  { sandbox: { faults }, clock }: DrivenCore,
  {
    operations,
    fault = { kind: "answer", status: 503 },
    lastsMs = Number.POSITIVE_INFINITY,
    startsAfterMs = 0,
  }: Outage,
): { readonly endMs: number; stop(): void } {
  const startMs = clock.now() + startsAfterMs;
  let endMs = startMs + lastsMs;
  const refill = (atMs: number): void => {
    for (const operation of operations) {
      while (faults.next(operation) !== undefined);
      if (atMs >= startMs && atMs < endMs) faults.script(operation, ...Array<Fault>(inARow).fill(fault));
    }
  };
  refill(clock.now());
  clock.whileAsleep(({ ms }) => refill(clock.now() + Math.ceil(ms)));
  return {
    endMs,
    stop() {
      endMs = startMs;
      refill(clock.now());
    },
  };
}
